"""A builder of small releases: records made by hand, as validate would make them."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest

from pipeline.records import (
    Appearance,
    CountryMention,
    CountryRecord,
    CountryTie,
    DateRecord,
    EmbeddedRecord,
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

TEXT = """\
Teachers must be free, say Members
STRASBOURG, 12 October 2017 – Ms Pia Sund (Namibia, ALDE) and Zoë Çelik (Ruritania, XYZ),
rapporteur, met in 2017-10 for eight years. “Let them go”, said Ms Sund. The Bank of
Uganda and
the Vales looked on; Greenland did not.
"""


class Builder:
    """Builds the records of one text; spans are found by their words."""

    def __init__(self, text: str, release_id: str) -> None:
        self.text = text
        self.release_id = release_id

    def span(self, words: str, after: int = 0) -> dict[str, Any]:
        start = self.text.index(words, after)
        return {"start": start, "end": start + len(words), "text": words}

    def place(self, start: int) -> dict[str, Any]:
        line = self.text.count("\n", 0, start) + 1
        return {"sentence": " ".join(self.text.splitlines()[line - 1].split()), "line": line}

    def mention(self, words: str, label: str, after: int = 0, **more: Any) -> dict[str, Any]:
        span = self.span(words, after)
        mention_id = make_id("m", self.release_id, label, span["start"], span["end"])
        base = {"found_by": "rule:made-up", "how": "exact", "block": "body"}
        return span | self.place(span["start"]) | base | {"mention_id": mention_id} | more

    def tie(self, kind: str, words: str, evidence: str, **more: Any) -> dict[str, Any]:
        span = self.span(words)
        base = {"how": "exact", "found_by": "form:made-up", "evidence": evidence}
        tie_id = make_id("t", self.release_id, kind, span["start"], span["end"])
        sentence = self.place(span["start"])["sentence"]
        return span | base | {"tie_id": tie_id, "sentence": sentence} | more

    def person(self, name: str, *later: str, **more: Any) -> PersonRecord:
        first = self.mention(name, "PERSON")
        mentions = [first] + [self.mention(one, "PERSON", first["end"]) for one in later]
        full = [one | {"full_start": one["start"], "full_end": one["end"]} for one in mentions]
        base: dict[str, Any] = {"kind": "person", "appears_as": ("mentioned",), "evidence": name}
        return PersonRecord(
            person_id=make_id("p", self.release_id, first["start"], first["end"]),
            name=name,
            mentions=tuple(PersonMention(**one) for one in full),
            **base | more,
        )

    def pia(self) -> PersonRecord:
        proof = "Ms Pia Sund (Namibia, ALDE)"
        return self.person(
            "Pia Sund",
            "Sund",
            honorific="Ms",
            given_name="Pia",
            family_name="Sund",
            sort_name="Sund, Pia",
            appears_as=("signatory", "speaker"),
            appearances=(
                Appearance(**self.tie("appears_as", "Pia Sund", proof), value="signatory"),
                Appearance(**self.tie("appears_as2", "Sund", "said Ms Sund"), value="speaker"),
            ),
            parties=(
                PartyTie(
                    **self.tie("group", "ALDE", proof),
                    party_id="pace:ALDE",
                    name="Alliance of Liberals and Democrats for Europe",
                    kind="group",
                ),
            ),
            countries=(
                CountryTie(
                    **self.tie("delegation", "Namibia", proof),
                    code="NA",
                    name="Namibia",
                    kind="delegation",
                ),
            ),
            evidence=proof,
        )

    def zoe(self) -> PersonRecord:
        proof = "Zoë Çelik (Ruritania, XYZ)"
        unknown = {"how": "unknown"}
        return self.person(
            "Zoë Çelik",
            appears_as=("mentioned",),
            appearances=(
                Appearance(**self.tie("appears_as", "Zoë Çelik", "Zoë Çelik"), value="mentioned"),
            ),
            roles=(RoleTie(**self.tie("role", "rapporteur", f"{proof}, rapporteur")),),
            parties=(
                PartyTie(
                    **self.tie("party", "XYZ", proof) | unknown,
                    party_id=None,
                    name=None,
                    kind="party",
                ),
                PartyTie(
                    **self.tie("party2", "ALDE", proof, status="denied"),
                    party_id="pace:ALDE",
                    name="Alliance of Liberals and Democrats for Europe",
                    kind="group",
                ),
            ),
            countries=(
                CountryTie(
                    **self.tie("delegation", "Ruritania", proof) | unknown,
                    code=None,
                    name=None,
                    kind="delegation",
                ),
            ),
            evidence=proof,
        )

    def countries(self) -> tuple[CountryRecord, ...]:
        named = [("Namibia", "NA", "NAM", "sovereign"), ("Greenland", "GL", "GRL", "dependent")]
        known = tuple(
            CountryRecord(
                row_id=make_id("c", self.release_id, code),
                code=code,
                alpha3=alpha3,
                name=name,
                status=status,
                how="strong",
                mentions=(
                    CountryMention(**self.mention(name, "COUNTRY", value=code), kind="name"),
                ),
                persons_tied=int(code == "NA"),
                signatories=int(code == "NA"),
            )
            for name, code, alpha3, status in named
        )
        unknown = CountryRecord(
            row_id=make_id("c", self.release_id, "Ruritania"),
            code=None,
            name=None,
            how="unknown",
            candidates=("RU", "RO"),
            mentions=(CountryMention(**self.mention("Ruritania", "COUNTRY"), kind="name"),),
        )
        return (*known, unknown)

    def parties(self) -> tuple[PartyRecord, ...]:
        alde, unknown = self.mention("ALDE", "PARTY", value="pace:ALDE"), {"how": "unknown"}
        return (
            PartyRecord(
                row_id=make_id("a", self.release_id, "pace:ALDE"),
                party_id="pace:ALDE",
                name="Alliance of Liberals and Democrats for Europe",
                abbreviation="ALDE",
                kind="group",
                how="exact",
                mentions=(PartyMention(**alde),),
                persons_tied=1,
            ),
            PartyRecord(
                row_id=make_id("a", self.release_id, "XYZ"),
                party_id=None,
                name=None,
                how="unknown",
                mentions=(PartyMention(**self.mention("XYZ", "PARTY") | unknown),),
            ),
        )

    def date(self, words: str, **more: Any) -> DateRecord:
        span = self.span(words)
        base: dict[str, Any] = {
            "date_id": make_id("d", self.release_id, span["start"], span["end"]),
            "value": None,
            "kind": "date",
            "relation": "absolute",
            "how": "parsed",
            "found_by": "rule:date.made-up",
            "block": "body",
        }
        return DateRecord(**span | self.place(span["start"]) | base | more)

    def dates(self, person_id: str) -> tuple[DateRecord, ...]:
        day, month = "2017-10-12", "2017-10"
        return (
            self.date(
                "12 October 2017",
                value=day,
                earliest=day,
                latest=day,
                precision="day",
                said=("day", "month", "year"),
                compared_with_published="same",
                persons_in_sentence=(person_id,),
            ),
            self.date(
                "2017-10 ",
                value=month,
                earliest="2017-10-01",
                latest="2017-10-31",
                precision="month",
            ),
            self.date("eight years", kind="duration", offset="P8Y"),
        )

    def quote(self, person_id: str) -> QuoteRecord:
        span = self.span("“Let them go”")
        return QuoteRecord(
            **span,
            quote_id=make_id("q", self.release_id, span["start"], span["end"]),
            speaker_as_written="Ms Sund",
            speaker_kind="person",
            verb="said",
            kind="full",
            person_ids=(person_id,),
            how="exact",
            found_by="rule:quote.made-up",
        )

    def issue(self, code: str, table: str, row_id: str, words: str, **more: Any) -> IssueRecord:
        span = self.span(words)
        base: dict[str, Any] = {"severity": "review", "message": f"{words} is not known"}
        return IssueRecord(
            issue_id=make_id("i", self.release_id, code, span["start"]),
            code=code,
            table=table,
            row_id=row_id,
            start=span["start"],
            end=span["end"],
            **base | more,
        )

    def embedded(self) -> EmbeddedRecord:
        inner = self.mention("Uganda", "COUNTRY", value="UG", how="strong")
        return EmbeddedRecord(**inner, kind="embedded")

    def record(self, source: str, **more: Any) -> ReleaseRecord:
        pia, zoe, countries = self.pia(), self.zoe(), self.countries()
        vales = self.person("Vales", kind="family")
        base: dict[str, Any] = {
            "release_id": self.release_id,
            "source": source,
            "title": "=Teachers must be free, say Members",
            "published": "2017-10-12",
            "published_from": "dateline",
            "house": "pace",
            "language": "en",
            "characters": len(self.text),
            "text_sha256": sha256(self.text.encode()).hexdigest(),
            "text_file": f"{self.release_id}.txt",
            "signatories_stated": 2,
            "parts": (
                PartRecord(
                    part=1,
                    start=0,
                    end=len(self.text),
                    published="2017-10-12",
                    published_from="dateline",
                ),
            ),
            "persons": (pia, zoe, vales),
            "parties": self.parties(),
            "countries": countries,
            "embedded": (self.embedded(),),
            "dates": self.dates(pia.person_id),
            "quotes": (self.quote(pia.person_id),),
            "issues": (
                self.issue("unknown-country", "countries", countries[2].row_id, "Ruritania"),
                self.issue(
                    "signatories-differ",
                    "releases",
                    self.release_id,
                    "Members",
                    stated="2",
                    found="1",
                ),
                self.issue(
                    "guessed-encoding", "releases", self.release_id, "Teachers", severity="note"
                ),
            ),
        }
        return ReleaseRecord(**base | more)


Make = Callable[..., Extraction]


@pytest.fixture
def make() -> Make:
    """Return a function that makes one release; its records can be replaced by name."""

    def extraction(number: int = 0, text: str = TEXT, **more: Any) -> Extraction:
        release_id = make_id("r", number)
        source = f"folder/{number}.txt"
        record = Builder(text, release_id).record(source, **more)
        return Extraction(Release(release_id, text, source), record)

    return extraction
