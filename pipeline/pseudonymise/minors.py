"""Says whether a text calls a person a minor: by an age under 18, or by a word as schoolboy."""

from collections.abc import Callable, Iterable

import regex

from pipeline.alternatives import any_of
from pipeline.pseudonymise.tokens import BROKEN
from pipeline.records import PersonRecord
from pipeline.rules import Word
from pipeline.tables import Row, read_table

GROWN_UP = 18
ENGLISH = "en"
SLOTS = {
    "name": r"NAME",
    "title": r"(?:\p{Lu}\p{L}{0,7}\.? )?",
    "months": r"(?<!\d)\d{1,2}",
    "gap": r"(?:[\p{L}’'-]+ ){0,3}",
}
"""Parts of a form that are the same for everybody; `age` and `minor` come from tables."""
SLOT = regex.compile(r"\{(\w+)\}")


class MinorForm(Row):
    """A row of minor_forms.csv: how a text ties an age or such a word to a name."""

    text: str
    example: str
    why: str = ""

    def key(self) -> tuple[str, ...]:
        """Return the form: a table holds each once."""
        return (self.text,)


class MinorWord(Row):
    """A row of minor_words.csv: what a person under age is called."""

    text: str
    why: str = ""


def minor_teller() -> Callable[[PersonRecord], bool]:
    """Return a function that says whether the sentences of a person's mentions show a minor."""
    ages = {str(number): number for number in range(GROWN_UP)}
    numbers = read_table("numbers", Word)
    ages |= {one.text: int(one.value) for one in numbers if _is_age(one)}
    slots = SLOTS | {
        "age": _word([*ages, *(text.capitalize() for text in ages)]),
        "minor": _word(one.text for one in read_table("minor_words", MinorWord)),
    }
    forms = [one.text for one in read_table("minor_forms", MinorForm)]
    pattern = regex.compile("|".join(f"(?:{_expression(one, slots)})" for one in forms))

    def is_minor(person: PersonRecord) -> bool:
        return any(pattern.search(one) for one in set(_sentences(person)))

    return is_minor


def _is_age(word: Word) -> bool:
    is_small = word.value.isdigit() and int(word.value) < GROWN_UP
    return is_small and word.language == ENGLISH and len(word.text) > 2


def _word(texts: Iterable[str]) -> str:
    return rf"(?<![\p{{L}}\d]){any_of(texts)}(?![\p{{L}}\d]|[.,]\d)"


def _expression(form: str, slots: dict[str, str]) -> str:
    """Return the expression of a form: blanks may be hyphens, slots are what they stand for."""
    pieces = SLOT.split(form)
    return "".join(
        slots[piece] if number % 2 else regex.escape(piece, literal_spaces=True)
        for number, piece in enumerate(pieces)
    )


def _sentences(person: PersonRecord) -> Iterable[str]:
    """Yield the sentences around the mentions with the name as one word, NAME."""
    names = {" ".join(BROKEN.sub("", one.text).split()) for one in person.mentions}
    names |= {person.name, *(one.value for one in person.mentions if one.value)}
    name = regex.compile(rf"(?<!\w){any_of(names)}(?!\w)")
    for mention in person.mentions:
        yield name.sub("NAME", mention.sentence)
