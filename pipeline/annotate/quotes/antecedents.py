"""Says whom a pronoun means that speaks: the person named last, or those named before."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from pipeline.annotate.quotes.phrases import first_in
from pipeline.annotate.quotes.scene import Scene
from pipeline.annotate.quotes.span import Speaker
from pipeline.types import Mention

FURTHEST = 5
"""Sentences before a pronoun in which the person is looked for."""
LONGEST = 1000
"""Characters of a sentence that are read: one without an end is no harm."""


def antecedent(scene: Scene, pronoun: Speaker, before: Speaker | None) -> Speaker:
    """Return a pronoun with the person that it means; `before` spoke the quotation before."""
    means = scene.speech.means(scene.text[pronoun.start : pronoun.end])
    if means == "several":
        known = before is not None and before.kind == "collective"
        how = "joined" if known or _several(scene, pronoun.start) else "unknown"
        return replace(pronoun, kind="collective", how=how)
    if means == "body":
        return replace(pronoun, kind="body", how="unknown")
    person = _person(scene, pronoun.start, means, before) if means else None
    people = (person,) if person else ()
    return replace(pronoun, kind="person", people=people, how="joined" if people else "unknown")


def _person(scene: Scene, at: int, gender: str, before: Speaker | None) -> Mention | None:
    """Return the person named last before a place, the subject of a sentence before its others."""
    for start, end in _sentences(scene, at):
        spoke = before.people if before and start <= before.start < min(end, at) else ()
        if len(spoke) == 1 and _is_of(scene, spoke[0], gender):
            return spoke[0]
        named = [
            one
            for one in scene.people_in(start, min(end, at))
            if not one.kind and not scene.quoted(one.start) and _is_of(scene, one, gender)
        ]
        if named:
            clause = scene.text.rfind(";", start, named[-1].start) + 1 or start
            first = first_in(scene, clause, min(end, at))
            subject = first.people[0] if first and len(first.people) == 1 else None
            return subject if subject in named else named[-1]
    return None


def _several(scene: Scene, at: int) -> bool:
    """Return whether a sentence before names several: two persons, or a word for a group."""
    return any(
        len(scene.people_in(start, min(end, at))) > 1
        or any(scene.speech.kind(word) == "collective" for word in scene.text[start:end].split())
        for start, end in list(_sentences(scene, at))[:3]
    )


def _sentences(scene: Scene, at: int) -> Iterator[tuple[int, int]]:
    """Yield the sentence at a place and those before it, backwards."""
    sentences = scene.page.sentences
    last = bisect_right(sentences, (at, len(scene.text))) - 1
    for number in range(last, max(last - FURTHEST, -1), -1):
        start, end = sentences[number]
        yield max(start, min(end, at) - LONGEST), end


def _is_of(scene: Scene, person: Mention, gender: str) -> bool:
    """Return whether nothing says that a person is of the other gender."""
    honorific = dict(person.parts).get("honorific", "")
    return scene.page.kit.names.genders.get(honorific, gender) == gender
