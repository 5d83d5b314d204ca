"""Where words of saying may stand, before a quotation and behind it, and which are verbs."""

from collections.abc import Iterator

import regex

from pipeline.annotate.quotes.scene import REACH, Scene, words_before
from pipeline.annotate.quotes.span import Place, Speaker

COMMA = regex.compile(r"[ ]*(?P<comma>[,–—-])?[ ]*")
ENDED = regex.compile(r"[.!?…][\"')\]]*$")
NO_VERB = regex.compile(r"(?:\b(?:to|the|a|an|his|her|its|their|our|my|your|in|of)|'s?)\s+$")
"""What stands before a verb of saying that is a noun or an infinitive: the call, to say."""
CLAUSE = regex.compile(r"(?:^|[,;:.\"–—])\s*$")
"""What stands before a verb that opens a clause, at the end of a text."""
OBJECT = 6
"""Words behind a verb among which its object stands."""


def lead_of(scene: Scene, number: int) -> Place:
    """Return the words of its sentence before a quotation; an empty place where there are none."""
    text, span = scene.text, scene.spans[number]
    line = scene.page.lines[scene.line_at(span.open)]
    floor = line.start
    if number and scene.spans[number - 1].close > floor:
        floor = scene.spans[number - 1].close
    last = floor + len(text[floor : span.open].rstrip())
    if last == floor:
        return span.open, span.open
    start, end = scene.page.sentence_at(last - 1)
    if end <= span.start and ENDED.search(text, max(floor, last - 4), last):
        return span.open, span.open  # a sentence that ends here takes the mark behind it along
    return max(floor, start), span.open


def tail_of(scene: Scene, number: int) -> Place:
    """Return the words behind a quotation up to the end of their sentence."""
    text, span = scene.text, scene.spans[number]
    line = scene.page.lines[scene.line_at(span.close - 1)]
    limit = min(line.end, span.close + REACH)
    if number + 1 < len(scene.spans):
        limit = min(limit, scene.spans[number + 1].open)
    match = COMMA.match(text, span.close, max(limit, span.close))
    start = match.end() if match else span.close
    if start >= limit:
        return limit, limit
    end = scene.page.sentence_at(start)[1]
    return start, min(limit, end) if end > start else limit


def verbs_before(scene: Scene, start: int, end: int) -> Iterator[Place]:
    """Yield the verbs of saying in the words before a quotation, the last one first."""
    text, speech = scene.text, scene.speech
    for verb in reversed(list(speech.verb.finditer(text, start, end))):
        use = speech.uses[verb[0]]
        away = use == "beside" and text[verb.end() : end].strip(" ,:-–—\n")
        stated = use != "statement" or states(scene, verb.end(), end)
        named = verb[0][0].isupper() and not CLAUSE.search(text[start : verb.start()])
        noun = is_noun(scene, start, verb.span())
        if stated and not (away or noun or named):
            yield verb.span()


def is_noun(scene: Scene, start: int, verb: Place) -> bool:
    """Return whether the word before makes a noun or an infinitive of what looks like a verb."""
    if NO_VERB.search(scene.text, max(start, verb[0] - 8), verb[0]):
        return True
    word = next(words_before(scene.text, start, verb[0]), None)
    kind = scene.speech.kind(word[0]) if word else ""
    written = scene.speech.kind(scene.text[slice(*verb)]) == "text"
    return kind == "relation" or (kind == "text" and written)  # the following remarks


def states(scene: Scene, start: int, end: int) -> bool:
    """Return whether a thing written stands behind a verb: released the following statement."""
    words = scene.text[start:end].split()[:OBJECT]
    return any(scene.speech.kind(word.strip(",.:")) == "text" for word in words)


def agrees(scene: Scene, speaker: Speaker, verb: Place) -> bool:
    """Return whether a verb can be that of a speaker: "the state" is no verb, "MPs state" is."""
    single = speaker.kind in ("person", "body", "text") and len(speaker.people) < 2
    return not single or scene.text[slice(*verb)] not in scene.speech.bases
