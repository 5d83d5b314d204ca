"""What the words between found names say: templates that tie a person to a country or party.

A form of `data/ties/` is laid on a view of the page in which persons, countries and parties are
marks, whatever found them; the forms of `data/forms/` find names, these only tie them. Slots:

    {person}   a person, with post-nominals, a bracket and an age behind the name
    {persons}  several of them, joined by commas and "and"
    {country}  a country, {party} a party or group, with "Group"
    {gap}      up to a hundred and twenty characters of the same sentence without a person
    {any}      up to sixty characters without a comma, persons among them
    {item}     up to two hundred characters of the same line without a person
    {he}       he or she at the head of a sentence or behind a semicolon: the one person of the
               sentence before, or the person who opens the item of a list
    {note}     where a note without a subject begins in an item or below a name that stands alone:
               "Held since May."; it is said of that person
    {him}      him or her, of the same person: "friends call him Zuma"
    {life}     a comma with what stands up to the next one: "born in Rome in 1910"
    {be}       who, was, has been and such words between a name and its participle
    {title}    none to four words before a name that are no prepositions: "the lawyer",
               "Secretary of State"
    {where}    the place and time words of a detention: "in Karaganda Province since May"
    {says}     a verb of saying
    {opener}   the first two words of a sentence, the second in small letters
    {some}   up to forty characters of a line
    {word}     a word, {small} one in small letters
    {near}     none to six words without a comma
    {all}      "both", "all five" or "they": the persons of the list or the sentence before

A blank matches any blanks, `[…]` may be absent, `(a|b)` is either of them. A `[[words]]` block
of any file gives a list of words a name: `{held}` stands for all of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

import regex

from pipeline.alternatives import any_of
from pipeline.errors import DataError, Fault
from pipeline.form_needs import LOOK, needs_of
from pipeline.forms import MOST, Template
from pipeline.role_shapes import BRACKET, COUNTRY, PAD, PARTY, PERSON
from pipeline.speech import Speech
from pipeline.tables import OUR_DATA, Row, sift_blocks
from pipeline.variants import Variant, expand_form, opens_with

WORDS = regex.compile(r"\{(\w+)\}")
SENTENCE = "sentence"
"""The use of the verbs that report words."""

Place = Literal["person", "note", "any"]
"""Lines with a person, lines of items and records, all lines."""


class TieBlock(Template):
    """A `[[tie]]` block as it stands in a file of `data/ties/`."""

    party: bool = False
    """True where `{party}` is that of the persons."""
    alias: bool = False
    """True where `{person2}` is another name of `{person}`."""


class WordsBlock(Row):
    """A `[[words]]` block: what `{id}` stands for in the forms of all files."""

    id: str
    texts: tuple[str, ...]
    why: str

    def key(self) -> tuple[str, ...]:
        """Return the id: a later block of the same id replaces an earlier one."""
        return (self.id,)


@dataclass(frozen=True)
class TieForm:
    """A form ready to be used, with its variants in order."""

    block: TieBlock
    variants: tuple[Variant, ...]
    places: tuple[Place, ...]
    """Of each variant where it is to be tried."""

    @cached_property
    def by_place(self) -> Mapping[Place, Sequence[Variant]]:
        """Return the variants that are to be tried in each kind of line, in order."""
        grouped: dict[Place, list[Variant]] = {}
        for variant, place in zip(self.variants, self.places, strict=True):
            grouped.setdefault(place, []).append(variant)
        return grouped


def load_ties(speech: Speech, folders: Sequence[Path] = (OUR_DATA,)) -> tuple[TieForm, ...]:
    """Return the forms of all `folders`; raises DataError with every form that is faulty."""
    forms: list[TieForm] = []
    blocks, faults = sift_blocks("ties", "tie", TieBlock, folders)
    lists, others = sift_blocks("ties", "words", WordsBlock, folders)
    texts = {one.id: "|".join(one.texts) for one in lists}
    words = {name: f"({text})" for name, text in texts.items()}
    slots = _slots(_says(speech), texts)
    faults += others
    for block in blocks:
        try:
            forms.append(_form(block, slots, words))
            if len(folders) > 1:
                _compiled(forms[-1])
        except (KeyError, regex.error) as error:
            faults.append(Fault("ties/", block.id, f"form: {error}", "correct the form"))
    if faults:
        raise DataError(faults)
    return tuple(forms)


def _says(speech: Speech) -> str:
    """Return the expression of a verb that reports words where no quotation stands beside it."""
    others = speech.ings | speech.bases
    says = [form for form, use in speech.uses.items() if use == SENTENCE and form not in others]
    by_words: dict[tuple[str, ...], list[str]] = {}
    for form in says:
        by_words.setdefault(speech.before.get(form, ()), []).append(form)
    led = (
        rf"(?:{any_of(forms)})(?=\s+(?:{any_of(words)})(?!\w)|[:,]?\s*[\"“«‘])"
        for words, forms in by_words.items()
        if words
    )
    return rf"(?:{'|'.join((any_of(by_words.get((), ())), *led))})(?![\w-])"


def _form(block: TieBlock, slots: dict[str, str], words: Mapping[str, str]) -> TieForm:
    written = (block.form,) if isinstance(block.form, str) else block.form
    forms = [WORDS.sub(lambda name: words.get(name[1], name[0]), one) for one in written]
    variants = tuple(
        Variant(
            expand_form(one, slots),
            needs_of(one),
            PERSON if opens_with(LOOK.sub("", one), "person", "persons") else "",
        )
        for one in forms
    )
    return TieForm(block, variants, tuple(_place(one) for one in forms))


def _place(form: str) -> Place:
    """Return where a variant is to be tried: it saves time, and a note is one of an item alone."""
    if "{note}" in form:
        return "note"
    nameless = any(slot in form for slot in ("{he}", "{him}", "{all}"))
    return "person" if "{person" in form and not nameless else "any"


def _compiled(form: TieForm) -> None:
    """Raise an error where a form is faulty; ours are checked by the tests."""
    for variant in form.variants:
        _ = variant.expression


def _slots(says: str, words: Mapping[str, str]) -> dict[str, str]:
    """Return the expression of each slot; `words` are those of the blocks of `slots.toml`."""
    person = rf"{PERSON}{PAD}*+(?:,?[^\S\n]*{BRACKET})?"
    comma = r"(?:[^\S\n]*,\s*(?:and\s+)?|\s+and\s+|\s+&\s+)(?:(?:of|to|for)\s+)?"
    called = r"(?:(?:the\s+)?(?:\p{Lu}[\p{L}-]+\s+){0,3}+|the\s+(?:\p{Ll}+\s+){0,2}+)"
    joint = f"{comma}{called}"
    called_word = rf"(?:[\p{{L}}\p{{M}}’'-]+|[{COUNTRY}{PARTY}]{PAD}*+(?:[’']s)?)"
    numbers = rf"(?:{words['several']})"
    return {
        "person": person,
        "persons": rf"{person}(?:{joint}{person}){{0,{MOST}}}",
        "country": rf"{COUNTRY}{PAD}*+",
        "party": rf"{PARTY}{PAD}*+(?:\s+[Gg]roup(?!\w))?",
        "gap": rf"[^{PERSON}.;!?\n]{{0,120}}?",
        "any": r"[^,.;!?\n]{0,60}?",
        "item": rf"[^{PERSON}\n]{{0,200}}?",
        "he": r"(?:(?<=(?:^|[.!?]\s|\n))(?:He|She)|(?<=;\s)(?:he|she))",
        "note": r"(?<=(?:^|[.;:–—|(•*-]\s|\n))(?=[\p{L}\d])",
        "him": r"(?:him|her)",
        "life": rf"(?:,[^{PERSON}.;()\n]{{0,100}},)?",
        "word": rf"(?:[\p{{L}}\p{{M}}’'-]+|[{COUNTRY}{PARTY}]{PAD}*+)",
        "small": r"\p{Ll}[\p{L}\p{M}’'-]*",
        "be": rf"(?:,[^{PERSON}.;()\n]{{0,100}},|\s+[–—])?"
        rf"(?:,?\s+(?:{words['beside_be']})){{1,5}}(?<!\shas|\shave|\shad)",
        "title": rf"(?:\s+(?!(?:{words['no_title']})\s){called_word}"
        rf"(?:\s+(?:of|for)\s+(?=[\p{{Lu}}{COUNTRY}{PARTY}]){called_word})?){{0,4}}?",
        "where": rf"(?:\s+(?:in|at|since|for|on|to|last|over)(?:\s+(?:the|a|an|of|on|in))*"
        rf"(?:\s+(?:[\p{{Lu}}\d]|{COUNTRY})[^\s,.;:()]*|\s+(?:{words['held_in']}))+)*",
        "says": says,
        "opener": r"\p{Lu}\p{Ll}*\s+\p{Ll}+\s",
        "some": rf"[^{PERSON}\n]{{0,40}}?",
        "near": rf"(?:\s+(?:[\p{{L}}\p{{M}}\d’'-]+|[{COUNTRY}{PARTY}]{PAD}*+(?:['’]s)?)){{0,6}}?",
        "all": rf"(?:[Bb]oth|[Aa]ll(?:\s+(?:of\s+)?(?:{numbers}|\d+|them))?|[Tt]he\s+{numbers})"
        rf"(?:\s+men|\s+women|\s+people)?",
    }
