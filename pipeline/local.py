"""Checks a folder of local knowledge, which is laid over ours: its files, columns and references.

Ours is checked by the tests. What only shows when rules and forms are compiled is told by their
own loaders, and what they find by `examples`.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.errors import DataError, Fault
from pipeline.gazetteer_rows import (
    Country,
    CountryName,
    Follower,
    HouseName,
    OrganisationWord,
    OtherName,
    Party,
    PartyLetter,
    PartyName,
    Seat,
    State,
)
from pipeline.name_rows import FamilyFirst, LetterTitle, NotName, Order, Particle, Title
from pipeline.role_words import RoleNoun, RoleWord
from pipeline.rules import Word, word_tables
from pipeline.same_names import Pair, Spelling
from pipeline.senses import SenseRow
from pipeline.speech import QuoteVerb, SpeakerWord
from pipeline.tables import OUR_DATA, Row, read_table, read_toml

TABLES: dict[str, type[Row]] = {
    "countries": Country,
    "country_names": CountryName,
    "forenames": Particle,
    "heading_words": Word,
    "houses": HouseName,
    "initials": Particle,
    "letter_titles": LetterTitle,
    "name_particles": Particle,
    "not_names": NotName,
    "organisation_words": OrganisationWord,
    "other_names": OtherName,
    "parties": Party,
    "party_followers": Follower,
    "party_letters": PartyLetter,
    "party_names": PartyName,
    "not_parties": Word,
    "party_nouns": Word,
    "party_people": Word,
    "party_cues": Word,
    "nicknames": Pair,
    "name_spellings": Spelling,
    "family_first": FamilyFirst,
    "name_orders": Order,
    "role_nouns": RoleNoun,
    "role_words": RoleWord,
    "quote_verbs": QuoteVerb,
    "saying_verbs": Word,
    "seats": Seat,
    "senses": SenseRow,
    "speaker_words": SpeakerWord,
    "tie_words": Word,
    "titles": Title,
    "us_states": State,
}
"""Tables and what their rows are; the tables of words that rules read are declared by the rules."""
BLOCKS = {"rules": ("rule",), "forms": ("form",), "ties": ("tie",), "layout": ("heading", "shape")}
"""Folders of blocks, and the heads of their blocks."""
FRAGMENTS = ("fragment", "words")
SUFFIXES = (".csv", ".toml")


def local_faults(folders: Sequence[Path]) -> list[Fault]:
    """Return what is wrong with the files of the local folders, each by itself."""
    try:
        words = word_tables((OUR_DATA, *folders)).values()
    except DataError:
        words = word_tables().values()  # the loader of rules tells what is wrong with theirs
    tables = TABLES | dict.fromkeys(words, Word)
    faults: list[Fault] = []
    for folder in folders:
        faults += _file_faults(folder, tables)
        for name, model in tables.items():
            faults += _faults_of(name, model, folder)
    return [*faults, *_reference_faults(folders)]


def _faults_of(name: str, model: type[Row], folder: Path) -> Sequence[Fault]:
    try:
        read_table(name, model, (folder,))
    except DataError as error:
        return error.faults
    return ()


def _file_faults(folder: Path, tables: dict[str, type[Row]]) -> Iterator[Fault]:
    """Yield the files and heads of blocks that nothing reads."""
    known = ", ".join([*(f"{name}.csv" for name in sorted(tables)), *(f"{one}/" for one in BLOCKS)])
    for path in sorted(one for one in folder.rglob("*") if one.suffix.lower() in SUFFIXES):
        place = path.relative_to(folder)
        if place.parts[0].startswith("."):
            continue
        if len(place.parts) == 2 and place.parts[0] in BLOCKS and path.suffix == ".toml":
            yield from _head_faults(path, place.parts[0])
        elif place.as_posix() not in {f"{name}.csv" for name in tables}:
            yield Fault(place.as_posix(), "the file", "nothing reads it", f"name it one of {known}")


def _head_faults(path: Path, kind: str) -> Iterator[Fault]:
    heads = FRAGMENTS if path.name == "fragments.toml" and kind == "rules" else BLOCKS[kind]
    try:
        found = read_toml(path)
    except DataError as error:
        yield from error.faults
        return
    remedy = "use " + " or ".join(
        f"[{one}]" if heads is FRAGMENTS else f"[[{one}]]" for one in heads
    )
    for head in found:
        if head not in heads:
            yield Fault(path.name, head, "nothing reads it", remedy)


def _reference_faults(folders: Sequence[Path]) -> Iterator[Fault]:
    """Yield the countries, houses and parties that local rows name and that no table has."""
    try:
        parties = read_table("parties", Party, folders)
        letters = read_table("party_letters", PartyLetter, folders)
        codes = {one.code for one in read_table("countries", Country, (OUR_DATA, *folders))}
        houses = {one.house for one in read_table("houses", HouseName, (OUR_DATA, *folders))}
    except DataError:
        return
    known = "use " + ", ".join(sorted(houses))
    for party in parties:
        if party.country_code and party.country_code not in codes:
            yield _unknown(party, "country_code", party.country_code, "use a code of countries.csv")
        if party.house and party.house not in houses:
            yield _unknown(party, "house", party.house, known)
    owners = {one.party_id for one in read_table("parties", Party, (OUR_DATA, *folders))}
    for letter in letters:
        if letter.house not in houses:
            yield Fault("party_letters.csv", letter.text, f"no house {letter.house!r}", known)
        if letter.party_id not in owners:
            problem = f"no party {letter.party_id!r}"
            yield Fault("party_letters.csv", letter.text, problem, "add its row to parties.csv")


def _unknown(party: Party, column: str, value: str, remedy: str) -> Fault:
    return Fault(
        "parties.csv", party.party_id, f"{column} is {value!r}, which no table has", remedy
    )
