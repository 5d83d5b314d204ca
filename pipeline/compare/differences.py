"""Says how two releases differ: records gained, lost and changed, and values found another way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.compare.items import CHILDREN, MENTIONS, TABLES, Item, Items
from pipeline.compare.matching import match
from pipeline.compare.text_map import Places
from pipeline.compare.wording import name_of, said_by, summed_up

Kind = Literal[
    "new release", "removed release", "changed text", "lost", "gained", "changed",
    "found another way",
]  # fmt: skip
KINDS: Mapping[Kind, str] = {
    "new release": "The release is in B alone.",
    "removed release": "The release is in A alone.",
    "changed text": "The text is another one; its records are compared by the words that stayed.",
    "lost": "A has the record, B has not.",
    "gained": "B has the record, A has not.",
    "changed": "Both have the record, and B says something else of it.",
    "found another way": "Both say the same; the rule, how sure it is, or the wording differs.",
}
"""Every kind of difference with what it means, in the order in which they are counted."""
WAY: Kind = "found another way"
GONE = "(no such column)"
LEADS: Mapping[str, tuple[str, ...]] = {
    "name": ("given_name", "family_name", "alpha3", "code", "abbreviation", "party_id",
             "country_code"),
    "code": ("alpha3",),
    "value": ("earliest", "latest", "precision", "compared_with_published", "implied"),
    "speaker_as_written": ("speakers",),
}  # fmt: skip
"""Cells that follow another one: they are not told where it has changed."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row is on one side: its id and its first place in the stored text."""

    row_id: str = ""
    start: int | None = None
    end: int | None = None


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference; `record` counts the records of a release, so that rows can be grouped."""

    kind: Kind
    table: str
    name: str = ""
    column: str = ""
    before: str = ""
    after: str = ""
    sentence: str = ""
    words: str = ""
    """Of a changed text: whether the words of the record stand in it still, are gone or new."""
    old: Place = NOWHERE
    new: Place = NOWHERE
    record: int = 0
    of: str = ""
    """The table of the record that a tie or mention belongs to."""


def differences(old: Items, new: Items, places: Places) -> Iterator[Difference]:
    """Yield the differences of two releases in the order of the tables, then of the text."""
    number = 0
    for table in TABLES:
        for group in _of_table(old.get(table, ()), new.get(table, ()), places):
            number += 1
            yield from (replace(one, record=number, of=table) for one in group)


def _of_table(
    old: Sequence[Item], new: Sequence[Item], places: Places
) -> Iterator[list[Difference]]:
    found = match(old, new, places)
    groups = [(one.spans[:1], [_lost(one, places)]) for one in found.lost]
    groups += [(one.spans[:1], [_gained(one, places)]) for one in found.gained]
    groups += [(b.spans[:1], list(_of_record(a, b, places))) for a, b in found.both]
    yield from (group for _, group in sorted(groups, key=lambda pair: pair[0]) if group)


def _lost(item: Item, places: Places) -> Difference:
    gone = bool(item.spans) and not any(places.place(one) for one in item.spans)
    words = "" if places.same else "gone" if gone else "stand"
    return Difference(
        "lost", item.table, name_of(item), before=summed_up(item), sentence=item.sentence,
        words=words, old=_place(item),
    )  # fmt: skip


def _gained(item: Item, places: Places) -> Difference:
    stood = not item.spans or any(places.stood(one) for one in item.spans)
    words = "" if places.same else "stand" if stood else "new"
    return Difference(
        "gained", item.table, name_of(item), after=summed_up(item), sentence=item.sentence,
        words=words, new=_place(item),
    )  # fmt: skip


def _of_record(old: Item, new: Item, places: Places) -> Iterator[Difference]:
    """Yield what has changed of one record; how it was found only where nothing else has."""
    found = [*_changed(old, new), *_of_children(old, new, places)]
    yield from found
    if not any(one.kind != WAY for one in found):
        yield from _another_way(old, new)


def _changed(old: Item, new: Item) -> Iterator[Difference]:
    """Yield the cells that have changed; a cell that the old side does not know is no change."""
    unlike = {key for key, said in old.cells.items() if new.cells.get(key, GONE) != said}
    led = {one for key in unlike for one in LEADS.get(key, ())}
    for key in old.cells:
        if key in unlike - led:
            yield replace(
                _both("changed", old, new),
                column=key,
                before=old.cells[key],
                after=new.cells.get(key, GONE),
            )


def _another_way(old: Item, new: Item) -> Iterator[Difference]:
    for key, way in old.ways.items():
        if new.ways.get(key, GONE) != way:
            yield replace(
                _both(WAY, old, new), column=key, before=way, after=new.ways.get(key, GONE)
            )


def _both(kind: Kind, old: Item, new: Item) -> Difference:
    return Difference(
        kind, new.table, name_of(new) or name_of(old), sentence=new.sentence or old.sentence,
        old=_place(old), new=_place(new),
    )  # fmt: skip


def _of_children(old: Item, new: Item, places: Places) -> Iterator[Difference]:
    """Yield what has changed of the ties and mentions of one record.

    That a mention went or came with its words is a change of the text, and not told.
    """
    owner = name_of(new) or name_of(old)
    for column in CHILDREN:
        if column not in old.children:
            continue
        if column not in new.children:
            yield replace(_both("changed", old, new), column=column, after=GONE)
            continue
        found = match(old.children[column], new.children[column], places)
        table = MENTIONS if column == MENTIONS else "ties"
        pairs = (
            *(_of_child(a, b) for a, b in found.both),
            *([replace(_lost(one, places), before=said_by(one))] for one in found.lost),
            *([replace(_gained(one, places), after=said_by(one))] for one in found.gained),
        )
        for one in (each for group in pairs for each in group):
            if column == MENTIONS and one.words in ("gone", "new"):
                continue
            inner = f"{column}.{one.column}" if one.column else column
            proof = one.sentence or new.sentence or old.sentence
            yield replace(one, table=table, name=owner, column=inner, sentence=proof)


def _of_child(old: Item, new: Item) -> list[Difference]:
    """Return what has changed of one tie or mention: in one line where that shows it."""
    found = list(_changed(old, new))
    told = said_by(old), said_by(new)
    if found and told[0] != told[1]:
        return [replace(found[0], column="", before=told[0], after=told[1])]
    if old.table == MENTIONS:
        return found  # its record says how it was found
    return found or list(_another_way(old, new))


def _place(item: Item) -> Place:
    start, end = item.spans[0] if item.spans else (None, None)
    return Place(item.row_id, start, end)
