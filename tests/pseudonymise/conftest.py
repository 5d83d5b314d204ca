"""What the tests of pseudonyms share: a made run of hostile releases, with and without a key."""

from dataclasses import replace
from pathlib import Path

import pytest
from our_tables import GAZETTEER, NAMES

from pipeline.annotate.kit import Kit
from pipeline.pseudonymise.circle import Member
from pipeline.pseudonymise.key import Key
from pipeline.pseudonymise.lexicon import Index, Lexicon
from pipeline.pseudonymise.options import PseudonymiseOptions
from pipeline.pseudonymise.spelling import Spelling, read_spelling
from pipeline.run import run
from pipeline.run_options import RunOptions
from pipeline.write.formats.every import WRITERS
from pipeline.write.options import WriteOptions

ROLES = ("detained", "minor")
FORMATS = tuple(WRITERS)
ZERO, SOFT = "\N{ZERO WIDTH SPACE}", "\N{SOFT HYPHEN}"
RELEASES = {
    "saken/amir-saken-jailed.txt": f"""AMIR SAKEN JAILED: FREE SAKEN NOW

STRASBOURG, 12 March 2031 – Fourteen members signed a written declaration calling for the release
of Amir Saken. The signatories include Ms Pia Sund (Finland, ALDE) and Mr Tomas Vale (Malta, SOC).
Amir Saken was arrested on 3 May 2030 and is held in Karaganda. His wife Aida Saken and his brother
Timur Sa-
ken appealed. "Saken is innocent," said A. Saken's lawyer, Ms Rosa Vega. Saken, Amir, is 34. The
Sakens wrote to the court. Mr Sa{ZERO}ken, S{SOFT}aken and Şaken are one man; so are S A K E N
and AmirSaken. Write to amir.saken@example.org, asaken@example.net, or follow @amirsaken,
@saken_free, #FreeSaken and #FreeAmirSaken. See https://example.org/cases/amir-saken?x=1 and
https://example.org/c/%41mir%20S%61ken, and https://example.org/p/123 or www.example.org.
Sakenova, his sister, spoke: "Amir has not eaten," she said. Amir’s cell is cold. The file
amir_saken_2031.pdf is attached, and C:\\cases\\saken.docx. His name in Russian is Амир Сакен.
AIDA SAKEN thanked Pia Sund. Sak&eacute;n and **S**aken are written too, and Mr A K Saken.
The alibi of Amir Saken holds. Timur spoke in May. "saken is well, i saw amir and timur," wrote one.
""",
    "b.txt": """GENEVA, 2 April 2031 – Theresa May was arrested in Jordan in May 2030, so
Vera Will said. Ms Will left. May said on 3 May 2030 that she would appeal. May I ask the Minister
of Justice? Ms May is held in Amman.
""",
    "c.txt": """OSLO, 5 April 2031 – The trial of Boris Saken, a politician (Norway), was adjourned.
Mr Saken left. Ali Orlov, 16, was detained by police in Italy; an Italian had an alibi for Orlov.
The schoolgirl Nora Holm spoke. Ms Pia Sund, 41, left. Mr Hassan Aliyev (Malta, SOC) spoke of it.
""",
    "d.txt": """LIMA, 7 April 2031 – Nothing is said here of anyone but Ms Pia Sund (Finland, ALDE).
See https://example.org/lima/1.
""",
    "e.txt": """RIGA, 8 April 2031 – The Saken Committee met in Riga. Ms Pia Sund (Finland) spoke.
""",
    "f.jsonl": """{"id": "case-Saken-1", "title": "Amir Saken: one year", "author": "Saken Desk", \
"url": "https://news.example/amir-saken", "text": "PARIS, 9 April 2031 - Ms Pia Sund (Finland, \
ALDE) spoke of Amir Saken, who is still in prison."}
""",
    "saken-broken.pdf": "%PDF-1.4 broken",
    "amir.pdf": "%PDF-1.4 broken too",
}
"""Invented; every way in which a name was ever seen to slip through."""


def write_releases(folder: Path) -> Path:
    """Return a folder with the releases."""
    for name, text in RELEASES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


class Runs:
    """Runs over the made releases with the kit of the session."""

    def __init__(self, folder: Path, kit: Kit) -> None:
        self.folder = folder
        self.kit = kit
        self.sources = write_releases(folder / "letters")
        self.key = folder / "key"

    def into(
        self, name: str, key: Path | None = None, *, sources: Path | None = None, **given
    ) -> Path:
        """Return the output of a run, with pseudonyms where a key is given."""
        hiding = PseudonymiseOptions(given.get("roles", ROLES), key) if key else None
        options = RunOptions(
            write=WriteOptions(
                formats=given.get("formats", FORMATS),
                sources=(str(sources or self.sources),),
                settings={"known": "saken-case"},
            ),
        )
        options = replace(options, pseudonymise=hiding or PseudonymiseOptions())
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("pipeline.run.load_kit", lambda _: self.kit)
            patch.setattr("pipeline.read_all.gc.freeze", lambda: None)
            run([str(sources or self.sources)], self.folder / name, options)
        return self.folder / name


@pytest.fixture(scope="session")
def runs(kit: Kit, tmp_path_factory: pytest.TempPathFactory) -> Runs:
    """Return what runs over the made releases."""
    return Runs(tmp_path_factory.mktemp("runs"), kit)


@pytest.fixture(scope="session")
def plain(runs: Runs) -> Path:
    """Return the output of the run without pseudonyms."""
    return runs.into("plain", formats=("csv", "json"))


@pytest.fixture(scope="session")
def hidden(runs: Runs) -> Path:
    """Return the output of the run with pseudonyms."""
    return runs.into("hidden", runs.key)


@pytest.fixture(scope="session")
def spelling() -> Spelling:
    """Return what the tables know of words."""
    return read_spelling(GAZETTEER, NAMES)


KEY = Key(b"k" * 32)


def member(given: str, family: str, label: str = "Person-1", *, is_asked: bool = True) -> Member:
    """Return a person whose names are words parted by blanks, as they are compared."""
    return Member(
        label, label, False, is_asked, frozenset(given.split()), frozenset(family.split())
    )


def lexicon(spelling: Spelling, *members: Member, present: bool = True, **given) -> Lexicon:
    """Return what counts in a release that names all members, or none of them."""
    index = Index(members, spelling, given.pop("small", frozenset()))
    here = frozenset(range(len(members))) if present else frozenset[int]()
    return Lexicon(index, KEY, "r1", here, **given)
