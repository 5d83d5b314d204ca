"""Nouns that speak: the Ministry of Health, two experts, the letter; what each is by its words."""

from collections.abc import Sequence
from itertools import islice

import regex

from pipeline.annotate.quotes.persons import DETERMINERS
from pipeline.annotate.quotes.scene import Scene
from pipeline.annotate.quotes.span import Speaker

LEADING = regex.compile(r"(?:\s|(?:and|but|or|so|yet)\s)*")
LONGEST = 9
"""Words of a phrase before its first word of relation."""
LAST = (1, 2, 3)
"""Words at the end of a phrase that may be an office."""
BARE = 3
"""Words of a phrase that needs no article: rapporteur, Fine Gael deputy."""


def opening_noun(scene: Scene, start: int, end: int) -> Speaker | None:
    """Return the noun that opens a clause: the shortest beginning of it that is one."""
    text, capitals = scene.text, scene.in_capitals(start)
    for word in islice(regex.finditer(r"\S+", text[start:end]), LONGEST):
        if scene.speech.kind(word[0]) in ("between", "relation"):
            return None
        last = start + word.end()
        if capitals or not regex.match(r"\s\p{Lu}", text[last : last + 2]):
            found = noun(scene, start, last)
            if found is not None:
                return found
    return None


def noun(scene: Scene, start: int, end: int) -> Speaker | None:
    """Return what a noun with its words is: the Ministry of Health, two experts, the letter."""
    text = scene.text
    start = LEADING.match(text, start, end).end()  # type: ignore[union-attr]
    end = start + len(text[start:end].rstrip())
    head = _head(scene, start, end)
    if not head:
        return None
    first, last = head[0][0], head[-1][0].removesuffix("'s").strip("'")
    kind = scene.speech.kind(last)
    bearer = scene.surnames.get(last) if len(head) == 1 else None
    if bearer is not None:
        return Speaker(start, head[-1][1], "person", (bearer,), "joined")
    if any(scene.speech.kind(word) == "pronoun" for word, _ in head):
        return Speaker(start, head[-1][1], "pronoun") if len(head) == 1 else None
    if kind in ("between", "relation", "text"):
        return Speaker(start, end, "text") if kind == "text" else None
    if not kind:
        kind = _kind_of_name(scene, start, head[-1][1])
    opened = DETERMINERS.match(first) or first[:1].isupper() or kind == "collective"
    return Speaker(start, end, kind) if kind and (opened or len(head) <= BARE) else None


def _head(scene: Scene, start: int, end: int) -> Sequence[tuple[str, int]]:
    """Return the words of a phrase before its first word of relation, each with its end."""
    head: list[tuple[str, int]] = []
    for word in regex.finditer(r"[^\s]+", scene.text[start:end]):
        if scene.speech.kind(word[0]) == "relation":
            break
        head.append((word[0].rstrip(","), start + word.end()))
        if len(head) > LONGEST:
            return ()
    return head


def _kind_of_name(scene: Scene, start: int, end: int) -> str:
    """Return what a phrase is by titles and names: the Chief Whip, UNICEF, Senate Republicans."""
    text, names = scene.text[start:end], scene.page.kit.names
    words = text.split()
    for size in LAST:
        last = " ".join(words[-size:])
        if last in names.offices or last.capitalize() in names.offices:
            return "person"
        if last in names.plurals or last.removesuffix("s") in names.offices:
            return "collective"
    if scene.in_capitals(start):
        return ""
    body = scene.body_ending_at(start, end)
    if body is not None and (
        body == start or DETERMINERS.fullmatch(scene.text[start:body].strip())
    ):
        return "collective" if text.endswith("s") and " of " not in text else "body"
    capitals = [word for word in words if word[:1].isupper() and word not in ("The", "A", "An")]
    acronym = words[-1].isupper() and len(words[-1]) > 1 and "." not in words[-1]
    return "body" if acronym or (len(capitals) > 1 and words[-1][:1].isupper()) else ""
