"""What the tables and forms know: options in, one call each: gazetteer, form."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.console import Data, out, told
from pipeline.gazetteer import load_gazetteer
from pipeline.lookup import look_up
from pipeline.propose.blocks import Wanted
from pipeline.propose.stage import Asked, propose
from pipeline.run import load_kit
from pipeline.tables import OUR_DATA


def gazetteer_command(
    name: Annotated[str, typer.Argument(help="A name as releases write it.")],
    folders: Data = [],  # noqa: B006 - typer reads the default, nobody writes to it
) -> None:
    """Say what the name of a country, a party, a group or a house can mean, and what decides.

    Examples: `rollcall gazetteer PP`, `rollcall gazetteer Georgia`,
    `rollcall gazetteer "Harbour List" --data my_names`.
    """
    with told():
        for line in look_up(name, load_gazetteer((OUR_DATA, *folders))):
            out.print(line, markup=False)


def form_command(
    lines: Annotated[
        str,
        typer.Option("--from", help="A file with three example lines or more, or - ."),
    ],
    folder: Annotated[
        Path | None,
        typer.Option("--to", file_okay=False, help="Add the form to this folder of your own."),
    ] = None,
    form_id: Annotated[str, typer.Option("--id", help="Its id [default: made of its slots].")] = "",
    house: Annotated[
        str, typer.Option(help="The house whose letters it reads: uk-parliament, us-congress …")
    ] = "",
    country: Annotated[
        str, typer.Option(help="What the country is: delegation, nationality, office …")
    ] = "",
    within: Annotated[
        str, typer.Option(help="item: it fills a line of a list; text: it stands in any.")
    ] = "",
    why: Annotated[str, typer.Option(help="Whose releases write it so.")] = "",
    data: Data = [],  # noqa: B006 - typer reads the default, nobody writes to it
) -> None:
    """Propose a written form from example lines: what stands where, and what it ties to whom.

    Put three lines or more into a file, as the releases write them, all alike but for the names:
    `Pia Sund / Finland / ALDE`. Begin what must not be read with !: `! Sund / Finland / photo`.
    `rollcall form --from lines.txt` shows the form; if it is right, `--to mine/` keeps it, and
    `rollcall run letters/ --data mine/` uses it. Where a name is not recognised, mark it:
    `[PERSON Pia Sund] / Finland / ALDE`.
    """
    with told():
        wanted = Wanted(form_id, house, country, within, why)
        proposal = propose(Asked(lines, wanted, tuple(data), folder), load_kit)
    for note in proposal.notes:
        out.print(f"# {note}", markup=False)
    out.print(proposal.toml, markup=False, end="")
    if proposal.path:
        out.print(f"# written to {proposal.path}; use it with --data {folder}", markup=False)
