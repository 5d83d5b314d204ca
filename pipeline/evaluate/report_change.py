"""Shows what a change gained and lost: a table of F, then every slip by measure and label."""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.evaluate.compare import Change, Move, by_label
from pipeline.evaluate.report import aligned, share, slip_line
from pipeline.evaluate.result import Slip

COLUMNS = ("measure", "label", "gold before", "gold", "f before", "f", "change", "gains", "losses")
NOT_ALIKE = "not the same texts: {} releases before, {} now; what only one has is a gain or loss"
Groups = Mapping[tuple[str, str], Sequence[Slip]]


def change_table(change: Change) -> str:
    """Return the moves of F with their gains and losses as a table, and under it each by name.

    A gain is a slip that is gone, be it a miss or a false find; a loss is one that is new.

    >>> from pipeline.evaluate.compare import compare
    >>> from pipeline.evaluate.result import Result, Score
    >>> before, after = (Result((Score("spans", "DATE", 4, 4, right),)) for right in (2, 3))
    >>> print(change_table(compare(before, after)))
    measure label  gold before  gold f before     f change  gains  losses
      spans  DATE            4     4    0.500 0.750 +0.250      0       0
    """
    gains, losses = by_label(change.gains), by_label(change.losses)
    before, after = change.releases
    rows = [_row(one, gains, losses) for one in change.moves]
    return "\n".join(
        [
            *([NOT_ALIKE.format(before, after)] if before != after else []),
            aligned([COLUMNS, *rows]) if rows else "nothing was counted",
            *_named(gains, losses),
        ]
    )


def _row(move: Move, gains: Groups, losses: Groups) -> list[str]:
    key = (move.measure, move.label)
    sides = (move.before, move.after)
    difference = "" if move.difference is None else f"{move.difference:+.3f}"
    counts = [str(0 if one is None else one.gold) for one in sides]
    values = [share(None if one is None else one.f) for one in sides]
    slips = [str(len(one.get(key, ()))) for one in (gains, losses)]
    return [*key, *counts, *values, difference, *slips]


def _named(gains: Groups, losses: Groups) -> Iterator[str]:
    for measure, label in dict.fromkeys([*gains, *losses]):
        yield f"\n{label} ({measure})"
        for sign, groups in (("+", gains), ("-", losses)):
            yield from (f"{sign} {slip_line(one)}" for one in groups.get((measure, label), ()))
