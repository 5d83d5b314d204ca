"""The page itself: template, look and scripts of `browser/`, and what it may load: nothing."""

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

BROWSER = Path(__file__).parent / "browser"
TEMPLATE = "page.html"
LOOKS = ("look.css", "frame.css", "list.css", "text.css", "cards.css", "pictures.css", "print.css")
SCRIPTS = (
    "offsets.js", "elements.js", "held.js", "labels.js", "search.js", "list.js", "marks.js",
    "text.js", "lit.js", "why.js", "explained.js", "cards.js", "release.js", "decided.js",
    "deciding.js", "missed.js", "decisions.js", "counts.js", "pictures.js", "overview.js",
    "routes.js",
)  # fmt: skip
LINE_ENDS = {"\N{LINE SEPARATOR}": "\\u2028", "\N{PARAGRAPH SEPARATOR}": "\\u2029"}
"""They end a line for some readers of scripts, and never in JSON."""


def pieces(
    named: tuple[str, str], releases: Iterator[dict[str, Any]], end: Iterator[dict[str, Any]]
) -> Iterator[str]:
    """Yield the page of an output, piece by piece; `end` is read after the releases.

    `named` is what the output is called, and how a command names its folder.
    """
    look, script = _joined(LOOKS), _joined(SCRIPTS)
    script = f'(function () {{\n"use strict";\n{script}\n}})();\n'
    page = _environment().get_template(TEMPLATE)
    return page.generate(
        name=named[0],
        folder=named[1],
        look=Markup(look),
        script=Markup(script),
        policy=_policy(look, script),
        releases=releases,
        end=end,
    )


def dumped(value: Any, **_: Any) -> str:
    """Return a value as JSON on one line, its keys in order, without the ends of lines of scripts.

    >>> dumped({"b": 1, "a": "é\\u2028"})
    '{"a":"é\\\\u2028","b":1}'
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for sign, escape in LINE_ENDS.items():
        text = text.replace(sign, escape)
    return text


def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(BROWSER, "utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.policies["json.dumps_function"] = dumped  # `tojson` of the library escapes < > & and '
    return made


def _joined(names: Iterable[str]) -> str:
    return "\n".join((BROWSER / name).read_text("utf-8") for name in names)


def _policy(look: str, script: str) -> str:
    """Return what a browser may do for this page: run our script, use our look, and no more."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hash(script)}",
            f"style-src {_hash(look)}",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        )
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
