"""The rows of the tables that say what names are made of and what stands around them."""

from typing import Literal

from pipeline.tables import Row


class Title(Row):
    """A row of titles.csv: a word that stands before or after a name and is not part of it."""

    text: str
    kind: Literal[
        "honorific", "office", "post-nominal", "suffix", "office-plural", "honorific-plural"
    ]
    gender: Literal["", "f", "m"] = ""
    """Whom an honorific is said of; blank where it is said of both."""
    use: Literal["", "plain", "peerage", "rank", "learned"] = ""
    """`plain` ones such as Mr: a `rank` behind one is a given name (Mr Sheikh Umaru Jalloh), and so
    is an initial; behind a title of the `peerage` "of" and a place belong to the name. A `learned`
    one such as Dr or Sir is that of no office."""
    why: str = ""


class LetterTitle(Row):
    """A row of letter_titles.csv: what stands in a text in which a letter is a title."""

    text: str
    beside: str
    why: str = ""

    def key(self) -> tuple[str, ...]:
        """Return both words: a letter has several rows."""
        return self.text, self.beside


class Particle(Row):
    """A row of name_particles.csv, forenames.csv or initials.csv: a word of names."""

    text: str
    why: str = ""


class NotName(Row):
    """A row of not_names.csv: a capitalised word that is not part of a name.

    `place`: `edge` words are cut off the ends of a candidate, and so are `either` ones unless what
    stands beside them shows a name: Ms May, June Berg. `anywhere` words refuse it whole, `alone`
    ones where they are all of it, whatever else vouches for it.
    """

    text: str
    place: Literal["edge", "either", "anywhere", "alone"]
    why: str = ""


class Order(Row):
    """A row of name_orders.csv: a country where the family name stands first.

    `order`: English keeps it so, or turns it round.
    """

    country: str
    order: Literal["kept", "turned"]
    why: str = ""


class FamilyFirst(Row):
    """A row of family_first.csv: a family name of such a country."""

    text: str
    order: Literal["kept", "turned"]
    why: str = ""
