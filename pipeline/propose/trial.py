"""Holds a proposed form to what it must find and what it must leave alone."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pipeline.annotate.kit import Kit
from pipeline.annotate.page import open_page
from pipeline.annotate.ties import tie
from pipeline.errors import Fault
from pipeline.example_text import read_example
from pipeline.examples import cleaned, said_by, tied
from pipeline.forms import Form, FormBlock, ready_form, slot_expressions
from pipeline.propose.grouping import Choice, Group
from pipeline.propose.pieces import PEOPLE, Reading
from pipeline.types import Link, Mention

LABELS = {"country": "COUNTRY", "party": "PARTY", "code": "PARTY", "letter": "PARTY"}
Lined = tuple[Reading, Sequence[Choice]]
"""A line and what its slots are."""
JOINT = "; "
"""Between the two lines of an example of a form that is sure only in a list."""


@dataclass(frozen=True)
class Trial:
    """A block with its examples, and what is wrong with it."""

    block: FormBlock
    missed: tuple[Fault, ...]
    hit: tuple[str, ...]
    """The near misses that it ties."""
    overreach: tuple[str, ...]
    """The examples that our own forms ignore and that it ties."""


@dataclass(frozen=True)
class Bench:
    """What forms are tried with: the kit, the groups of lines and their file, the near misses."""

    kit: Kit
    groups: Sequence[Group]
    name: str
    near_misses: Sequence[str]


def best_trial(bench: Bench, block: FormBlock) -> Trial:
    """Return the first of ever narrower blocks that keeps all promises, or the one nearest to it.

    What makes a form narrower: the name must be known for one, two items must follow each other.
    """
    narrower = [block, replace_in(block, known=True)]
    if block.within == "item":
        narrower += [replace_in(block, lists=True), replace_in(block, lists=True, known=True)]
    trials = []
    for one in narrower:
        trials.append(_try(bench, one))
        if not (trials[-1].missed or trials[-1].hit or trials[-1].overreach):
            break
    return min(trials, key=lambda one: (len(one.missed), len(one.hit), len(one.overreach)))


def replace_in(block: FormBlock, **values: object) -> FormBlock:
    """Return a block with some of its fields replaced."""
    return block.model_copy(update=values)


def form_of(kit: Kit, block: FormBlock) -> Form:
    """Return a block as a form that can be laid on a text."""
    return ready_form(block, slot_expressions(kit.names), kit.gazetteer)


def _try(bench: Bench, block: FormBlock) -> Trial:
    form = form_of(bench.kit, block)
    finds, missed = [], []
    for lined in _examples(bench.groups, block):
        text = JOINT.join(reading.line.text for reading, _ in lined)
        mentions, links = tied(bench.kit, form, text)
        finds.append(marked_up(text, mentions, links))
        for reading, slots in lined:
            start = text.index(reading.line.text)
            unfound = _unfound(reading, slots, (start, links))
            missed += [_fault(bench, reading, words) for words in unfound]
    hit = [one for one in bench.near_misses if tied(bench.kit, form, one)[1]]
    ignored = [read_example(one).text for f in bench.kit.forms for one in f.block.ignores]
    reached = _reached(bench.kit, form, ignored)
    full = replace_in(block, finds=tuple(dict.fromkeys(finds)), ignores=tuple(bench.near_misses))
    return Trial(full, tuple(missed), tuple(hit), tuple(reached))


def _examples(groups: Sequence[Group], block: FormBlock) -> list[tuple[Lined, ...]]:
    """Return the lines that are one example together: two where a form is sure only in a list."""
    lined = [(reading, group.slots) for group in groups for reading in group.readings]
    if not block.lists:
        return [(one,) for one in lined]
    return [(one, (lined[n + 1 :] or lined)[0]) for n, one in enumerate(lined) if n % 2 == 0]


def _unfound(
    reading: Reading, slots: Sequence[Choice], found: tuple[int, Collection[Link]]
) -> Iterator[str]:
    """Yield the words of a line that the form does not tie as the slots say."""
    offset, links = found
    person = next(piece for piece in reading.slots if piece.kinds[0] in PEOPLE)
    own = [
        link for link in links if offset + person.start <= link.person.start < offset + person.end
    ]
    if not own:
        yield person.text
        return
    for piece, slot in zip(reading.slots, slots, strict=True):
        label = next((LABELS[kind] for kind in slot if kind in LABELS), None)
        if label and not any(
            link.other and link.other.label == label and link.other.start == offset + piece.start
            for link in own
        ):
            yield piece.text


def _fault(bench: Bench, reading: Reading, words: str) -> Fault:
    return Fault(
        bench.name,
        f"line {reading.line.number}",
        f"the form that the lines have in common does not tie {words!r} in {reading.line.text!r}",
        "leave the line out, or give it a name of two words, a title or a known abbreviation",
    )


def _reached(kit: Kit, form: Form, texts: Sequence[str]) -> Iterator[str]:
    """Yield the texts that a form ties; all are read at once: one by one they take seconds."""
    whole = "\n\n".join(texts)
    starts = {link.person.start for link in tied(kit, form, whole)[1]}
    position = 0
    for text in texts:
        if any(position <= start < position + len(text) for start in starts):
            yield text
        position += len(text) + 2


def marked_up(text: str, mentions: set[Mention], links: set[Link]) -> str:
    """Return an example: a text with its mentions marked, and what is tied behind it."""
    opens = sorted(mentions, key=lambda one: (one.start, -one.end))
    pieces = []
    for position in range(len(text) + 1):
        pieces += ["]" for one in mentions if one.end == position]
        pieces += [f"[{one.label} " for one in opens if one.start == position]
        pieces.append(text[position : position + 1])
    return f"{''.join(pieces)} -> {', '.join(said_by(links))}"


def already_tied(kit: Kit, text: str) -> list[Link]:
    """Return what forms tie in a text already, in its order."""
    page = open_page(cleaned(text), kit.nlp(text), kit)
    links = {link for one in tie(page) for link in one.links}
    return sorted(links, key=lambda one: (one.start, one.end, one.found_by, str(one.other)))


def is_tied(reading: Reading, slots: Sequence[Choice], links: Sequence[Link]) -> bool:
    """Return whether links tie all that stands in a line."""
    return not any(_unfound(reading, slots, (0, links)))
