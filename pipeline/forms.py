"""The written forms: templates that tie a person to a country, party, role or appearance.

A form is written as it stands in a release, with slots in braces:

    {person}    a name, with or without honorifics, offices and post-nominals
    {persons}   several of them, joined by commas and "and"
    {inverted}  a family name in capitals, a comma and the given names
    {turned}    a family name in any case, a comma and the given names, a title before either
    {country}   any name of a country in the gazetteer, ISO codes included
    {party}     any name of a party in the gazetteer, abbreviations included
    {code}      a party abbreviation that no table knows: two to nine letters, most of them capitals
    {letter}    letters that mean a party in a bracket of the house that the form names
    {state}     a state of the United States
    {place}     a constituency or town: anything without brackets
    {office}    an office, with up to three small words before it
    {plural}    the plural of an office or honorific
    {post}      a post-nominal, such as MP
    {words}     none to nine small words, the blank before them included
    {aside}     what stands between two commas
    {rest}      the rest of an item
    {lower}     the rest of an item, if it begins with a small letter or a digit

A blank matches any blanks (none is needed beside punctuation), `[…]` may be absent, `(a|b)` is
either of them, and a bracket of the release itself is written `\\(`, `\\)`, `\\[` and `\\]`.

Forms are laid on a masked copy of the text, in which `masks.mask` has put marks of the private use
area in the place of the names that the tables know; offsets stay as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import regex
from pydantic import ValidationInfo, field_validator

from pipeline.alternatives import any_of
from pipeline.errors import DataError, Fault
from pipeline.form_needs import needs_of
from pipeline.gazetteer import Gazetteer
from pipeline.masks import masked
from pipeline.names import NameShape
from pipeline.tables import OUR_DATA, Row, sift_blocks
from pipeline.variants import Variant, expand_form, tail_of
from pipeline.vocabulary import one_of, vocabulary

CODE = r"(?=[^()\s]*\p{Lu}[^()\s]*\p{Lu})\p{Lu}[\p{L}&/.+-]{1,8}"
CAPITALS = r"(?:\p{Lu}\p{Ll})?\p{Lu}[\p{Lu}'’-]+"
ASIDE = r"\(\p{L}{2,4}\.?\)"
"""A second address or the end of a rank: Dr. (Mrs.), Col. (retd)."""
MOST = 40
"""Names in a row of `{persons}`: without an end, a line of n names took time in n squared."""
PLACE = r"[^()\n]{2,80}?"
OTHER_TIES = ("group", "party", "role", "appears_as")
"""Kinds of tie that are to no country."""


class Template(Row):
    """What every block of a form has, whether it finds names or only ties them."""

    id: str
    form: tuple[str, ...] | str
    why: str
    country: str = ""
    """The kind of tie that `{country}` is to the person, or blank for none."""
    appears: str = ""
    status: Literal["current", "former", "denied", "again"] = "current"
    """`again` of who was free and is held once more: it overrules that he or she is free."""
    finds: tuple[str, ...]
    ignores: tuple[str, ...] = ()

    def key(self) -> tuple[str, ...]:
        """Return the id: a later form of the same id replaces an earlier one."""
        return (self.id,)

    @field_validator("status")
    @classmethod
    def is_of_what_it_says(cls, status: str, told: ValidationInfo) -> str:
        """Return a status; raises ValueError where nothing is said that can be so again."""
        if status == "again" and not told.data.get("appears"):
            raise ValueError("say with appears what the person is again")
        return status

    @field_validator("country")
    @classmethod
    def is_a_tie(cls, kind: str) -> str:
        """Return the kind of tie of a country; raises ValueError for any other."""
        return one_of(kind, [one for one in vocabulary("tie_kind") if one not in OTHER_TIES])

    @field_validator("appears")
    @classmethod
    def is_an_appearance(cls, value: str) -> str:
        """Return what a person appears as; raises ValueError for any other."""
        return one_of(value, vocabulary("appears_as"))


class FormBlock(Template):
    """A `[[form]]` block as it stands in a file of `data/forms/`."""

    within: Literal["text", "item"] = "text"
    """`item`: the form fills a whole line or a piece between semicolons."""
    house: str = ""
    """Letters in `{letter}` are read as this house reads them."""
    role: tuple[str, ...] = ()
    """The slots that together are the role of the person."""
    known: bool = False
    """True where the name must have a title or a known forename, or stand in a list."""
    lists: bool = False
    """True where the form is sure only in a list: two items of it must follow each other."""
    needs: str = ""
    """A word without which the form is not tried: it only saves time."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form ready to be used, with its variants in order."""

    block: FormBlock
    variants: tuple[Variant, ...]


def load_forms(
    gazetteer: Gazetteer, shape: NameShape, folders: Sequence[Path] = (OUR_DATA,)
) -> tuple[Form, ...]:
    """Return the forms of all `folders`; raises DataError with every form that is faulty."""
    forms: list[Form] = []
    slots = slot_expressions(shape)
    blocks, faults = sift_blocks("forms", "form", FormBlock, folders)
    for block in blocks:
        try:
            forms.append(ready_form(block, slots, gazetteer))
            if len(folders) > 1:
                _check(forms[-1])
        except (KeyError, regex.error) as error:
            faults.append(Fault("forms/", block.id, f"form: {error}", "correct the form"))
    if faults:
        raise DataError(faults)
    return tuple(forms)


def ready_form(block: FormBlock, slots: dict[str, str], gazetteer: Gazetteer) -> Form:
    """Return a block with its expressions; KeyError names a slot or house that there is not."""
    letters = any_of(one.text for one in gazetteer.letters if one.house == block.house)
    slots = slots | {"letter": rf"(?:{letters}|{masked('party')})"}
    for name, known in (
        *((role.rstrip("0123456789"), slots) for role in block.role),
        (block.house, sorted({"", *(one.house for one in gazetteer.houses)})),
    ):
        if name not in known:
            raise KeyError(f"no {name!r}; there are {', '.join(filter(None, known))}")
    variants = (block.form,) if isinstance(block.form, str) else block.form
    asked = ((block.needs,),) if block.needs else ()
    fills = block.within == "item"
    made = (
        Variant(
            expand_form(one, slots),
            needs_of(one, asked, fills=fills),
            tail="" if fills else tail_of(one, slots),
        )
        for one in variants
    )
    return Form(block, tuple(made))


def _check(form: Form) -> None:
    """Raise regex.error where a form is faulty; ours are checked by the tests."""
    for variant in form.variants:
        _ = variant.expression


def slot_expressions(shape: NameShape) -> dict[str, str]:
    """Return the expression of each slot, to be laid on a masked text."""
    titles = rf"(?:{masked('honorific')}\.?\s+)*+"
    small = any_of(word.lower() for word in shape.edge)
    person = (
        rf"(?:{masked('plural')}\.?\s+)?"
        rf"(?:{masked('honorific', 'office')}\.?,?\s+(?:{ASIDE}\s+)?)*+{shape.name}"
        rf"(?:,?\s+{masked('post')}\.?)*"
    )
    return {
        "person": person,
        "persons": rf"{person}(?:(?:,\s*(?:and\s+)?|\s+and\s+|\s+&\s+){person}){{0,{MOST}}}",
        "inverted": rf"{CAPITALS}(?:[ -]{CAPITALS}){{0,3}},\s*{shape.name}",
        "turned": rf"{titles}{shape.name},\s*(?P<given>{titles}{shape.name})",
        "country": masked("country"),
        "party": rf"{masked('party')}(?:\s+Group(?!\w))?",
        "code": CODE,
        "letter": masked("party"),
        "state": masked("state"),
        "place": PLACE,
        "office": rf"(?:(?!{small}(?!\w))[\p{{L}}-]++\s+){{0,3}}?{masked('office')}",
        "plural": masked("plural"),
        "post": masked("post"),
        "words": r"(?:\s+[\p{Ll}'-]+){0,9}",
        "aside": r"[^,\n]{3,90}",
        "rest": r"[^\n]+",
        "lower": r"[\p{Ll}\d][^\n]*",
    }
