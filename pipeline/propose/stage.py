"""Proposes a form from example lines: reads, lays them on each other, tries, and says what it is.

A form is only proposed if it ties every line as the slots say and none of the near misses.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.annotate.kit import Kit
from pipeline.annotate.page import UNREAD
from pipeline.clean.stage import clean
from pipeline.errors import DataError, Fault, UsageError
from pipeline.examples import said_by
from pipeline.forms import OTHER_TIES
from pipeline.propose.blocks import (
    Wanted,
    block_of,
    block_toml,
    default_id,
    read_tie_words,
)
from pipeline.propose.given import Given, read_given
from pipeline.propose.grouping import TIED, Group, grouped, unknown_names
from pipeline.propose.people import make_reader
from pipeline.propose.pieces import PLACE, Reading, read_line
from pipeline.propose.saving import check_folder, save
from pipeline.propose.templates import ITEM, TEXT
from pipeline.propose.trial import Bench, Lined, Trial, already_tied, best_trial, is_tied
from pipeline.types import Release
from pipeline.vocabulary import vocabulary

ROLES = ("office", "plural")


@dataclass(frozen=True)
class Asked:
    """What `rollcall form` is asked: a file of lines, and what is said of the form beforehand."""

    source: str
    wanted: Wanted = field(default_factory=Wanted)
    data: tuple[Path, ...] = ()
    folder: Path | None = None
    """Where the form is added to the local knowledge."""


@dataclass(frozen=True)
class Proposal:
    """A form as TOML, what should be known before it is accepted, and where it was written."""

    toml: str
    notes: tuple[str, ...]
    path: Path | None = None


def propose(asked: Asked, load: Callable[[Sequence[Path]], Kit]) -> Proposal:
    """Return a form that all lines are written in, saved if a folder is given.

    Raises UsageError for options that do not fit and fewer than three lines, DataError with every
    line in which something is not recognised.
    """
    if asked.folder:
        check_folder(asked.folder)
    folders = (*asked.data, *([asked.folder] if asked.folder and asked.folder.is_dir() else ()))
    kit = load(folders)
    _check(asked.wanted, kit)
    given = read_given(asked.source, kit.layout)
    groups = _groups(kit, given, asked.wanted)
    wanted = _with_id(asked.wanted, groups, kit)
    block = block_of(groups, wanted, read_tie_words(folders))
    trial = best_trial(Bench(kit, groups, given.name, given.near_misses), block)
    _check_trial(trial, given)
    toml = block_toml(trial.block)
    path = save(asked.folder, toml) if asked.folder else None
    return Proposal(toml, tuple(_notes(kit, groups, trial)), path)


def _check(wanted: Wanted, kit: Kit) -> None:
    """Raise UsageError where an option has a value that there is not, or an id is taken."""
    ids = {form.block.id for form in kit.forms}
    ties = [one for one in vocabulary("tie_kind") if one not in OTHER_TIES]
    houses = sorted({one.house for one in kit.gazetteer.houses})
    for option, value, known in (
        ("--country", wanted.country, ties),
        ("--within", wanted.within, [ITEM, TEXT]),
        ("--house", wanted.house, houses),
    ):
        if value and value not in known:
            raise UsageError(f"{option} is {value!r}: give one of {', '.join(known)}")
    if wanted.form_id in ids:
        raise UsageError(f"there is a form {wanted.form_id!r} already: give another --id")


def _with_id(wanted: Wanted, groups: Sequence[Group], kit: Kit) -> Wanted:
    """Return what is wanted with an id that no form has yet."""
    ids = {form.block.id for form in kit.forms}
    start = wanted.form_id or default_id(groups)
    names = (start, *(f"{start}-{number}" for number in range(2, len(ids) + 3)))
    return replace(wanted, form_id=next(name for name in names if name not in ids))


def _groups(kit: Kit, given: Given, wanted: Wanted) -> list[Group]:
    """Return the lines by their slots; raises DataError for what is not recognised in them."""
    reader = make_reader(kit, wanted.house)
    read = [(line, read_line(reader, line)) for line in given.lines]
    faults = [
        Fault(given.name, f"line {line.number}", problem, remedy)
        for line, reading in read
        for problem, remedy in _unread(line.text, reading, kit)
    ]
    groups = grouped([reading for _, reading in read if reading], kit.gazetteer)
    faults += unknown_names(groups, given.name)
    if faults:
        raise DataError(sorted(faults, key=lambda one: int(one.key.split()[1])))
    return groups


def _unread(text: str, reading: Reading | None, kit: Kit) -> Iterator[tuple[str, str]]:
    if reading is None:
        yield (
            f"nothing in {text!r} looks like a person's name",
            "mark the name, as in [PERSON Pia Sund] and what follows, or leave the line out",
        )
        return
    kinds = {kind for piece in reading.slots for kind in piece.kinds}
    if not kinds & {*TIED, *ROLES}:
        names = [piece.text for piece in reading.slots if piece.kinds == (PLACE,)]
        houses = {one.house for one in kit.gazetteer.letters if one.text in names}
        unknown = f"; no table knows {' or '.join(map(repr, names))}" if names else ""
        yield (
            f"nothing in {text!r} is a country, a party or an office that could be tied{unknown}",
            f"give --house {' or '.join(sorted(houses))}, where letters mean parties"
            if houses
            else "look names up with `rollcall gazetteer NAME`, add them to country_names.csv or "
            "party_names.csv in a folder of your own and name it with --data",
        )


def _check_trial(trial: Trial, given: Given) -> None:
    faults = list(trial.missed)
    for near_miss in trial.hit:
        faults.append(
            Fault(
                given.name,
                f"! {near_miss}",
                f"every form of the lines ties it: {trial.block.form!r}",
                "give lines with the words or signs that tell the two apart, or --within item",
            )
        )
    if faults:
        raise DataError(faults)


def _notes(kit: Kit, groups: Sequence[Group], trial: Trial) -> Iterator[str]:
    done = []
    lined = _lined(groups)
    for reading, slots in lined:
        links = already_tied(kit, reading.line.text)
        done.append(is_tied(reading, slots, links))
        found = (f"{said} by {link.found_by}" for link in links for said in said_by({link}))
        yield f"line {reading.line.number}: tied already: {', '.join(found) or 'nothing'}"
    if all(done):
        yield "all lines are tied already: no new form is needed"
    for group in groups:
        yield from _notes_on(group, kit)
    yield from _unread_in_a_run(kit, lined)
    for text in trial.overreach:
        yield f"caution: it also ties {text!r}, which a form of ours leaves alone"


def _unread_in_a_run(kit: Kit, lined: Sequence[Lined]) -> Iterator[str]:
    """Yield a caution on lines that a run leaves out: a row of short cells may be a page's menu."""
    texts = [reading.line.text for reading, _ in lined]
    seen = clean(Release("r0", "\n".join(texts), "examples"), kit.layout)
    furniture = {seen.text[one.start : one.end] for one in seen.blocks if one.kind in UNREAD}
    numbers = [str(reading.line.number) for reading, _ in lined if reading.line.text in furniture]
    if numbers:
        yield (
            f"caution: at the head of a text a run takes such lines (line {', '.join(numbers)}) "
            "for the menu of a web page; behind a bullet or further down it reads them"
        )


def _lined(groups: Sequence[Group]) -> list[Lined]:
    """Return the lines in their order, each with what its slots are."""
    lined = [(reading, group.slots) for group in groups for reading in group.readings]
    return sorted(lined, key=lambda one: one[0].line.number)


def _notes_on(group: Group, kit: Kit) -> Iterator[str]:
    columns = zip(*(one.slots for one in group.readings), strict=True)
    for slot, column in zip(group.slots, columns, strict=True):
        if slot == (PLACE,):
            texts = dict.fromkeys(piece.text for piece in column)
            yield f"{{place}} is tied to nobody: {', '.join(texts)}"
            people = [text for text in texts if text.split()[0] in kit.names.forenames]
            if people:
                yield f"caution: a second person? {', '.join(people)}; give each a line of its own"
