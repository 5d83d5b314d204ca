"""What may be posted, as pydantic models that the OpenAPI schema shows, and what is answered."""

from typing import Annotated, Any

import regex
from pydantic import AfterValidator, Field, ValidationError

from pipeline.one_text import Text
from pipeline.published import iso_date
from pipeline.records import Record, ReleaseRecord
from pipeline.serve.problems import Problem

HAS_TEXT = r"^[^\x00]*[^\s\x00\ufeff][^\x00]*$"
"""As the schema tells it: no NUL, and something besides blanks."""
DAY = regex.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?", regex.ASCII)
DAYS: list[dict[str, Any]] = [
    {"type": "string", "format": "date", "pattern": "^[12]"},
    {"type": "string", "pattern": "^[12][0-9]{3}-(0[1-9]|1[0-2])$"},
    {"type": "string", "pattern": "^[12][0-9]{3}$"},
]
SHOWN = 60
"""Characters of a key that a message quotes."""


def _as_date(written: str) -> str:
    if not DAY.fullmatch(written) or iso_date(written) is None:
        raise ValueError("give a date such as 2017-10-12, or a month or a year")
    return written


Date = Annotated[str, AfterValidator(_as_date), Field(json_schema_extra={"anyOf": [*DAYS]})]
Line = Annotated[str, Field(max_length=2000)]


class TextBody(Record):
    """A press release and what is known of it besides its text."""

    text: Annotated[str, Field(min_length=1, json_schema_extra={"pattern": HAS_TEXT})]
    published: Date | None = None
    """Its day, as 2017-10-12; a month or a year where no more is known."""
    title: Line | None = None
    url: Line | None = None
    publisher: Line | None = None
    house: Line | None = None
    """The parliament or assembly whose groups its abbreviations mean."""
    id: Line | None = None


class Unread(Record):
    """A text of a file that could not be read, and why."""

    source: str
    reason: str


class FileRecords(Record):
    """What the texts of a file say; offsets lead into those of `texts`."""

    releases: tuple[ReleaseRecord, ...]
    texts: dict[str, str]
    """The stored text of each release, by its id."""
    rejected: tuple[Unread, ...] = ()


class Health(Record):
    """Whether the service reads."""

    status: str
    """ok, or degraded while processes are being replaced."""
    processes: int
    waiting: int


class Version(Record):
    """What reads: the same version and knowledge say the same of the same text."""

    rollcall: str
    knowledge: str
    """The fingerprint of code, tables, rules, model and libraries."""


def text_of(body: bytes, most: int) -> Text:
    """Return the text that a JSON body holds; raises Problem with every fault of it."""
    try:
        given = TextBody.model_validate_json(body)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_context=False, include_input=False)
        status = 400 if any(one["type"] == "json_invalid" for one in faults) else 422
        told = "; ".join(
            _fault(one["loc"], one["msg"].removeprefix("Value error, ")) for one in faults[:5]
        )
        raise Problem(status, told) from None
    if len(given.text) > most:
        raise Problem(422, f"text: too long: over {most} characters; no release is, split it")
    return Text(**given.model_dump())


def _fault(place: tuple[int | str, ...], message: str) -> str:
    where = ".".join(str(one)[:SHOWN] for one in place)
    return f"{where}: {message}" if where else message
