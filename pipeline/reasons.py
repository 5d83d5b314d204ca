"""Says in words why something was found: the sentence that belongs to a `found_by` code."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.forms import FormBlock
from pipeline.layout import HeadingBlock
from pipeline.rules import RuleBlock
from pipeline.tables import OUR_DATA, Row, read_blocks, read_table
from pipeline.tie_forms import TieBlock

BLOCKS: tuple[tuple[str, str, str, type[RuleBlock | FormBlock | TieBlock | HeadingBlock]], ...] = (
    ("rule", "rules", "rule", RuleBlock),
    ("rule", "layout", "heading", HeadingBlock),
    ("form", "forms", "form", FormBlock),
    ("tie", "ties", "tie", TieBlock),
)
"""What opens a code, and the folder, key and model of the blocks that it names."""
UNKNOWN = "A rule that is not among the tables at hand; name its folder with --data."


class Finder(Row):
    """A row of `finders.csv`: a code, or what opens one, and what it says."""

    text: str
    meaning: str

    def key(self) -> tuple[str, ...]:
        """Return the code: a finder has one meaning."""
        return (self.text,)


def load_reasons(folders: Sequence[Path] = ()) -> dict[str, str]:
    """Return the sentence of every rule, form and finder of ours and of `folders`, by its code."""
    every = (OUR_DATA, *folders)
    reasons = {one.text: one.meaning for one in read_table("finders", Finder)}
    for opening, folder, key, model in BLOCKS:
        for block in read_blocks(folder, key, model, every):
            reasons[f"{opening}:{block.id}"] = block.why
    return reasons


def reason_of(found_by: str, reasons: Mapping[str, str]) -> str:
    """Return why something was found, in one sentence.

    >>> reasons = {"rule:date.iso": "The order of the standard.", "strong": "It means {value}."}
    >>> reason_of("rule:date.iso", reasons), reason_of("strong:FI", reasons)
    ('The order of the standard.', 'It means FI.')
    """
    if found_by in reasons:
        return reasons[found_by]
    opening, _, value = found_by.partition(":")
    return reasons.get(opening, UNKNOWN).replace("{value}", value)
