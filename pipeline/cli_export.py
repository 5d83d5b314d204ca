"""To and from other programs: options in, one call each: export, import."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from pipeline.console import out, told
from pipeline.errors import UsageError
from pipeline.export.asked import Asked, wanted_labels
from pipeline.export.returned.saving import Given, Imported, save_decisions, save_gold
from pipeline.export.stage import export

Output = Annotated[Path, typer.Argument(help="A folder that `rollcall run` wrote.")]
Force = Annotated[bool, typer.Option("--force", help="Write over a file that is there already.")]
Labels = Annotated[
    list[str],
    typer.Option(
        "--label",
        help="Only spans of this label: PERSON, PARTY, COUNTRY, DATE, ROLE, EMBEDDED (a country "
        "inside a longer name). Several times.",
    ),
]


def export_command(
    output: Output,
    to: Annotated[
        str,
        typer.Option(
            "--to", help="popolo, ftm, docbin, conll, webannotation, labelstudio, prodigy."
        ),
    ],
    file: Annotated[
        Path | None,
        typer.Option("--out", help="The file to write [default: beside OUTPUT, with its name]."),
    ] = None,
    labels: Labels = [],  # noqa: B006 - typer reads the default, nobody writes to it
    force: Force = False,
) -> None:
    """Write an output in the form of another program; what the form cannot hold is counted.

    \b
    To link persons over releases with other data:
      popolo         JSON of persons, organizations, memberships and areas, each with its sources
                     (EveryPolitician, parliamentary monitoring sites)
      ftm            FollowTheMoney, a line an entity (Aleph, OpenAleph, OpenSanctions):
                     `ftm validate -i june.ftm.json`
    To train and measure, with every span on the borders of tokens:
      docbin         spaCy's DocBin: doc.ents, and all spans in doc.spans["rollcall"]
      conll          CoNLL-U Plus: a token a line, IOB2 tags, TokenRange in MISC
    To annotate, with what rollcall found as a beginning:
      labelstudio    tasks with predictions and ties, and the labelling configuration (.xml)
      prodigy        tasks for `prodigy spans.manual`
      webannotation  W3C Web Annotations in JSON-LD
    `rollcall import` takes the last five back.

    \b
    Examples:
      rollcall export outputs/june --to popolo
      rollcall export outputs/june --to docbin --label PERSON --label PARTY --out train.spacy
      rollcall export outputs/june --to labelstudio --out tasks.json --force

    Dates, quotes and issues are no part of popolo and ftm. In them a country is a nationality only
    where the text says so; a delegation, an office or a candidacy is the area of a membership
    (popolo) or a country (ftm). Nothing is a citizenship. In popolo a role, or a country that
    somebody acts for, of which the text names no party stands with the person: under
    `memberships`, roles also under `summary`; the list of memberships holds those in a party.
    """
    with told():
        done = export(Asked(output, wanted_labels(labels)), to, file, force=force)
    for path in done.files:
        out.print(f"Wrote {path}", markup=False)
    _tell(done.notes)


def import_command(
    output: Output,
    file: Annotated[Path, typer.Argument(help="What the other program exported.")],
    form: Annotated[
        str,
        typer.Option("--from", help="labelstudio, prodigy, docbin, conll, webannotation."),
    ],
    to: Annotated[
        Path | None,
        typer.Option("--out", help="The decisions [default: rollcall-decisions.json beside FILE]."),
    ] = None,
    gold: Annotated[
        Path | None,
        typer.Option("--gold", file_okay=False, help="Make gold in this folder, no decisions."),
    ] = None,
    labels: Labels = [],  # noqa: B006 - typer reads the default, nobody writes to it
    keep: Annotated[
        bool, typer.Option("--keep", help="Take only what was added; what is gone stays.")
    ] = False,
    force: Force = False,
) -> None:
    """Take corrected spans and ties back: as decisions for `rollcall correct`, or as gold.

    \b
    labelstudio    the export as JSON (not JSON-MIN), with completed annotations
    prodigy        the lines of `prodigy db-out`; those with the answer accept are taken
    docbin         documents of spaCy: doc.ents, and roles in doc.spans["rollcall"]
    conll          our CoNLL-U Plus with other tags; FORM and TokenRange stay as they are
    webannotation  a collection or list in JSON, or .jsonl; found by position or by quote

    \b
    Examples:
      rollcall import outputs/june project-1.json --from labelstudio
      rollcall correct outputs/june rollcall-decisions.json
      rollcall import outputs/june project-1.json --from labelstudio --gold mine/gold

    A span that is gone makes its row wrong, or only that mention where the row has others; a new
    PERSON is added; another whole name renames; a relation drawn or removed is a tie more or less.
    What no decision can say is counted here. OUTPUT is the one that was exported. Gold holds all
    of it, with ? and - where a new mark has no value yet, in the form that corpus/README.md shows.
    """
    with told():
        if gold is not None and to is not None:
            raise UsageError("give --out for decisions or --gold for gold, not both")
        asked, given = Asked(output, wanted_labels(labels)), Given(file, form, keep)
        if gold is None:
            done = save_decisions(asked, given, to, force=force)
        else:
            done = save_gold(asked, given, gold, force=force)
    _tell_imported(output, done, gold)


def _tell_imported(output: Path, done: Imported, gold: Path | None) -> None:
    if gold is not None:
        out.print(f"Made gold of {done.count} releases in {gold}", markup=False)
    else:
        path = done.files[0]
        out.print(f"Wrote {done.count} decisions to {path}", markup=False)
        out.print(f"Apply them: rollcall correct {output} {path}", markup=False)
    _tell(done.notes)


def _tell(notes: Mapping[str, int]) -> None:
    for note, count in notes.items():
        out.print(f"{count:>7} {note}", markup=False)
