"""Builders of what persons across releases are made of: a person a line, a release a line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.annotate.kit import Kit
from pipeline.identify.options import IdentifyOptions
from pipeline.identify.stage import identify
from pipeline.identities import Identity
from pipeline.name_parts import split_name
from pipeline.records import (
    CountryTie,
    Extraction,
    PartyTie,
    PersonMention,
    PersonRecord,
    ReleaseRecord,
    RoleTie,
    make_id,
)
from pipeline.types import Release

Person = Callable[..., PersonRecord]
Named = Callable[..., Extraction]
Identified = Callable[..., dict[str, list[Identity]]]
SPAN = {"start": 0, "end": 1, "text": "x", "how": "exact", "found_by": "form:made-up"}


@pytest.fixture
def person(kit: Kit) -> Person:
    """Return a function that makes a person: a name, and what the release says of it."""

    def made(name: str, *, mr: str | None = None, **said: str) -> PersonRecord:
        parts = split_name(name, kit.names)
        country, party, role = (said.get(one) for one in ("country", "party", "role"))
        return PersonRecord(
            person_id="",
            kind=said.get("kind", "person"),
            name=parts.display,
            honorific=mr,
            given_name=parts.given,
            family_name=parts.family if parts.given else None,
            sort_name=parts.sort,
            appears_as=("mentioned",),
            countries=(CountryTie(**SPAN, code=country, name=None, kind="office"),)
            if country
            else (),
            parties=(PartyTie(**SPAN, party_id=party, name=None, kind="party"),) if party else (),
            roles=(RoleTie(**SPAN | {"text": role}),) if role else (),
            mentions=(PersonMention(**SPAN | {"text": name}, full_start=0, full_end=1),),
        )

    return made


@pytest.fixture
def named() -> Named:
    """Return a function that makes a release which names persons; it is told by a letter."""

    def made(letter: str, *persons: PersonRecord, published: str | None = None) -> Extraction:
        own = tuple(
            one.model_copy(update={"person_id": make_id("p", letter, number)})
            for number, one in enumerate(persons)
        )
        record = ReleaseRecord(
            release_id=letter,
            source=f"{letter}.txt",
            published=published,
            characters=0,
            text_sha256="",
            text_file=f"{letter}.txt",
            persons=own,
        )
        return Extraction(Release(letter, "", f"{letter}.txt"), record)

    return made


@pytest.fixture
def identified(kit: Kit) -> Identified:
    """Return a function that gives the identities of some releases, by name."""

    def found(
        *extractions: Extraction, decisions: Path | None = None, known: tuple[Path, ...] = ()
    ) -> dict[str, list[Identity]]:
        by_name: dict[str, list[Identity]] = {}
        options = IdentifyOptions(
            decisions, known, found=lambda one: by_name.setdefault(one.name, []).append(one)
        )
        assert len(list(identify(lambda: extractions, kit.gazetteer, kit.names, options))) == len(
            extractions
        )
        return by_name

    return found
