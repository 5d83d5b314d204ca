"""Small outputs made by hand: two releases with one person in both, and all that is odd."""

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.records import (
    Appearance,
    CountryMention,
    CountryRecord,
    CountryTie,
    DateRecord,
    EmbeddedRecord,
    PartyMention,
    PartyRecord,
    PartyTie,
    PersonMention,
    PersonRecord,
    ReleaseRecord,
    RoleTie,
    make_id,
)

FIRST = """\
OSLO, 3 May 2031 – 😀👍🏽 Ms Pia Sund (Finland, ALDE) and Lord Ned Hall (Malta, NR) wrote
to the Chadian Prime Minister Amadou Kosso.\u00a0 Ms Sund said that the Vales
had left the Bank of Uganda.  The Georgian writer Eva
Holt, once of Labour, lives in Norway; (see pre-May2031note).
"""
SECOND = "Sund, Pia has asked “Why?”, says Georgia.\n"
URL = "https://example.org/news/2"
Span = dict[str, Any]


class Release:
    """Builds the records of one text; spans are found by their words."""

    def __init__(self, text: str, release_id: str, **more: Any) -> None:
        self.text, self.release_id, self.more = text, release_id, more

    def at(self, words: str, nth: int = 1) -> Span:
        """Return where words stand for the nth time."""
        start = -1
        for _ in range(nth):
            start = self.text.index(words, start + 1)
        return {"start": start, "end": start + len(words), "text": words}

    def said(self, label: str, words: str, nth: int = 1, **more: Any) -> Span:
        """Return the fields of a mention."""
        span = self.at(words, nth)
        mention_id = make_id("m", self.release_id, label, span["start"], span["end"])
        return span | {"mention_id": mention_id, "found_by": "rule:made", "how": "exact"} | more

    def tie(self, words: str, evidence: str, nth: int = 1, **more: Any) -> Span:
        """Return the fields of a tie."""
        span = self.at(words, nth)
        tie_id = make_id("t", self.release_id, words, evidence, str(more.get("value", "")))
        base = {"how": "exact", "found_by": "form:made", "evidence": evidence, "tie_id": tie_id}
        return span | base | more

    def person(self, name: str, said: Sequence[tuple[str, int, str]], **more: Any) -> PersonRecord:
        """Return a person named at these words, each with the address before it."""
        mentions = []
        for words, nth, honorific in said:
            span = self.said("PERSON", words, nth)
            full_start = span["start"] - len(honorific)
            mentions.append(PersonMention(**span, full_start=full_start, full_end=span["end"]))
        base = {"kind": "person", "appears_as": ("mentioned",), "evidence": name}
        person_id = make_id("p", self.release_id, name)
        return PersonRecord(
            **{"person_id": person_id, "canonical_id": make_id("h", name), "name": name}
            | base | more, mentions=tuple(mentions),
        )  # fmt: skip

    def party(self, party_id: str | None, name: str | None, words: str, **more: Any) -> PartyRecord:
        """Return a party named once."""
        return PartyRecord(
            **{"row_id": make_id("a", self.release_id, words), "party_id": party_id, "name": name,
               "kind": "group", "how": "exact"} | more,
            mentions=(PartyMention(**self.said("PARTY", words)),),
        )  # fmt: skip

    def country(self, code: str | None, name: str | None, words: str, kind: str) -> CountryRecord:
        """Return a country named once."""
        said = self.said("COUNTRY", words, kind=kind)
        return CountryRecord(
            row_id=make_id("c", self.release_id, words), code=code, name=name, status="sovereign",
            how="exact" if code else "ambiguous", mentions=(CountryMention(**said),),
        )  # fmt: skip

    def record(self, **rows: Any) -> ReleaseRecord:
        """Return the record of the release."""
        base = {
            "release_id": self.release_id,
            "source": f"{self.release_id.replace(':', '-')}.txt",
            "characters": len(self.text),
            "text_sha256": sha256(self.text.encode()).hexdigest(),
            "text_file": f"{self.release_id.replace(':', '-')}.txt",
            "language": "en",
        }
        return ReleaseRecord(**base | self.more | rows)


def first() -> ReleaseRecord:
    """Return the release with everything in it."""
    made = Release(FIRST, "r1:a", title="Oslo letter", published="2031-05-03",
                   published_from="dateline", house="pace")  # fmt: skip
    proof, lord = "Ms Pia Sund (Finland, ALDE)", "Lord Ned Hall (Malta, NR)"
    office, writer = "Chadian Prime Minister Amadou Kosso", "The Georgian writer Eva Holt"
    alde = ("pace:ALDE", "Alliance of Liberals and Democrats for Europe")
    pia = made.person(
        "Pia Sund", [("Pia Sund", 1, "Ms "), ("Sund", 2, "Ms ")],
        honorific="Ms", given_name="Pia", family_name="Sund", sort_name="Sund, Pia",
        appears_as=("signatory", "speaker"), evidence=proof,
        appearances=(Appearance(**made.tie("Pia Sund", proof, value="signatory")),),
        parties=(PartyTie(**made.tie("ALDE", proof), party_id=alde[0], name=alde[1],
                          kind="group"),),
        countries=(CountryTie(**made.tie("Finland", proof), code="FI", name="Finland",
                              kind="delegation"),),
    )  # fmt: skip
    ned = made.person(
        "Ned Hall", [("Ned Hall", 1, "Lord ")], honorific="Lord",
        parties=(PartyTie(**made.tie("NR", lord), party_id="pace:NR", name="No group",
                          kind="group"),),
        countries=(CountryTie(**made.tie("Malta", lord), code="MT", name="Malta",
                              kind="delegation"),),
    )  # fmt: skip
    kosso = made.person(
        "Amadou Kosso", [("Amadou Kosso", 1, "")],
        roles=(RoleTie(**made.tie("Chadian Prime Minister", office)),),
        countries=(CountryTie(**made.tie("Chadian", office), code="TD", name="Chad",
                              kind="office"),),
    )  # fmt: skip
    eva = made.person(
        "Eva Holt", [("Eva\nHolt", 1, "")],
        roles=(RoleTie(**made.tie("writer", writer)),),
        parties=(PartyTie(**made.tie("Labour", "once of Labour", status="former"),
                          party_id="pf:1516", name="Labour Party", kind="party"),),
        countries=(
            CountryTie(**made.tie("Georgian", writer), code="GE", name="Georgia",
                       kind="nationality"),
            CountryTie(**made.tie("Norway", "lives in Norway"), code="NO", name="Norway",
                       kind="residence"),
        ),
    )  # fmt: skip
    vales = made.person("the Vales", [("the Vales", 1, "")], kind="family")
    day = made.at("3 May 2031")
    half = made.at("May2031")
    return made.record(
        persons=(pia, ned, kosso, eva, vales),
        parties=(
            made.party(*alde, "ALDE", abbreviation="ALDE"),
            made.party("pace:NR", "No group", "NR"),
            made.party("pf:1516", "Labour Party", "Labour", kind="party"),
        ),
        countries=(
            made.country("FI", "Finland", "Finland", "name"),
            made.country("MT", "Malta", "Malta", "name"),
            made.country("TD", "Chad", "Chadian", "adjective"),
            made.country("GE", "Georgia", "Georgian", "adjective"),
            made.country("NO", "Norway", "Norway", "name"),
        ),
        embedded=(EmbeddedRecord(**made.said("COUNTRY", "Uganda", value="UG")),),
        dates=(
            DateRecord(**day, date_id=make_id("d", "r1", 1), value="2031-05-03", kind="date",
                       relation="absolute", how="parsed", found_by="rule:made"),
            DateRecord(**half, date_id=make_id("d", "r1", 2), value="2031-05", kind="date",
                       relation="partial", how="parsed", found_by="rule:made"),
        ),
    )  # fmt: skip


def second() -> ReleaseRecord:
    """Return a release that names one of them again, from the web, with a country in doubt."""
    made = Release(SECOND, "r2:b", url=URL, published="2031-06")
    pia = made.person("Pia Sund", [("Sund, Pia", 1, "")], family_name="Sund")
    return made.record(persons=(pia,), countries=(made.country(None, None, "Georgia", "name"),))


TEXTS = {"r1-a.txt": FIRST, "r2-b.txt": SECOND}


def write_output(folder: Path, records: Sequence[ReleaseRecord], texts: dict[str, str]) -> Path:
    """Write releases as a run does, and return their folder."""
    (folder / "texts").mkdir(parents=True)
    (folder / "run.json").write_text(json.dumps({"tool": "rollcall"}))
    lines = "".join(f"{one.model_dump_json()}\n" for one in records)
    (folder / "records.jsonl").write_text(lines, "utf-8", newline="\n")
    for name, text in texts.items():
        (folder / "texts" / name).write_bytes(text.encode())
    return folder
