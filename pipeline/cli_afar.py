"""What the commands do about object stores: what is wrong is said first, what went is said last."""

from collections.abc import Sequence
from pathlib import Path

from pipeline.afar import check_followed, check_out, sent
from pipeline.console import err
from pipeline.remote.stores import is_address, shown


def check_places(sources: Sequence[str], out: str | None, watch: bool) -> None:
    """Raise what is wrong with places in stores, before anything comes from there."""
    if watch:
        check_followed(sources)
    if out is not None:
        check_out(out)


def send_output(folder: Path, out: str | None, quiet: bool) -> None:
    """Send a finished output to the store that it is for, and print how much went."""
    if out is None or not is_address(out):
        return
    count = sent(folder, out)
    if not quiet:
        went = f"{count} files sent to" if count else "nothing has changed in"
        err.print(f"rollcall: {went} {shown(out)}", markup=False)
