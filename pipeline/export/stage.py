"""Writes an output in the form of another program: the list of forms, and one call."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from pipeline.errors import UsageError
from pipeline.export.asked import Asked
from pipeline.export.conll import write_conll
from pipeline.export.docbin import write_docbin
from pipeline.export.files import check_target, whole_file
from pipeline.export.ftm import write_ftm
from pipeline.export.label_studio import label_studio_config, write_label_studio
from pipeline.export.popolo import write_popolo
from pipeline.export.prodigy import write_prodigy
from pipeline.export.web_annotation import write_web_annotation
from pipeline.written import check_output


@dataclass(frozen=True, slots=True)
class Format:
    """A form: how its file ends, what writes it, and whether it knows our labels.

    `beside` makes the bytes of a second file, which stands beside the first under `ending`.
    """

    suffix: str
    write: Callable[[Asked, IO[bytes]], Counter[str]]
    by_label: bool = True
    beside: Callable[[Asked], bytes] | None = None
    ending: str = ""


FORMATS: Mapping[str, Format] = {
    "popolo": Format(".popolo.json", write_popolo, by_label=False),
    "ftm": Format(".ftm.json", write_ftm, by_label=False),
    "docbin": Format(".spacy", write_docbin),
    "conll": Format(".conllup", write_conll),
    "webannotation": Format(".annotations.jsonld", write_web_annotation),
    "labelstudio": Format(
        ".labelstudio.json", write_label_studio, True, label_studio_config, ".xml"
    ),
    "prodigy": Format(".prodigy.jsonl", write_prodigy),
}


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and what the form had no place for: sentences with their counts."""

    files: tuple[Path, ...]
    notes: Mapping[str, int]


def export(asked: Asked, name: str, to: Path | None = None, *, force: bool = False) -> Exported:
    """Return what was written of an output in the form `name`, to a file beside it by default.

    Raises UsageError where the form or the output is none, or a file is in the way.
    """
    form = format_named(name)
    if asked.labels and not form.by_label:
        raise UsageError(f"{name} knows no labels; leave out --label")
    check_output(asked.folder)
    path = to or default_file(asked.folder, form.suffix)
    beside = path.with_suffix(form.ending)
    check_target(path, force=force, output=asked.folder)
    if form.beside:
        check_target(beside, force=force, output=asked.folder)
    with whole_file(path) as file:
        notes = form.write(asked, file)
    if form.beside is None:
        return Exported((path,), notes)
    with whole_file(beside) as file:
        file.write(form.beside(asked))
    return Exported((path, beside), notes)


def format_named(name: str) -> Format:
    """Return a form by its name; raises UsageError listing the right ones."""
    form = FORMATS.get(name.lower())
    if form is None:
        raise UsageError(f"no form {name!r} to export to; there are {', '.join(FORMATS)}")
    return form


def default_file(folder: Path, suffix: str) -> Path:
    """Return the file beside an output that has its name.

    >>> default_file(Path("outputs/june"), ".spacy").as_posix()
    'outputs/june.spacy'
    """
    whole = folder.resolve() if folder.name in ("", "..") else folder
    return whole.with_name(whole.name + suffix)
