"""Reads who speaks from the words beside a verb: a person, a pronoun, a noun with its words.

"the spokesman for Ms Sund" is no Ms Sund: a person behind a word of relation belongs to the noun
before it.
"""

import regex

from pipeline.annotate.quotes.nouns import noun, opening_noun
from pipeline.annotate.quotes.persons import after_bracket, is_anothers, together, with_earlier
from pipeline.annotate.quotes.scene import REACH, Scene, words_before
from pipeline.annotate.quotes.span import Speaker

BRACKET_END = regex.compile(r"[(\[][^()\[\]\n]{1,80}[)\]]$")
DOT = r"(?<!\b\p{Lu}\p{Ll}?)\.(?!\p{L})"
"""A full stop that ends a sentence; those of "U.S." and "St." do not."""
STOP = regex.compile(rf"[,;:!?\"\n()–—]|{DOT}|\s-\s|\s(?=(?:who|which|that|when|while|after|as)\b)")
"""Where a phrase ends that begins behind a verb."""
EDGE = regex.compile(
    rf"(?:[,;:!?\"\n()–—]|{DOT})\s*|\s-\s|\b(?i:that|but|while|when|because|if|as)\s"
)
"""Where a phrase begins that ends before a verb."""
JOINED = regex.compile(r"(?:\b(?:and|but|or)|&)\s*$")
UP_TO_PERSON = 80


def phrase_after(scene: Scene, start: int, end: int) -> Speaker | None:
    """Return who speaks where a phrase begins at `start`: said the mayor, Pia Sund."""
    text = scene.text
    start += len(text[start:end]) - len(text[start:end].lstrip())
    stop = STOP.search(text, start, end)
    last = stop.start() if stop else end
    people = scene.people_in(start, min(end, start + UP_TO_PERSON))
    first = regex.match(r"\S*", text[start:end])
    if first and scene.speech.kind(first[0].strip(",")) in ("between", "relation"):
        return None
    if people and people[0].whole_start <= last:
        found = people[0]
        if not is_anothers(scene, start, found):
            return together(scene, found, end)
        return noun(scene, start, last)
    spoken = noun(scene, start, last)
    if spoken and people and text[last : people[0].whole_start].strip() == ",":
        return together(scene, people[0], end)  # said the mayor, Pia Sund
    return spoken


def phrase_before(scene: Scene, start: int, end: int) -> Speaker | None:
    """Return who speaks where a phrase ends at `end`: Pia Sund (Finland), a member, also said."""
    text = scene.text
    start = max(start, end - REACH)
    end, follows = _without_between(scene, start, end)
    if JOINED.search(text, start, end):
        return first_in(scene, start, end)
    while bracket := BRACKET_END.search(text, start, end):
        end = start + len(text[start : bracket.start()].rstrip())
    person = scene.ending_at(_without_post_nominals(scene, start, end))
    named = person is not None and person.whole_start >= start
    if person is not None and named and not is_anothers(scene, start, person):
        return with_earlier(scene, person, start)
    if text[start:end].endswith(",") or (person is not None and "," in text[start:end]):
        found = _before_apposition(scene, start, end)
        if found is not None:
            return found
        end = start + len(text[start:end].rstrip(" ,"))
    edges = [edge.end() for edge in EDGE.finditer(text, start, end)]
    edge = edges[-1] if edges else start
    opening = [one for one in scene.people_in(start, end) if one.end > edge][:1]
    edge = min([edge, *(one.whole_start for one in opening)])  # "Sen. Pia Sund" has an edge inside
    if opening and not text[edge : opening[0].whole_start].strip():
        return first_in(scene, edge, end)
    return noun(scene, edge, end) or (first_in(scene, start, end) if follows else None)


def first_in(scene: Scene, start: int, end: int) -> Speaker | None:
    """Return the first that may speak in `start:end`: a person not behind a word of relation."""
    text = scene.text
    start += len(text[start:end]) - len(text[start:end].lstrip(" -–—*•"))
    word = regex.match(r"\p{L}+", text[start:end])
    if word and scene.speech.kind(word[0]) == "pronoun":
        return Speaker(start, start + word.end(), "pronoun")
    for person in scene.people_in(start, end):
        if not is_anothers(scene, start, person) and not scene.quoted(person.start):
            return together(scene, person, end)
    stop = STOP.search(text, start, end)
    return opening_noun(scene, start, stop.start() if stop else end)


def _before_apposition(scene: Scene, start: int, end: int) -> Speaker | None:
    """Return the nearest person with a comma or bracket behind: Pia Sund, who chairs it, said."""
    for person in reversed(scene.people_in(start, end)):
        after = after_bracket(scene.text, person.end)
        tail = scene.text[after : after + 12].lstrip()
        if scene.quoted(person.start) or is_anothers(scene, start, person):
            continue
        if after > person.end or tail.startswith(",") or after >= end - 1 or tail[:3].isupper():
            return with_earlier(scene, person, start)
    return None


def _without_between(scene: Scene, start: int, end: int) -> tuple[int, bool]:
    """Return where the words end before those that may stand at a verb, and if a comma went."""
    relative = False
    for word, _, last in words_before(scene.text, start, end):
        bare = word.rstrip(",")
        adverb = bare.endswith("ly") and bare.islower()
        if not (scene.speech.kind(bare) == "between" or adverb):
            return last, relative
        relative = relative or bare in ("who", "which")
        end = last - len(word)
    return start, relative


def _without_post_nominals(scene: Scene, start: int, end: int) -> int:
    """Return where a phrase ends without MP, TD and what else stands behind a name."""
    for word, first, last in words_before(scene.text, start, end):
        if not {word.strip(","), word.strip(",.")} & scene.page.kit.names.post_nominals:
            return last - (len(word) - len(word.rstrip(",")) if last != end else 0)
        end = first
    return end
