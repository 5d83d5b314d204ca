"""The application: its few paths, what each takes, and what it answers."""

from functools import partial
from typing import Annotated

from fastapi import FastAPI, Query
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from pipeline.ingest.documents import DOCUMENTS, PLAIN
from pipeline.records import ReleaseRecord
from pipeline.serve.asked import FileRecords, Health, Version, text_of
from pipeline.serve.bodies import Bodies
from pipeline.serve.desk import Desk
from pipeline.serve.doors import Log, guarded, logged
from pipeline.serve.openapi import ABOUT, FILE_TYPE, JSON, PLAIN_TEXT, posted, schema_of, told
from pipeline.serve.options import ServeOptions
from pipeline.serve.problems import HIDDEN, SAYS, Problem, as_response, on_problem

SUFFIXES = (*PLAIN, *DOCUMENTS)
SAID = {"string_pattern_mismatch": f"end it with one of {' '.join(SUFFIXES)}"}
"""In the place of what pydantic says."""
SUFFIX = rf"^[^\x00-\x1f]+\.(?i:{'|'.join(one[1:] for one in SUFFIXES)})$"
"""Of the names of files that are read."""
Name = Annotated[
    str,
    Query(
        max_length=200,
        pattern=SUFFIX,
        description="The name of the file: its suffix says how it is read.",
        examples=["letter.pdf"],
    ),
]


class Rooms:
    """What answers at each path."""

    def __init__(self, desk: Desk, options: ServeOptions, version: Version) -> None:
        self._desk = desk
        self._limits = options.limits
        self._bodies = Bodies(options.limits)
        self._version = version

    async def records(self, request: Request) -> Response:
        """Return the record of one text: what `records.json` of a run would hold of it."""
        kind = _type_of(request, JSON, PLAIN_TEXT)
        async with self._bodies.body(request) as body:
            if kind == JSON:
                given = text_of(body, self._limits.characters)
                work = partial(self._desk.read_text, given)
            else:
                work = partial(self._desk.read_plain, body)
            return _made(await self._desk.in_turn(request, work))

    async def files(self, request: Request, name: Name) -> Response:
        """Return the records of all texts of one file: a web page, PDF, Word, mail, archive …."""
        _type_of(request, FILE_TYPE)
        async with self._bodies.body(request) as body:
            if not body:
                raise Problem(422, "empty: the file holds no text")
            plain = name.rpartition("/")[2]
            work = partial(self._desk.read_file, plain, body)
            return _made(await self._desk.in_turn(request, work))

    async def health(self) -> Response:
        """Return whether all processes are there, and how many requests wait."""
        ready = self._desk.team.ready
        status = "ok" if ready >= self._desk.workers else "degraded"
        told = Health(status=status, processes=ready, waiting=self._desk.waiting)
        return _made(told.model_dump_json().encode())

    async def version(self) -> Response:
        """Return what reads: the same of both says the same of the same text."""
        return _made(self._version.model_dump_json().encode())


def make_app(desk: Desk, options: ServeOptions, version: Version, log: Log) -> ASGIApp:
    """Return the application; who starts it has started the processes of the desk."""
    rooms = Rooms(desk, options, version)
    app = FastAPI(
        title="rollcall",
        version=version.rollcall,
        description=ABOUT,
        docs_url=None,  # the pages that show a schema load scripts from elsewhere
        redoc_url=None,
        redirect_slashes=False,
        exception_handlers={
            Problem: on_problem,
            HTTPException: _on_refusal,
            RequestValidationError: _on_fault,
        },
    )
    for path, room, model, types in (
        ("/records", rooms.records, ReleaseRecord, (JSON, PLAIN_TEXT)),
        ("/files", rooms.files, FileRecords, (FILE_TYPE,)),
        ("/health", rooms.health, Health, ()),
        ("/version", rooms.version, Version, ()),
    ):
        app.add_api_route(
            path,
            room,
            methods=["POST" if types else "GET"],
            response_model=model,
            openapi_extra=posted(*types) if types else None,
            responses=told(400, 413, 415) if types else told(),
        )
    paths = [getattr(route, "path", "") for route in app.routes]
    schema = schema_of(app.openapi(), bool(options.token))
    app.openapi = lambda: schema  # type: ignore[method-assign]
    return logged(guarded(app, options), log, paths)


def _type_of(request: Request, *taken: str) -> str:
    given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if given not in taken:
        raise Problem(415, f"send the header Content-Type: {' or '.join(taken)}")
    return given


def _made(body: bytes) -> Response:
    return Response(body, media_type=JSON, headers=dict(HIDDEN))


async def _on_refusal(_: Request, error: Exception) -> Response:
    """Return the answer to a path or method that there is not."""
    assert isinstance(error, HTTPException)
    return as_response(Problem(error.status_code, SAYS.get(error.status_code, ""), error.headers))


async def _on_fault(_: Request, error: Exception) -> Response:
    """Return the answer to a query that does not fit; it repeats nothing of the query."""
    assert isinstance(error, RequestValidationError)
    said = {
        f"{'.'.join(map(str, one['loc']))}: {SAID.get(one['type'], one['msg'])}"
        for one in error.errors()
    }
    return as_response(Problem(422, "; ".join(sorted(said))))
