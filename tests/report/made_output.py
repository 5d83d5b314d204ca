"""Invented releases with hand-made records, and the output that holds them."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pipeline.records import (
    Appearance,
    CountryMention,
    CountryRecord,
    CountryTie,
    DateRecord,
    Extraction,
    IssueRecord,
    PartRecord,
    PartyMention,
    PartyRecord,
    PartyTie,
    PersonMention,
    PersonRecord,
    QuoteRecord,
    ReleaseRecord,
    RoleTie,
    make_id,
)
from pipeline.types import Release
from pipeline.write.options import WriteOptions
from pipeline.write.stage import write

PLAIN = (
    "👩‍👩‍👧 Bre\N{COMBINING ACUTE ACCENT}m, 12 March 2031 – Ms Pia Sund (Finland, ALDE), "
    "the Finnish rapporteur, met Tomas Vale.\n\n“A vote will follow”, said Ms Sund. "
    "Later 🎈 Oda Vre\N{COMBINING ACUTE ACCENT}el spoke, and Tomas Vale left.\n"
)
"""With an emoji of several code points and a letter made of two before everything else."""
HOSTILE = (
    "</script><script>alert('text')</script> <img src=x onerror=alert('image')>\n"
    "Eve \N{RIGHT-TO-LEFT OVERRIDE}dlroW\N{POP DIRECTIONAL FORMATTING} said\u2028<!-- so\u2029 & "
    "</textarea> ' \" {{ 7*7 }} \x07 end.\n"
)
PARTED = "Oslo, 3 May 2031\nJan Berg met them.\n\nMalmö, 4 May 2031\nJan Berg left Norway.\n"
HOSTILE_NAME = "<b onmouseover=\"alert('name')\">Eve</b> \N{RIGHT-TO-LEFT OVERRIDE}Moor"
HOSTILE_TITLE = "<img src=x onerror=\"alert('title')\"> & “peace”"
HOSTILE_SOURCE = "a/\"><script>alert('source')</script>.txt"


@dataclass(frozen=True)
class Made:
    """A text whose words become spans: `at` is how often they stood before."""

    release_id: str
    text: str

    def span(self, words: str, at: int = 0) -> dict[str, object]:
        start = -1
        for _ in range(at + 1):
            start = self.text.index(words, start + 1)
        return {"start": start, "end": start + len(words), "text": words}

    def mention(self, words: str, at: int = 0, **more: object) -> dict[str, object]:
        span = self.span(words, at)
        line = self.text.count("\n", 0, int(str(span["start"]))) + 1
        mention_id = make_id("m", self.release_id, span["start"], span["end"])
        return {
            "how": "exact",
            "found_by": "model",
            "confidence": 93,
            "line": line,
            "mention_id": mention_id,
            **span,
            **more,
        }

    def tie(self, words: str, **more: object) -> dict[str, object]:
        tie_id = make_id("t", self.release_id, words, sorted(map(str, more.values())))
        return {
            "how": "exact",
            "tie_id": tie_id,
            "found_by": "form:bracket.country-party",
            "evidence": words,
            **self.span(words),
            **more,
        }

    def person(self, name: str, *mentions: dict[str, object], **more: object) -> PersonRecord:
        said = tuple(
            PersonMention.model_validate(one | {"full_start": one["start"], "full_end": one["end"]})
            for one in mentions
        )
        given = {"kind": "person", "appears_as": ("mentioned",), **more}
        person_id = make_id("p", self.release_id, name)
        return PersonRecord.model_validate(
            {"person_id": person_id, "name": name, "mentions": said, **given}
        )

    def extraction(self, **more: object) -> Extraction:
        digest = sha256(self.text.encode()).hexdigest()
        record = ReleaseRecord.model_validate(
            {
                "release_id": self.release_id,
                "source": f"{self.release_id}.txt",
                "language": "en",
                "characters": len(self.text),
                "text_sha256": digest,
                "text_file": f"{make_id('x', self.release_id)}.txt",
                **more,
            }
        )
        return Extraction(Release(self.release_id, self.text, record.source), record)


def plain() -> Extraction:
    """Return a release with a row of every kind."""
    made = Made("r00000000000000a1", PLAIN)
    pia = made.person(
        "Pia Sund",
        made.mention("Pia Sund", found_by="finder:title", confidence=None),
        made.mention("Sund", 1, found_by="finder:later-mention"),
        honorific="Ms",
        appears_as=("speaker",),
        canonical_id="h00000000000000aa",
        roles=(RoleTie.model_validate(made.tie("Finnish rapporteur", found_by="finder:role")),),
        parties=(PartyTie.model_validate(
            made.tie("ALDE", party_id="pace:ALDE", name="Alliance of Liberals", kind="group")),),
        countries=(CountryTie.model_validate(
            made.tie("Finland", code="FI", name="Finland", kind="delegation")),),
        appearances=(Appearance.model_validate(made.tie("said", value="speaker")),),
    )  # fmt: skip
    tomas = made.person("Tomas Vale", made.mention("Tomas Vale"), made.mention("Tomas Vale", 1))
    date = DateRecord.model_validate(
        made.span("12 March 2031")
        | {
            "date_id": "d00000000000000a1",
            "value": "2031-03-12",
            "earliest": "2031-03-12",
            "latest": "2031-03-12",
            "precision": "day",
            "kind": "date",
            "relation": "absolute",
            "how": "parsed",
            "found_by": "rule:date.day-month-year",
            "line": 1,
        }
    )
    quote = QuoteRecord.model_validate(
        made.span("A vote will follow")
        | {
            "quote_id": "q00000000000000a1",
            "speaker_as_written": "Ms Sund",
            "verb": "said",
            "speaker_kind": "person",
            "kind": "full",
            "person_ids": (pia.person_id,),
            "how": "exact",
            "found_by": "finder:quote.after",
        }
    )
    return made.extraction(
        title="A vote on the ferry",
        published="2031-03-12",
        url="https://example.org/ferry?a=1&b=2",
        persons=(pia, tomas),
        parties=(_party(made),),
        countries=(_country(made, "Finland", "FI", made.mention("Finland"),
                            made.mention("Finnish", kind="adjective")),),
        dates=(date,),
        quotes=(quote,),
        issues=(_issue(made, "Vre\N{COMBINING ACUTE ACCENT}el"),),
    )  # fmt: skip


def _party(made: Made) -> PartyRecord:
    mention = PartyMention.model_validate(made.mention("ALDE", found_by="strong:pace:ALDE"))
    return PartyRecord(row_id="a00000000000000a1", party_id="pace:ALDE",
                       name="Alliance of Liberals", abbreviation="ALDE", kind="group",
                       how="strong", mentions=(mention,), persons_tied=1)  # fmt: skip


def _country(made: Made, name: str, code: str, *mentions: dict[str, object]) -> CountryRecord:
    said = tuple(CountryMention.model_validate({"kind": "name"} | one) for one in mentions)
    row_id = make_id("c", made.release_id, code)
    return CountryRecord(row_id=row_id, code=code, name=name, how="strong", mentions=said)


def _issue(made: Made, words: str) -> IssueRecord:
    span = made.span(words)
    return IssueRecord.model_validate(
        {
            "issue_id": "i00000000000000a1",
            "severity": "review",
            "code": "name-without-person",
            "message": f"{words} looks like a name",
            "evidence": words,
            "found": words,
            "suggestion": "read the sentence",
            "table": "releases",
            "row_id": made.release_id,
            "start": span["start"],
            "end": span["end"],
        }
    )


def hostile() -> Extraction:
    """Return a release whose every text would run a script, were it not escaped."""
    made = Made("</script><script>alert('id')</script>", HOSTILE)
    eve = made.person(HOSTILE_NAME, made.mention("Eve"), honorific="<i>Ms</i>")
    return made.extraction(
        title=HOSTILE_TITLE,
        source=HOSTILE_SOURCE,
        url="javascript:alert('url')",
        published="2030-01-05",
        publisher="<svg onload=alert('publisher')>",
        metadata={"<u>key</u>": "<script>alert('metadata')</script>"},
        persons=(eve,),
    )


def parted() -> Extraction:
    """Return a release of two parts, read from a PDF whose address is known."""
    made = Made("note 7/ü", PARTED)
    second = PARTED.index("Malmö")
    link = "https://example.org/#:~:text=Jan%20Berg"
    jan = made.person(
        "Jan Berg",
        made.mention("Jan Berg", page=1, link=link),
        made.mention("Jan Berg", 1, page=2, element="p[2]", part=2),
    )
    parts = (
        PartRecord(part=1, start=0, end=second, title="First", published="2031-05-03"),
        PartRecord(part=2, start=second, end=len(PARTED), title="Second", language="sv"),
    )
    norway = _country(made, "Norway", "NO", made.mention("Norway"))
    return made.extraction(title="Two notes", parts=parts, persons=(jan,), countries=(norway,))


def made_output(folder: Path, *extractions: Extraction) -> Path:
    """Return an output with these releases, or with the three of this module."""
    every = extractions or (plain(), hostile(), parted())
    write(every, folder, WriteOptions(formats=("json",)), ())
    return folder
