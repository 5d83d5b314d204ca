"""What the commands do about object stores and reports: before a run, and behind its output."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.afar import check_followed, check_out, sent
from pipeline.console import err
from pipeline.remote.stores import is_address, shown
from pipeline.report.stage import write_report
from pipeline.write.formats.proof import REPORT
from pipeline.write.options import Summary


def check_places(sources: Sequence[str], out: str | None, watch: bool) -> None:
    """Raise what is wrong with places in stores, before anything comes from there."""
    if watch:
        check_followed(sources)
    if out is not None:
        check_out(out)


@dataclass(frozen=True, slots=True)
class Delivery:
    """What follows an output before another run may touch it: its report, its way to a store."""

    folder: Path
    out: str | None
    report: bool
    data: tuple[Path, ...]
    quiet: bool

    def __call__(self, summary: Summary) -> None:
        """Write the report that was asked for, send the output, and print how much went."""
        if self.report and not (summary.unchanged and (self.folder / REPORT).is_file()):
            write_report(self.folder, data=self.data)
        if self.out is None or not is_address(self.out):
            return
        count = sent(self.folder, self.out)
        if not self.quiet:
            went = f"{count} files sent to" if count else "nothing has changed in"
            err.print(f"rollcall: {went} {shown(self.out)}", markup=False)
