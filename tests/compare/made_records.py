"""Small releases built by hand: every span is found in the text by its words."""

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from pipeline.compare.side import Side, open_side
from pipeline.output_folder import RECEIPT, TOOL
from pipeline.records import (
    CountryMention,
    CountryRecord,
    CountryTie,
    DateRecord,
    Extraction,
    IssueRecord,
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
from pipeline.written import TEXTS

TEXT = "Oslo, 3 May 2031. Ms Pia Sund (Finland) met Mr Tomas Vale, rapporteur. Ms Sund left."


def span(text: str, words: str, after: str = "") -> dict[str, Any]:
    """Return where words stand in a text, the first time behind other words."""
    start = text.index(words, text.index(after) + len(after))
    return {"start": start, "end": start + len(words), "text": words}


def sentence(text: str, start: int) -> str:
    """Return the sentence around a place: our texts have no other full stops."""
    return text[text.rfind(".", 0, start) + 1 : text.find(".", start) + 1].strip()


def proved(text: str, words: str, after: str = "") -> dict[str, Any]:
    """Return a span with its sentence, found by a rule."""
    found = span(text, words, after)
    return {**found, "found_by": "rule:made", "sentence": sentence(text, found["start"])}


def person(text: str, *names: str, **more: Any) -> PersonRecord:
    """Return a person whose mentions are `names`, each behind the one before."""
    mentions, after = [], ""
    for name in names:
        where = proved(text, name, after)
        mentions.append(
            PersonMention(
                **where, how="exact", full_start=where["start"], full_end=where["end"],
                mention_id=make_id("m", where["start"]),
            )
        )  # fmt: skip
        after = text[: where["end"]]
    given = {"kind": "person", "name": names[0], "appears_as": ("mentioned",), **more}
    place = mentions[0].start
    return PersonRecord(person_id=make_id("p", text, place), mentions=tuple(mentions), **given)


def country(text: str, name: str, code: str, **more: Any) -> CountryRecord:
    """Return a country that is named once."""
    mention = CountryMention(**proved(text, name), how="strong", kind="name")
    row_id = make_id("c", text, name)
    return CountryRecord(
        row_id=row_id, code=code, name=name, how="strong", mentions=(mention,), **more
    )


def delegation(text: str, name: str, code: str, **more: Any) -> CountryTie:
    """Return the country of a person."""
    tie_id = make_id("t", text, name)
    return CountryTie(
        **proved(text, name), how="strong", tie_id=tie_id, code=code, name=name,
        **{"kind": "delegation", **more},
    )  # fmt: skip


def role(text: str, words: str) -> RoleTie:
    """Return a role of a person."""
    return RoleTie(**proved(text, words), how="exact", tie_id=make_id("t", text, words))


def date(text: str, words: str, value: str, **more: Any) -> DateRecord:
    """Return a date."""
    given = {"kind": "date", "relation": "absolute", "how": "parsed", **more}
    return DateRecord(
        **{**proved(text, words), **given}, value=value, date_id=make_id("d", text, words)
    )


def quote(text: str, words: str, speaker: str | None) -> QuoteRecord:
    """Return a quotation."""
    return QuoteRecord(
        **span(text, words), speaker_as_written=speaker, kind="full", how="exact",
        found_by="rule:made", quote_id=make_id("q", text, words),
    )  # fmt: skip


def issue(text: str, code: str, words: str = "") -> IssueRecord:
    """Return an issue about words, or about the release."""
    where = span(text, words) if words else {"start": 0, "end": 0}
    return IssueRecord(
        issue_id=make_id("i", text, code, words), severity="review", code=code, message="look",
        evidence=words, table="persons", row_id="p", start=where["start"], end=where["end"],
    )  # fmt: skip


def full(text: str = TEXT, **more: Any) -> Extraction:
    """Return the ordinary release: two persons, a country, a date."""
    given = dict(more)
    if "persons" not in more:
        tied = (delegation(text, "Finland", "FI"),)
        given["persons"] = (
            person(
                text, "Pia Sund", "Sund", honorific="Ms", appears_as=("signatory",), countries=tied
            ),
            person(text, "Tomas Vale", honorific="Mr", roles=(role(text, "rapporteur"),)),
        )
    given.setdefault("countries", (country(text, "Finland", "FI", status="sovereign"),))
    given.setdefault("dates", (date(text, "3 May 2031", "2031-05-03"),))
    return release(text, **given)


def release(text: str, source: str = "a.txt", release_id: str = "", **more: Any) -> Extraction:
    """Return a release of a text; without an id it has one made from the text, as in a run."""
    digest = sha256(text.encode()).hexdigest()
    name = release_id or "r" + digest[:16]
    given = {"title": "A meeting", "language": "en", **more}
    record = ReleaseRecord(
        release_id=name, source=source, characters=len(text), text_sha256=digest,
        text_file=f"{name}.txt", **given,
    )  # fmt: skip
    return Extraction(Release(name, text, source), record)


def output(folder: Path, extractions: Iterable[Extraction], *formats: str) -> Path:
    """Return a folder with the output of some releases."""
    write(extractions, folder, WriteOptions(formats or ("json",)), ())
    return folder


def side(folder: Path, *extractions: Extraction) -> Side:
    """Return one side of a comparison with these releases: what a run writes, of what it reads."""
    (folder / TEXTS).mkdir(parents=True, exist_ok=True)
    (folder / RECEIPT).write_text(json.dumps({"tool": TOOL, "formats": ["json"]}), "utf-8")
    lines = ",\n".join(one.record.model_dump_json() for one in extractions)
    (folder / "records.json").write_text(f'{{"releases": [\n{lines}\n]}}\n', "utf-8")
    for one in extractions:
        (folder / TEXTS / one.record.text_file).write_bytes(one.release.text.encode())
    return open_side(folder)
