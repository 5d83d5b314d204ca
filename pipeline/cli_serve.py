"""The command that serves: options in, and records out to whoever may ask."""

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from pipeline.console import Data, err, told
from pipeline.errors import UsageError
from pipeline.ingest.limits import changed

NEEDED = ("fastapi", "uvicorn")
ABSENT = "rollcall serve needs packages of an extra: pip install 'rollcall[serve]'"

Host = Annotated[
    str, typer.Option(help="Where to listen; other machines can ask only with a token.")
]
Port = Annotated[int, typer.Option(min=0, max=65535, help="0 for one that is free.")]
TokenFile = Annotated[
    Path | None,
    typer.Option(help="A file with the token that each request must send (Bearer)."),
]
AllowHost = Annotated[
    list[str],
    typer.Option(help="A name by which requests may call the service, several times."),
]
Workers = Annotated[
    int, typer.Option(min=0, help="Processes that read [default: 0, one a processor].")
]
Limit = Annotated[
    list[str],
    typer.Option(
        help="What a request may cost, name=number, several times: bytes, characters, pages, "
        "texts, seconds, rate, waiting, patience, slow, connections.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]


def serve_command(
    host: Host = "127.0.0.1",
    port: Port = 8017,
    token_file: TokenFile = None,
    allow_host: AllowHost = [],  # noqa: B006 - typer reads the default, nobody writes to it
    workers: Workers = 0,
    data: Data = [],  # noqa: B006
    limit: Limit = [],  # noqa: B006
    quiet: Quiet = False,
) -> None:
    """Answer requests with records: POST /records, POST /files, GET /health, /version.

    Examples: `rollcall serve`, `rollcall serve --host 0.0.0.0 --token-file token.txt`, and then
    `curl -H 'Content-Type: text/plain' --data-binary @release.txt http://127.0.0.1:8017/records`.
    What is posted is neither kept nor logged. Ctrl-C ends it.
    """
    with told():
        if not all(map(find_spec, NEEDED)):
            raise UsageError(ABSENT)
        from pipeline.serve.options import ServeLimits, ServeOptions, names_of, read_token
        from pipeline.serve.server import serve

        options = ServeOptions(
            host, port, read_token(token_file) if token_file else "", names_of(allow_host),
            workers, tuple(data), changed(ServeLimits(), limit),
        )  # fmt: skip

        def tell(line: str) -> None:
            if not quiet:
                err.print(line, markup=False)

        serve(options, lambda at: tell(f"rollcall serves at {at}; Ctrl-C ends it"), tell)
