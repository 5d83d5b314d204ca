"""Reads the quotations of a whole release: where words beside one do not tell, those before do."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.annotate.page import Page
from pipeline.annotate.quotes.antecedents import antecedent
from pipeline.annotate.quotes.attribution import attribute
from pipeline.annotate.quotes.kinds import SHORT, kind_of
from pipeline.annotate.quotes.marks import find_spans
from pipeline.annotate.quotes.phrases import first_in
from pipeline.annotate.quotes.places import lead_of, tail_of, verbs_before
from pipeline.annotate.quotes.scene import REACH, Scene, open_scene
from pipeline.annotate.quotes.span import Place, Said, Span, Speaker
from pipeline.types import Link, Mention, Quote

FINDER = "finder:quote"
SPEAKER = "speaker"
SPEAKING = ("full", "partial")
"""Kinds of quotation that somebody speaks."""
KINDS = ("person", "collective", "body")
NOT_STATED = "not stated"
LED = (":", ",", '"', "that", ".", "!", "?", "…", "–", "—", "-")
"""What stands before a quotation that begins with a sentence."""
RIGHT_BESIDE = 2
"""Words between a verb and a few words that it takes: calls our questions "lyrical"."""
NEAR = 4
"""Quotations before one among which its pronoun may find who spoke last."""
HEADS = ("headline", "subheadline", "heading")


def find_quotes(page: Page, mentions: Iterable[Mention]) -> tuple[Quote, ...]:
    """Return the quotations of a page in order, each with who says it; nicknames are none."""
    people = [one for one in mentions if one.label == "PERSON"]
    scene = open_scene(page, mentions, _unnamed(find_spans(page), people))
    said: list[Said | None] = []
    quotes = []
    for number in range(len(scene.spans)):
        one = _settled(scene, number, said)
        quotes.append(_quote(scene, number, one))
        said.append(one if quotes[-1].kind in SPEAKING else None)
    return tuple(quotes)


def speakers(quotes: Iterable[Quote]) -> Iterator[Link]:
    """Yield a link for each person who speaks a quotation, its words the proof."""
    for quote in quotes:
        for person in quote.people if quote.kind in SPEAKING else ():
            start, end = quote.proof
            yield Link(person, None, "appears_as", start, end, quote.found_by, value=SPEAKER)


def _unnamed(spans: Sequence[Span], people: Sequence[Mention]) -> list[Span]:
    """Return the spans that are no part of a person's name: Sid "Midnight" Kumpel."""
    starts = [one.start for one in people]

    def named(span: Span) -> bool:
        at = bisect_right(starts, span.open) - 1
        return at >= 0 and span.close <= people[at].end

    return [one for one in spans if not named(one)]


def _settled(scene: Scene, number: int, said: Sequence[Said | None]) -> Said | None:
    """Return who says a quotation, pronouns led to the person they mean."""
    found = attribute(scene, number)
    if found is None:
        found = _continued(scene, number, said) or _led_in(scene, number)
    if found is None or found.speaker.kind != "pronoun":
        return found
    before = next((one.speaker for one in reversed(said[-NEAR:]) if one), None)
    return replace(found, speaker=antecedent(scene, found.speaker, before))


def _continued(scene: Scene, number: int, said: Sequence[Said | None]) -> Said | None:
    """Return the speaker of the quotation before where this one goes on: "…," she said. "…"."""
    before = said[-1] if said else None
    if before is None:
        return None
    text, span, last = scene.text, scene.spans[number], scene.spans[number - 1]
    lead = lead_of(scene, number)
    line, line_before = scene.line_at(span.open), scene.line_at(last.close - 1)
    joined = replace(before.speaker, how="joined")
    if line == line_before:
        tail = tail_of(scene, number - 1)
        rest = text[tail[1] : span.open].strip(" .,;:–—-")
        between = text[last.close : span.open]
        verb = next(verbs_before(scene, *lead), None) if lead[0] == last.close else None
        told = before.by in ("after", "continued") and lead[0] == lead[1] and not rest
        if told or verb or len(between.split()) <= 2:
            return Said(joined, verb, "continued", told or verb is not None)
        return None
    whole = _fills_its_line(scene, number, line)
    if whole and line == line_before + 1 and before.by in ("after", "continued", "line-above"):
        return Said(joined, None, "continued")
    return None


def _fills_its_line(scene: Scene, number: int, number_of_line: int) -> bool:
    line, span = scene.page.lines[number_of_line], scene.spans[number]
    around = scene.text[line.start : span.open] + scene.text[span.close : line.end]
    return not around.strip(" .")


def _is_title_line(scene: Scene, number: int) -> bool:
    """Return whether a quotation is a line of the text by itself, without an end: a title."""
    number_of_line = scene.line_at(scene.spans[number].open)
    kind = scene.page.lines[number_of_line].kind
    end = scene.text[scene.spans[number].end - 1]
    whole = _fills_its_line(scene, number, number_of_line)
    return whole and end not in ".!?…" and kind not in HEADS and scene.spans[number].by == "marks"


def _led_in(scene: Scene, number: int) -> Said | None:
    """Return who the sentence before is about, where a quotation is a sentence of its own."""
    text, span = scene.text, scene.spans[number]
    lead, tail = lead_of(scene, number), tail_of(scene, number)
    alone = lead[0] == lead[1] and not text[tail[0] : tail[1]].strip(" .")
    whole = text[span.end - 1] in ".!?…" or text[span.close : span.close + 1] == "."
    line = scene.page.lines[scene.line_at(span.open)]
    if not (alone or lead[0] == lead[1]) or not whole or span.open == line.start:
        return None
    floor = max(line.start, scene.spans[number - 1].close if number else 0)
    last = floor + len(text[floor : span.open].rstrip())
    start = max(scene.page.sentence_at(last - 1)[0], floor)
    speaker = first_in(scene, start, min(start + REACH, last)) if last > floor else None
    if speaker is None or not (speaker.people or speaker.kind == "pronoun"):
        return None
    return Said(replace(speaker, how="joined"), None, "lead-in", beside=False)


def _quote(scene: Scene, number: int, said: Said | None) -> Quote:
    """Return a quotation as it is handed on."""
    span, text = scene.spans[number], scene.text
    words = text[span.start : span.end].strip()
    start = span.start + text[span.start : span.end].index(words)
    before = text[max(0, span.open - 10) : span.open].rstrip()
    led = not before or before.endswith(LED) or "\n" in text[max(0, span.open - 2) : span.open]
    kind = kind_of(words, _is_said(scene, span, said, led), led)
    if said is None and _is_title_line(scene, number):
        kind = "scare"
    end = start + len(words)
    if said is None or kind == "scare":
        return Quote(start, end, kind, f"{FINDER}.{span.by}", proof=(span.open, span.close))
    speaker = said.speaker
    return Quote(
        start,
        end,
        kind,
        f"{FINDER}.{said.by}",
        speaker.kind if speaker.kind in KINDS else NOT_STATED,
        speaker.how,
        (speaker.start, speaker.end),
        said.verb,
        speaker.people,
        _proof(span, speaker, said.verb),
    )


def _is_said(scene: Scene, span: Span, said: Said | None, led: bool) -> bool:
    """Return whether a verb of saying is beside a quotation, right beside one of a few words."""
    if said is None or led or len(scene.text[span.start : span.end].split()) > SHORT:
        return said is not None and said.beside
    between = scene.text[said.verb[1] : span.open].split() if said.verb else ()
    return said.by != "after" and len(between) <= RIGHT_BESIDE


def _proof(span: Span, speaker: Speaker, verb: Place | None) -> Place:
    """Return the run of words that holds a quotation, its speaker and the verb."""
    places = [(span.open, span.close), (speaker.start, speaker.end), *([verb] if verb else [])]
    return min(start for start, _ in places), max(end for _, end in places)
