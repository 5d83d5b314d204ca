"""Shows how the audit fares: a row for whatever was switched off, sums, and false alarms."""

from collections.abc import Iterable, Sequence

from pipeline.evaluate.audit import RECOGNISER, Audit, Round, Spot
from pipeline.evaluate.report import aligned

COLUMNS = ("switched off", "removed", "on its line", "%", "at the name", "%")
BOTH = f" and {RECOGNISER}"


def audit_table(audit: Audit) -> str:
    """Return the rounds as an aligned table with their sums, and the false alarms per release.

    >>> round = Round("finder:title", removed=4, on_line=3, at_name=2)
    >>> print(audit_table(Audit(2, (round,), Round("nothing", 1, 1, 1))))
               switched off removed on its line   % at the name   %
               finder:title       4           3  75           2  50
                 each alone       4           3  75           2  50
    each and the recogniser       0           0               0
                        all       4           3  75           2  50
                    nothing       1           1 100           1 100
    0 false alarms in 2 releases: 0.00 a release
    """
    alone = [one for one in audit.rounds if not one.off.endswith(BOTH)]
    paired = [one for one in audit.rounds if one.off.endswith(BOTH)]
    sums = [_sum("each alone", alone), _sum(f"each{BOTH}", paired), _sum("all", audit.rounds)]
    rows = [COLUMNS, *(_row(one) for one in (*audit.rounds, *sums, audit.missed))]
    alarms = len(audit.false_alarms)
    rate = alarms / audit.releases if audit.releases else 0.0
    last = f"{alarms} false alarms in {audit.releases} releases: {rate:.2f} a release"
    lines = [line.rstrip() for line in aligned(rows).splitlines()]
    return "\n".join([*lines, last])


def audit_spots(audit: Audit) -> str:
    """Return the false alarms and what was removed in silence, as lines to read.

    >>> spot = Spot("a.txt", 3, "x", "Sund")
    >>> print(audit_spots(Audit(1, (), Round("nothing", 0, 0, 0), (spot,))))
    a.txt:3 false alarm (x): 'Sund'
    """
    silent = (spot for one in (audit.missed, *audit.rounds) for spot in one.silent)
    return "\n".join(
        [
            *(_line(one, "false alarm") for one in audit.false_alarms),
            *(_line(one, "removed in silence") for one in silent),
        ]
    )


def _sum(name: str, rounds: Iterable[Round]) -> Round:
    each = list(rounds)
    return Round(
        name,
        sum(one.removed for one in each),
        sum(one.on_line for one in each),
        sum(one.at_name for one in each),
    )


def _row(one: Round) -> Sequence[str]:
    return (
        one.off,
        str(one.removed),
        *(str(one.on_line), _percent(one.on_line, one.removed)),
        *(str(one.at_name), _percent(one.at_name, one.removed)),
    )


def _percent(part: int, whole: int) -> str:
    """Return a share in whole percent, or a blank where there is nothing to share.

    >>> _percent(2, 3), _percent(0, 0)
    ('67', '')
    """
    return f"{100 * part / whole:.0f}" if whole else ""


def _line(one: Spot, what: str) -> str:
    return f"{one.source}:{one.line} {what} ({one.why}): {one.text!r}"
