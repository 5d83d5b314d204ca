"""Reads carriers.toml, and puts names into its snippets of press releases."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import regex

from pipeline.errors import DataError, Fault
from pipeline.evaluate.full_names import FullName
from pipeline.tables import Row, read_blocks

PACKAGE = Path(__file__).parent.parent
SLOT = regex.compile(r"\{(?P<form>\w*)(?P<number>\d)\}")
Span = tuple[int, int]


class Carrier(Row):
    """A `[[carrier]]` block: an invented snippet with slots such as `{full1}` for names."""

    id: str
    why: str
    text: str

    def key(self) -> tuple[str, ...]:
        """Return what a carrier is known by."""
        return (self.id,)

    def persons(self) -> int:
        """Return how many different people its slots ask for."""
        return len({slot["number"] for slot in SLOT.finditer(self.text)})


class Order(Row):
    """The `[[order]]` block: countries whose names are written with the family name first."""

    why: str
    family_first: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A snippet with names in it, and their spans."""

    carrier: str
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Carriers:
    """The snippets, and where the family name comes first."""

    all: tuple[Carrier, ...]
    family_first: frozenset[str] = frozenset()


def read_carriers() -> Carriers:
    """Return the carriers of carriers.toml; raises DataError for a slot that is none of ours."""
    carriers = read_blocks("evaluate", "carrier", Carrier, (PACKAGE,))
    orders = read_blocks("evaluate", "order", Order, (PACKAGE,))
    faults = [fault for carrier in carriers for fault in _faults(carrier)]
    if faults:
        raise DataError(faults)
    return Carriers(
        tuple(carriers), frozenset(code for order in orders for code in order.family_first)
    )


def fill(carrier: Carrier, names: Mapping[str, FullName], family_first: Iterable[str]) -> Filled:
    """Return a carrier with `names`, by the numbers of its slots.

    >>> carrier = Carrier(id="x", why="", text="Dr {full1} spoke. {family1} left.")
    >>> fill(carrier, {"1": FullName("Oda", "Hall", "NO")}, ())
    Filled(carrier='x', text='Dr Oda Hall spoke. Hall left.', spans=((3, 11), (19, 23)))
    """
    text, spans, position = "", [], 0
    for slot in SLOT.finditer(carrier.text):
        text += carrier.text[position : slot.start()]
        name = names[slot["number"]]
        written = _forms(name, name.country in family_first)[slot["form"]]
        spans.append((len(text), len(text) + len(written)))
        text += written
        position = slot.end()
    return Filled(carrier.id, text + carrier.text[position:], tuple(spans))


def _forms(name: FullName, family_first: bool) -> dict[str, str]:
    """Return a name as each kind of slot writes it."""
    given, family = name.given, name.family
    caps = family.upper()
    return {
        "full": f"{family} {given}" if family_first else f"{given} {family}",
        "caps": f"{caps} {given}" if family_first else f"{given} {caps}",
        "allcaps": f"{caps} {given.upper()}" if family_first else f"{given.upper()} {caps}",
        "inverted": f"{caps} {given}",
        "comma": f"{family}, {given}",
        "initial": f"{given[0]}. {family}",
        "family": family,
    }


def _faults(carrier: Carrier) -> Iterable[Fault]:
    forms = _forms(FullName("a", "b", ""), False)
    slots = list(SLOT.finditer(carrier.text))
    numbers = {slot["number"] for slot in slots}
    if any(slot["form"] not in forms for slot in slots):
        problem = f"has a slot that is none of {', '.join(forms)}"
    elif numbers != set("123456789"[: len(numbers)]) or not numbers:
        problem = "does not number its people 1, 2, 3"
    elif "{" in SLOT.sub("", carrier.text):
        problem = "has a brace that begins no slot"
    else:
        return
    yield Fault("carriers.toml", carrier.id, problem, "write slots such as {full1} and {family1}")
