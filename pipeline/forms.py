"""The written forms: templates that tie a person to a country, party, role or appearance.

A form is written as it stands in a release, with slots in braces:

    {person}    a name, with or without honorifics, offices and post-nominals
    {persons}   several of them, joined by commas and "and"
    {country}   any name of a country in the gazetteer, ISO codes included
    {party}     any name of a party in the gazetteer, abbreviations included
    {code}      a party abbreviation that no table knows: two to nine letters, most of them capitals
    {letter}    letters that mean a party in a bracket of the house that the form names
    {state}     a state of the United States
    {place}     a constituency or town: anything without brackets
    {office}    an office, with up to three small words before it
    {plural}    the plural of an office or honorific
    {post}      a post-nominal, such as MP

A blank matches any blanks (none is needed beside punctuation), `[…]` may be absent, `(a|b)` is
either of them, and a bracket of the release itself is written `\\(` and `\\)`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import regex

from pipeline.errors import DataError, Fault
from pipeline.gazetteer import Gazetteer
from pipeline.names import NameShape
from pipeline.tables import OUR_DATA, Row, read_blocks

SLOT = regex.compile(r"\{([a-z]+)(\d*)\}")
CODE = r"(?=[^()\s]*\p{Lu}[^()\s]*\p{Lu})\p{Lu}[\p{L}&/.+-]{1,8}"
PLACE = r"[^()\n]{2,80}?"


class FormBlock(Row):
    """A `[[form]]` block as it stands in a file of `data/forms/`."""

    id: str
    form: tuple[str, ...] | str
    why: str
    within: Literal["text", "item"] = "text"
    """`item`: the form fills a whole line or a piece between semicolons."""
    country: str = ""
    """The kind of tie that `{country}` is to the person, or blank for none."""
    house: str = ""
    """Letters in `{letter}` are read as this house reads them."""
    role: tuple[str, ...] = ()
    """The slots that together are the role of the person."""
    appears: str = ""
    status: Literal["current", "former", "denied"] = "current"
    lists: bool = False
    """True where the form is sure only in a list: two items of it must follow each other."""
    needs: str = ""
    """A word without which the form is not tried: it only saves time."""
    finds: tuple[str, ...]
    ignores: tuple[str, ...] = ()

    def key(self) -> tuple[str, ...]:
        """Return the id: a later form of the same id replaces an earlier one."""
        return (self.id,)


@dataclass(frozen=True, slots=True)
class Form:
    """A form ready to be used; `expressions` stand for its variants, in order."""

    block: FormBlock
    expressions: tuple["regex.Pattern[str]", ...]
    literals: tuple[str, ...]
    """What a text must hold for each variant to be tried."""


def load_forms(
    gazetteer: Gazetteer, shape: NameShape, folders: Sequence[Path] = (OUR_DATA,)
) -> tuple[Form, ...]:
    """Return the forms of all `folders`; raises DataError with every form that is faulty."""
    lists = shape.named_lists() | _gazetteer_lists(gazetteer)
    forms: list[Form] = []
    faults: list[Fault] = []
    for block in read_blocks("forms", "form", FormBlock, folders):
        try:
            forms.append(_compile(block, shape, gazetteer, lists))
        except (KeyError, regex.error) as error:
            faults.append(Fault("forms/", block.id, f"form: {error}", "correct the form"))
    if faults:
        raise DataError(faults)
    return tuple(forms)


def _compile(
    block: FormBlock,
    shape: NameShape,
    gazetteer: Gazetteer,
    lists: Mapping[str, frozenset[str]],
) -> Form:
    slots = _slots(shape)
    letters = frozenset(one.text for one in gazetteer.letters if one.house == block.house)
    variants = (block.form,) if isinstance(block.form, str) else block.form
    expressions = []
    for variant in variants:
        body = expand_form(variant, slots)
        used = {name: values for name, values in lists.items() if rf"\L<{name}>" in body}
        if r"\L<letters>" in body:
            used["letters"] = letters
        expressions.append(regex.compile(body, **used))
    needs = tuple(block.needs or ("(" if r"\(" in variant else "") for variant in variants)
    return Form(block, tuple(expressions), needs)


def expand_form(variant: str, slots: Mapping[str, str]) -> str:
    """Return the expression of one variant of a form; raises KeyError for an unknown slot.

    >>> expand_form(r"{post} \\({place}\\)", {"post": "MP", "place": "[A-Z]+"})
    '(?<![\\\\w])(?P<post>MP)\\\\s*\\\\(\\\\s*(?P<place>[A-Z]+)\\\\s*\\\\)'
    """
    pieces = []
    position = 0
    for match in SLOT.finditer(variant):
        pieces.append(_literal(variant[position : match.start()]))
        name = match.group(1)
        if name not in slots:
            raise KeyError(f"no slot {name!r}; there are {', '.join(sorted(slots))}")
        pieces.append(f"(?P<{name}{match.group(2)}>{slots[name]})")
        position = match.end()
    pieces.append(_literal(variant[position:]))
    border = "" if variant[-1] in ")];" else r"(?![\w])"
    return r"(?<![\w])" + "".join(pieces).removesuffix(r"\s*") + border


def _literal(text: str) -> str:
    text = text.replace("[", "(?:").replace("]", ")?")
    text = regex.sub(r"(?<!\\)\((?!\?)", "(?:", text)
    text = regex.sub(r"\s*(\\[()]|[,;])\s*", r"\\s*\1\\s*", text)
    return regex.sub(r" +", r"\\s+", text)


def _slots(shape: NameShape) -> dict[str, str]:
    before = r"(?:(?:\L<honorifics>|\L<offices>)\.?,?\s+)*+"
    after = r"(?:,?\s+\L<posts>(?!\w)\.?)*+"
    person = f"{before}{shape.name}{after}"
    return {
        "person": person,
        "persons": rf"{person}(?:(?:,\s*(?:and\s+)?|\s+and\s+|\s+&\s+){person})*",
        "country": r"(?=\p{Lu})\L<countries>",
        "party": r"(?=[\p{L}'])\L<parties>(?:\s+[Gg]roup(?!\w))?",
        "code": CODE,
        "letter": r"\L<letters>",
        "state": r"\L<states>",
        "place": PLACE,
        "office": r"(?:[\p{L}-]++\s+){0,3}?\L<offices>",
        "plural": r"\L<plurals>",
        "post": r"\L<posts>",
    }


def _gazetteer_lists(gazetteer: Gazetteer) -> dict[str, frozenset[str]]:
    countries = frozenset(gazetteer.country_names)
    return {
        "countries": countries | {text.upper() for text in countries if len(text) > 3},
        "parties": frozenset(text for text in gazetteer.party_names if len(text) > 1),
        "states": frozenset(one.text for one in gazetteer.states),
    }
