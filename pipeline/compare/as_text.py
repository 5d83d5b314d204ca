"""Shows differences as lines that people read: by release, by record, each with its proof."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.compare.differences import KINDS, WAY, Difference, Kind
from pipeline.compare.stage import CompareOptions, ReleaseChange, Tally
from pipeline.compare.wording import SINGULAR, numbered

SIGNS = {"lost": "-", "removed release": "-", "gained": "+", "new release": "+", WAY: "="}
OF_RELEASES: tuple[Kind, ...] = ("new release", "removed release", "changed text")
BLANK = "(blank)"
MOST, AROUND, LABEL = 200, 70, 80
"""Of a longer sentence the letters around the name are shown; CSV and HTML hold all of it."""


def change_lines(change: ReleaseChange, options: CompareOptions) -> Iterator[str]:
    """Yield the lines of one release; nothing where no difference of it counts."""
    shown = [one for one in change.differences if options.counts(one.kind)]
    if not shown:
        return
    yield change.source + (f"  {change.title}" if change.title else "")
    for _, group in groupby(shown, key=lambda one: one.record):
        yield from record_lines(list(group))


def record_lines(group: Sequence[Difference]) -> Iterator[str]:
    """Yield the lines of one record: what it is, what became of it, and the words that prove it."""
    first = group[0]
    if first.kind in OF_RELEASES or is_whole(first):
        yield f"  {SIGNS.get(first.kind, '~')} {headline(first)}"
        yield from _proof(first, first.name)
        group = group[1:]
    if not group:
        return
    sign = "=" if all(one.kind == WAY for one in group) else "~"
    yield f"  {sign} {SINGULAR[first.of]} {_short(group[0].name)}"
    for _, some in groupby(group, key=lambda one: one.sentence):
        each = list(some)
        yield from (f"      {cell_line(one)}" for one in each)
        yield from _proof(each[0], (each[0].after or each[0].before).partition(" (")[0])


def is_whole(one: Difference) -> bool:
    """Return whether a whole record came or went, and not a part of it."""
    return one.kind in ("lost", "gained") and one.table == one.of


def headline(one: Difference) -> str:
    """Return what became of a whole record or release.

    >>> headline(Difference("lost", "persons", "Pia Sund", before="signatory", of="persons"))
    'lost: person Pia Sund, signatory'
    """
    if one.kind == "changed text":
        return "changed text" + (f": {one.sentence}" if one.sentence else "")
    if one.kind in OF_RELEASES:
        return f"{one.kind}: {one.before or one.after}"
    words = {"gone": " (its words are gone)", "new": " (its words are new)"}.get(one.words, "")
    said = one.before or one.after
    told = f"{SINGULAR[one.of]} {_short(one.name)}" + (f", {said}" if said else "")
    return f"{one.kind}: {told}{words}"


def cell_line(one: Difference) -> str:
    """Return what became of one cell, tie or mention of a record.

    >>> cell_line(Difference("changed", "dates", "May", "value", "2031-05", "2032-05"))
    'value: 2031-05 → 2032-05'
    >>> cell_line(Difference("lost", "ties", "Pia Sund", "roles", "rapporteur"))
    'roles: lost rapporteur'
    """
    if one.kind in ("lost", "gained"):
        return f"{one.column}: {one.kind} {one.before or one.after}"
    return f"{one.column}: {one.before or BLANK} → {one.after or BLANK}"


def _proof(one: Difference, name: str) -> Iterator[str]:
    if one.sentence and one.kind not in OF_RELEASES and one.sentence != one.name:
        yield f"        “{around(one.sentence, name if name in one.sentence else one.name)}”"


def around(sentence: str, name: str) -> str:
    """Return a sentence, or of a long one what stands around a name in it.

    >>> around("x" * 300 + " Pia Sund " + "y" * 300, "Pia Sund").replace("x" * 69, "…x…")
    '……x… Pia Sund yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy…'
    """
    if len(sentence) <= MOST:
        return sentence
    at = max(0, sentence.find(name))
    start, end = max(0, at - AROUND), at + len(name[:MOST]) + AROUND
    head, tail = "…" if start else "", "…" if end < len(sentence) else ""
    return head + sentence[start:end].strip() + tail


def _short(name: str) -> str:
    return name if len(name) <= LABEL else name[:LABEL] + "…"


def tally_lines(tally: Tally, options: CompareOptions) -> Iterator[str]:
    """Yield the counts of a comparison, the last lines of it."""
    told = "1 differs" if tally.differing == 1 else f"{tally.differing} differ"
    yield f"{numbered(tally.releases, 'releases')} compared, {told}."
    of_releases = [(kind, tally.of_kind(kind)) for kind in OF_RELEASES]
    if any(count for _, count in of_releases):
        told = ", ".join(f"{count} {_plural(kind, count)}" for kind, count in of_releases if count)
        yield f"  {told}"
    for kind in KINDS:
        counts = {table: count for (one, table), count in tally.found.items() if one == kind}
        if kind not in OF_RELEASES and counts:
            each = ", ".join(
                numbered(counts[table], table) for table in SINGULAR if table in counts
            )
            note = "" if options.counts(kind) else " (does not count without --strict)"
            yield f"  {kind}: {each}{note}"
    if tally.new_columns:
        yield f"  columns that B alone knows, not compared: {', '.join(sorted(tally.new_columns))}"


def _plural(kind: Kind, count: int) -> str:
    return kind if count == 1 else f"{kind}s"
