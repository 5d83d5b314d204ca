"""Persons who speak: alone, several together, and those who only say whose someone is."""

from collections.abc import Sequence
from itertools import islice

import regex

from pipeline.annotate.quotes.scene import Scene, words_before
from pipeline.annotate.quotes.span import Speaker
from pipeline.types import Mention

BRACKET = regex.compile(r"\s*[(\[][^()\[\]\n]{1,80}[)\]]")
AND = regex.compile(r",?\s+(?:and|&)\s+|,\s+")
OWNS = regex.compile(r"'s?\s+\p{Ll}")
OFFICE = 5
"""Words of an office before a name."""
OWNED = 60
"""Characters behind "Ms Sund's" in which the thing stands that is hers."""
DETERMINERS = regex.compile(r"(?i)(?:the|a|an|its|their|our|his|her|one|some|many|several|all)\b")


def together(scene: Scene, first: Mention, end: int) -> Speaker:
    """Return a person, or the persons of "A, B and C" that begin with this one."""
    people = [first]
    for person in scene.people_in(first.end, end):
        if not AND.fullmatch(scene.text, *_between(scene, people[-1], person)):
            break
        people.append(person)
    return _speaking(people if _is_list(scene, people) else [first])


def with_earlier(scene: Scene, last: Mention, start: int) -> Speaker:
    """Return a person, or the persons of "A and B" that end with this one."""
    people = [last]
    for person in reversed(scene.people_in(start, last.whole_start)):
        if not AND.fullmatch(scene.text, *_between(scene, person, people[0])):
            break
        people.insert(0, person)
    return _speaking(people if _is_list(scene, people) else [last])


def _speaking(people: Sequence[Mention]) -> Speaker:
    family = any(one.kind for one in people)
    kind = "collective" if family else "person"
    return Speaker(people[0].whole_start, people[-1].end, kind, tuple(people))


def _is_list(scene: Scene, people: Sequence[Mention]) -> bool:
    """Return whether "and" stands before the last of several persons; a comma parts two."""
    if len(people) < 2:
        return False
    start, end = _between(scene, *people[-2:])
    joint = scene.text[start:end].strip()
    return joint in ("and", "&") or (len(people) > 2 and joint in (", and", ", &"))


def _between(scene: Scene, first: Mention, second: Mention) -> tuple[int, int]:
    return after_bracket(scene.text, first.end), second.whole_start


def after_bracket(text: str, at: int) -> int:
    """Return where a bracket ends that stands at a place, or that place."""
    match = BRACKET.match(text, at)
    return match.end() if match else at


def is_anothers(scene: Scene, start: int, person: Mention) -> bool:
    """Return whether the words around a name say who another is: the brother of, Ms Sund's aunt."""
    owned = OWNS.match(scene.text, person.end)
    if owned:
        words = scene.text[person.end : person.end + OWNED].split()[1:OFFICE]
        return all(scene.speech.kind(word.strip(",:")) != "text" for word in words)
    end = _without_office(scene, start, person.whole_start)
    for count, (word, _, _) in enumerate(words_before(scene.text, start, end)):
        kind = scene.speech.kind(word)
        if kind == "relation":
            return True
        if count == 1 or word[-1:] in ",;:.\")" or not (
            DETERMINERS.match(word) or kind in ("person", "collective", "body")
        ):  # fmt: skip
            return False
    return False


def _without_office(scene: Scene, start: int, end: int) -> int:
    """Return where the words end before the office of a name: the former | Secretary of State."""
    words = list(islice(words_before(scene.text, start, end), OFFICE))
    offices = scene.page.kit.names.offices
    for _, first, _ in reversed(words):
        if scene.text[first:end].strip() in offices:
            return first
    return end
