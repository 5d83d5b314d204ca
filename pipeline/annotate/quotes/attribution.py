"""Says who speaks a quotation by the words beside it: behind it, before it, below and above it."""

import regex

from pipeline.annotate.quotes.phrases import first_in, phrase_after, phrase_before
from pipeline.annotate.quotes.places import (
    CLAUSE,
    agrees,
    is_noun,
    lead_of,
    states,
    tail_of,
    verbs_before,
)
from pipeline.annotate.quotes.scene import REACH, Scene
from pipeline.annotate.quotes.span import Place, Said, Span, Speaker

ADVERB = regex.compile(r"(?:\p{Ll}+ly|also|then)[ ]+")
AS = regex.compile(r"(?:as|is how|is what|was how|was what)[ ]+")
DASH = regex.compile(r"(?:[ ]*\n{1,2})?[ ]*[–—-]+[ ]*(?=[\p{Lu}\p{Ll}])")
BARE = regex.compile(r"\s*(?:$|[,(])")
FROM = regex.compile(r"(?i)\s*(?:and\s+)?from\s+")
CLOSE = 4
"""Words between a verb and a quotation that are still beside each other."""
UP_TO_SUBJECT = 60
ALONE = regex.compile(r"[ ]*(?:[.,:]|$|\n)")
NAME_ALONE = regex.compile(r"(?:,[^.\"\n]{2,80})?\.(?:\s|$)")
"""What stands behind a name that speaks without a verb: "…," Pia Sund, director."""
FIGURE = regex.compile(r",?[ ]+[\d(\[]")
"""Where the source of a quotation gives its day: - The Quay Post, 5/14/06."""
SIGNATURE = 120


def attribute(scene: Scene, number: int) -> Said | None:
    """Return who says a quotation in the words beside it, None where they do not tell."""
    before, after = _before(scene, number), _after(scene, number)
    if before is not None and after is not None and after.verb:
        span, text = scene.spans[number], scene.text
        whole = text[span.end - 1] in ",?!" and text[span.start].isupper()
        if before.by == "colon" or (
            whole and not text[max(0, span.open - 4) : span.open].rstrip().endswith(":")
        ):
            return after
    return before or after or _signed(scene, number) or _above(scene, number)


def _before(scene: Scene, number: int) -> Said | None:
    start, end = lead_of(scene, number)
    return _in_lead(scene, start, end) if start < end else None


def _in_lead(scene: Scene, start: int, end: int) -> Said | None:
    """Return who speaks by the words before a quotation: Pia Sund said, According to Ms Sund."""
    text = scene.text
    start = max(start, end - 2 * REACH)
    led = text[start:end].rstrip(' "').endswith(":")
    verbs = list(verbs_before(scene, start, end))
    # "issued this statement after Mr Vale announced …:" is told by its first verb
    stating = [verb for verb in verbs if states(scene, verb[1], end)]
    last = text[start:end].rstrip(' "')[-1:]
    for verb in stating[::-1] if stating and last in ":." else verbs:
        speaker = _subject_before(scene, start, verb, end)
        if speaker is not None and agrees(scene, speaker, verb):
            beside = led or len(text[verb[1] : end].split()) <= CLOSE
            return Said(speaker, verb, "before", beside)
    phrase = scene.speech.phrase.search(text, start, end)
    speaker = phrase_after(scene, phrase.end(), end) if phrase else None
    if speaker is None and led:
        begin = FROM.match(text, start, end)
        speaker = first_in(scene, begin.end() if begin else start, end)
        return Said(speaker, None, "colon") if speaker and _may_head(scene, speaker) else None
    return Said(speaker, None, "before") if speaker else None


def _subject_before(scene: Scene, start: int, verb: Place, end: int) -> Speaker | None:
    """Return the subject of a verb: before it, before its sentence's main verb, or behind it."""
    text = scene.text
    speaker = phrase_before(scene, start, verb[0])
    if speaker is None and text[slice(*verb)] in scene.speech.ings:
        speaker = first_in(scene, start, verb[0])
    if speaker is None and CLAUSE.search(text[start : verb[0]]):
        speaker = phrase_after(scene, verb[1], end)
    return speaker


def _may_head(scene: Scene, speaker: Speaker) -> bool:
    """Return whether what stands before a colon speaks; a country is what the text is about."""
    words = scene.text[speaker.start : speaker.end]
    return speaker.kind != "text" and not scene.page.kit.gazetteer.countries_named(words)


def _after(scene: Scene, number: int) -> Said | None:
    """Return who speaks by the words behind a quotation: said Pia Sund, she told us."""
    text, span = scene.text, scene.spans[number]
    start, end = tail_of(scene, number)
    if start == end:
        return None
    if _is_stopped(scene, span, start):
        said = _subject_behind(scene, start, end)
        return said if said and said.verb and ALONE.match(text, said.verb[1]) else None
    phrase = scene.speech.phrase.match(text, start, end)
    if phrase:
        speaker = phrase_after(scene, phrase.end(), end)
        return Said(speaker, None, "after") if speaker else None
    adverb = ADVERB.match(text, start, end)
    verb = scene.speech.verb.match(text, adverb.end() if adverb else start, end)
    if verb and scene.speech.uses[verb[0]] == "statement":
        return None
    speaker = phrase_after(scene, verb.end(), end) if verb else None
    if verb and speaker and agrees(scene, speaker, verb.span()):
        return Said(speaker, verb.span(), "after")
    lead_in = AS.match(text, start, end)
    if lead_in or text[span.close : start].strip() or text[span.end - 1] in ",?!…–—-":
        return _subject_behind(scene, lead_in.end() if lead_in else start, end)
    return None


def _is_stopped(scene: Scene, span: Span, start: int) -> bool:
    """Return whether a quotation ends its sentence: a full stop, no comma, a capital behind."""
    text = scene.text
    stop = text[span.end - 1] == "." and not text.endswith("...", 0, span.end)
    return stop and "," not in text[span.close : start] and text[start].isupper()


def _subject_behind(scene: Scene, start: int, end: int) -> Said | None:
    """Return who speaks where the verb stands behind: Ms Sund, who chairs the group, told us."""
    text = scene.text
    for verb in scene.speech.verb.finditer(text, start, end):
        if verb[0][0].isupper() or scene.speech.uses[verb[0]] == "statement":
            continue
        if is_noun(scene, start, verb.span()):
            continue
        speaker = phrase_before(scene, start, verb.start())
        if speaker is None or not agrees(scene, speaker, verb.span()):
            continue
        before = text[start : speaker.start]
        if len(before) <= UP_TO_SUBJECT and not regex.search(r"[,;:]", before):
            return Said(speaker, verb.span(), "after")
        return None
    person = next(iter(scene.people_in(start, end)), None)
    if person and person.whole_start == start and NAME_ALONE.match(text, person.end):
        return Said(Speaker(start, person.end, "person", (person,)), None, "after")
    return None


def _signed(scene: Scene, number: int) -> Said | None:
    """Return who speaks by what stands behind a dash, in the same line or alone in the next."""
    text, span = scene.text, scene.spans[number]
    match = DASH.match(text, span.close)
    if match is None or (
        number + 1 < len(scene.spans) and scene.spans[number + 1].open < match.end()
    ):
        return None
    number_of_line = scene.line_at(match.end())
    line = scene.page.lines[number_of_line]
    below = "\n" in match[0]
    if line.end - match.end() > SIGNATURE or (below and _is_listed(scene, number_of_line)):
        return None
    figure = FIGURE.search(text, match.end(), line.end)
    end = figure.start() if figure else line.end
    people = scene.people_in(match.end(), end)
    if people and people[0].whole_start - match.end() <= UP_TO_SUBJECT:
        person = people[0]
        return Said(Speaker(person.whole_start, person.end, "person", (person,)), None, "dash")
    speaker = phrase_after(scene, match.end(), end)
    return Said(speaker, None, "dash") if speaker and speaker.kind != "pronoun" else None


def _is_listed(scene: Scene, number: int) -> bool:
    """Return whether a line is an item among others; one alone behind a dash is none."""
    around = scene.page.lines[max(number - 1, 0) : number + 2]
    items = [line.kind == "list" for line in around]
    return items.count(True) > 1


def _above(scene: Scene, number: int) -> Said | None:
    """Return who speaks by the line above a quotation that begins its own."""
    text, span = scene.text, scene.spans[number]
    own = scene.line_at(span.open)
    if own < 1 or text[scene.page.lines[own].start : span.open].strip(" *-–—•"):
        return None
    above = scene.page.lines[own - 1]
    line = text[above.start : above.end].rstrip()
    end = above.start + len(line)
    start = max(scene.page.sentence_at(end - 1)[0], above.start, end - 2 * REACH)
    if line.rstrip('"').endswith(":") or any(
        states(scene, verb[1], end) for verb in verbs_before(scene, start, end)
    ):
        said = _in_lead(scene, start, end)
        return Said(said.speaker, said.verb, "line-above") if said else None
    people = scene.people_in(above.start, end)
    if len(line) > SIGNATURE or not people or line.endswith((".", "!", "?")):
        return None
    person = people[0]
    opens = text[above.start : person.whole_start].strip(" *-–—•") == ""
    if opens and BARE.match(text[person.end : end]):
        return Said(
            Speaker(person.whole_start, person.end, "person", (person,)), None, "line-above"
        )
    return None
