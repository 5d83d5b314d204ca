"""Why a request is not answered: a status, and what to do, as JSON."""

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

DETAIL = "detail"
HIDDEN: Mapping[str, str] = {"cache-control": "no-store", "x-content-type-options": "nosniff"}
"""Of every answer: it may hold names, so nothing on the way keeps it."""
SAYS = {
    400: "The body is no JSON, or the request no HTTP",
    401: "The token is missing or wrong",
    403: "A web page of another site asks",
    404: "There is nothing at this path",
    405: "This path knows no such method",
    408: "The request comes too slowly",
    413: "The body is too large",
    415: "The body is of no type that is read",
    421: "The service has no such name",
    422: "What the body holds cannot be read; `detail` says why",
    429: "Too many requests; `Retry-After` says when to come again",
}


class Told(BaseModel):
    """Why a request is not answered."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    detail: str


class Problem(Exception):  # noqa: N818 - an answer, no error of ours
    """Ends a request with a status and what to do."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = dict(headers or {})


def busy(detail: str, seconds: int = 1) -> Problem:
    """Return what tells a client to come again."""
    return Problem(429, detail, {"retry-after": str(max(1, seconds))})


def as_response(problem: Problem) -> Response:
    """Return the answer that a problem is."""
    detail = {DETAIL: problem.detail}
    return JSONResponse(detail, problem.status, {**HIDDEN, **problem.headers})


async def on_problem(_: Request, error: Exception) -> Response:
    """Return the answer to a request that ended with a problem."""
    assert isinstance(error, Problem)
    return as_response(error)
