"""Makes gold of corrected releases: a marked file, its text and its gold beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import regex

from pipeline.errors import OutputError, UsageError
from pipeline.evaluate.head import SLUG
from pipeline.evaluate.make import GOLD_SUFFIX, make_gold
from pipeline.evaluate.marked import SUFFIX, parse_marked
from pipeline.evaluate.marks import CLOSE, OPEN
from pipeline.promoting.marking import marked_form
from pipeline.records import Extraction
from pipeline.written import read_output

UNSAFE = regex.compile(r"[^a-z0-9]+")
LONGEST = 60
"""Characters of a name of file."""
ALWAYS = (
    "read the text once from its beginning: what nobody found is not marked, and counts as wrong",
    "check roles, and who is subject or author: these are the least sure",
    "have somebody else mark the plain text (corpus/README.md), then run `rollcall agreement`",
    "a corpus that is shared holds invented releases: keep real ones in a folder of your own",
)


@dataclass(frozen=True, slots=True)
class Promoted:
    """A release that is gold now: its marked file, and what to check in it by hand."""

    path: Path
    to_check: tuple[str, ...]


def promote(output: Path, wanted: Sequence[str], folder: Path, kind: str) -> list[Promoted]:
    """Return the releases of an output that were made gold in `folder`, by id or source.

    All are made before the first is written; nothing is written over. Raises UsageError,
    DataError for marks that cannot be read back, and OutputError.
    """
    if not SLUG.fullmatch(kind):
        raise UsageError(f"--kind {kind!r} is no slug; use one such as ngo-appeal")
    chosen = _chosen(output, wanted)
    drafts = {_path(one, folder): marked_form(one, kind, _suffix(one)) for one in chosen}
    if len(drafts) < len(chosen):
        raise UsageError("two of the releases would have the same name; promote them one by one")
    for (path, draft), extraction in zip(drafts.items(), chosen, strict=True):
        _check(path, draft.content, extraction)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, draft in drafts.items():
            path.write_text(draft.content, "utf-8", newline="\n")
    except OSError as error:
        raise OutputError(f"{str(folder)!r} cannot be written: {error.strerror}") from None
    make_gold(drafts)
    both = zip(drafts.items(), chosen, strict=True)
    return [
        Promoted(path, (*(f"left out: {it}" for it in draft.left_out), *_open(one)))
        for (path, draft), one in both
    ]


def _chosen(output: Path, wanted: Sequence[str]) -> list[Extraction]:
    found: dict[str, list[Extraction]] = {one: [] for one in wanted}
    for extraction in read_output(output):
        for key in {extraction.record.release_id, extraction.record.source} & found.keys():
            found[key].append(extraction)
    for key, releases in found.items():
        if len(releases) != 1:
            what = "no release" if not releases else f"{len(releases)} releases"
            raise UsageError(
                f"{what} of the output has the id or source {key!r}; "
                "releases.csv names them, in source and release_id"
            )
    return list({one.record.release_id: one for (one,) in found.values()}.values())


def _path(extraction: Extraction, folder: Path) -> Path:
    stem = PurePosixPath(extraction.record.source).stem.lower()
    name = UNSAFE.sub("-", stem).strip("-")[:LONGEST] or extraction.record.release_id
    return folder / f"{name}{SUFFIX}"


def _suffix(extraction: Extraction) -> str:
    return "md" if extraction.record.source.lower().endswith(".md") else "txt"


def _check(path: Path, content: str, extraction: Extraction) -> None:
    """Raise where a file stands in the way, or the marked form does not read as it should."""
    name = path.name.removesuffix(SUFFIX)
    for there in (SUFFIX, GOLD_SUFFIX, ".txt", ".md"):
        beside = path.with_name(name + there)
        if beside.exists():
            raise OutputError(f"{str(beside)!r} is there already; nothing is written over it")
    text = extraction.release.text
    if OPEN in text or CLOSE in text or parse_marked(content, name).text != text:
        raise UsageError(
            f"{extraction.record.source} holds signs of the marked form ({OPEN} or {CLOSE}); "
            "it cannot be gold"
        )


def _open(extraction: Extraction) -> Iterator[str]:
    """Yield what a person must look at before a release is gold."""
    issues = extraction.record.issues
    if issues:
        codes = ", ".join(sorted({one.code for one in issues}))
        yield f"issues that are still open ({len(issues)}): {codes}"
    if extraction.record.signatories_stated is not None:
        yield f"count the signatories: the text states {extraction.record.signatories_stated}"
    yield from ALWAYS
