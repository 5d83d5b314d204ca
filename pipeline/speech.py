"""The words of saying: `data/quote_verbs.csv` and `data/speaker_words.csv`, ready to be used."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import regex

from pipeline.alternatives import any_of
from pipeline.expressions import compiled
from pipeline.tables import OUR_DATA, Row, read_table

PLURALS = (("ies", "y"), ("men", "man"), ("women", "woman"), ("es", ""), ("s", ""))
COLLECTIVE = "collective"
PHRASE = "phrase"


class QuoteVerb(Row):
    """A row of quote_verbs.csv: a verb of saying in its forms, or a phrase that stands for one.

    `use`: a `sentence` one counts anywhere before a quotation in its sentence, a `beside` one
    only right beside it, a `statement` one with a thing written behind it (issued the following
    statement); behind a `phrase` stands who speaks. `before`: the words of which one must follow
    where no quotation does: "called for", not "called at four".
    """

    text: str
    third: str = ""
    past: str = ""
    participle: str = ""
    ing: str = ""
    use: Literal["sentence", "beside", "statement", "phrase"]
    before: str = ""
    why: str = ""

    def key(self) -> tuple[str, ...]:
        """Return the verb: a later row for it replaces it."""
        return (self.text,)


class SpeakerWord(Row):
    """A row of speaker_words.csv: a noun or pronoun that speaks, or a small word beside one.

    `text` is a thing written, `between` stands between a speaker and the verb, `relation` before
    a name that is another's: the brother of Pia Sund. `means` says what a pronoun stands for: a
    woman, a man, several, a body; blank where it is nobody named, as "I".
    """

    text: str
    kind: Literal["pronoun", "collective", "body", "person", "text", "between", "relation"]
    means: Literal["", "f", "m", "several", "body"] = ""
    why: str = ""

    def key(self) -> tuple[str, ...]:
        """Return the word: a later row for it replaces it."""
        return (self.text,)


@dataclass(frozen=True)
class Speech:
    """Verbs of saying by form, and the words around them by their small letters."""

    before: Mapping[str, tuple[str, ...]]
    """The words of which one must follow a form of a verb where no quotation does."""
    uses: Mapping[str, str]
    """The use of each form of a verb; "Says" may open a sentence, "State" may not."""
    bases: frozenset[str]
    """The forms that only several people take: they say."""
    ings: frozenset[str]
    """The forms whose subject is that of the sentence: praised the bill, calling it."""
    verb: "regex.Pattern[str]"
    phrase: "regex.Pattern[str]"
    words: Mapping[str, SpeakerWord]

    def kind(self, word: str) -> str:
        """Return the kind of a word, a plural of a person or a body being collective, or blank."""
        small = word.lower()
        row = self.words.get(small) or self.words.get(word)
        if row is not None:
            return row.kind
        for ending, singular in PLURALS:
            one = self.words.get(small.removesuffix(ending) + singular)
            if small.endswith(ending) and one is not None and one.kind in ("person", "body"):
                return COLLECTIVE
        return ""

    def means(self, pronoun: str) -> str:
        """Return what a pronoun stands for, or blank."""
        row = self.words.get(pronoun.lower())
        return row.means if row else ""


def load_speech(folders: Sequence[Path] = (OUR_DATA,)) -> Speech:
    """Return the words of saying in the tables of all `folders`."""
    verbs = read_table("quote_verbs", QuoteVerb, folders)
    uses: dict[str, str] = {}
    before: dict[str, tuple[str, ...]] = {}
    for row in verbs:
        if row.use != PHRASE:
            forms = (row.text, row.third, row.past, row.participle, row.ing)
            opening = (row.third.capitalize(), row.past.capitalize())
            uses |= {form: row.use for form in (*forms, *opening) if form}
            before |= {form: tuple(row.before.split()) for form in forms if form and row.before}
    phrases = any_of(row.text for row in verbs if row.use == PHRASE)
    words = read_table("speaker_words", SpeakerWord, folders)
    return Speech(
        before,
        uses,
        frozenset(row.text for row in verbs if row.text not in (row.past, row.participle)),
        frozenset(row.ing for row in verbs if row.ing),
        compiled(rf"(?<![\w'-]){any_of(uses)}(?![\w'-])"),
        compiled(rf"(?<![\w'-])(?i:{phrases})(?![\w'-])"),
        {(row.text if row.text.isupper() else row.text.lower()): row for row in words},
    )
