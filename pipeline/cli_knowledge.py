"""What the tables and forms know: options in, one call each: gazetteer, form."""

from typing import Annotated

import typer

from pipeline.console import Data, out, told
from pipeline.gazetteer import load_gazetteer
from pipeline.lookup import look_up
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
