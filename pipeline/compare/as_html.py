"""Shows differences as one page that works from disk: before and after side by side."""

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from pipeline.compare.as_text import BLANK, OF_RELEASES, is_whole
from pipeline.compare.differences import KINDS, WAY, Difference
from pipeline.compare.stage import CompareOptions, ReleaseChange, Tally
from pipeline.compare.wording import SINGULAR, numbered

STYLE = files("pipeline.compare").joinpath("page.css")
HEADS = ("Difference", "Record", "Column", "Before (A)", "After (B)", "Proof")
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may do with the page: show it. No word of a release can make it do more."""


def page_head(names: tuple[str, str]) -> str:
    """Return the beginning of the page of two named sides."""
    style = STYLE.read_text("utf-8")
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>What differs: {escape(names[0])} and {escape(names[1])}</title>\n"
        f"<style>\n{style}</style>\n</head>\n<body>\n<header>\n<h1>What differs</h1>\n"
        f'<p class="quiet">A, before: {escape(names[0])}<br>B, after: {escape(names[1])}</p>\n'
        "</header>\n<main>\n"
    )


def page_end() -> str:
    """Return the end of the page."""
    return "</main>\n</body>\n</html>\n"


def overview(tally: Tally, options: CompareOptions) -> str:
    """Return the counts: one row per kind of difference, with what it means."""
    rows = []
    for kind, meaning in KINDS.items():
        counts = {table: count for (one, table), count in tally.found.items() if one == kind}
        if not counts:
            continue
        of = counts if kind not in OF_RELEASES else {"releases": tally.of_kind(kind)}
        each = ", ".join(numbered(of[table], table) for table in SINGULAR if table in of)
        note = "" if options.counts(kind) else " It does not count without --strict."
        rows.append(
            f'<tr><th scope="row">{escape(kind)}</th><td>{escape(each)}</td>'
            f"<td>{escape(meaning + note)}</td></tr>\n"
        )
    if not rows:
        return f"<p>{_compared(tally)}: there is no difference.</p>\n"
    body = "".join(rows)
    return (
        f'<table class="counts">\n<caption>{_compared(tally)}, {tally.differing} with '
        'differences</caption>\n<thead><tr><th scope="col">Difference</th><th scope="col">'
        'How many</th><th scope="col">Meaning</th></tr></thead>\n'
        f"<tbody>\n{body}</tbody>\n</table>\n{_new_columns(tally)}"
    )


def _compared(tally: Tally) -> str:
    return f"{numbered(tally.releases, 'releases')} compared"


def _new_columns(tally: Tally) -> str:
    names = escape(", ".join(sorted(tally.new_columns)))
    return f"<p>Columns that B alone knows, not compared: {names}</p>\n" if names else ""


def contents_line(change: ReleaseChange, number: int) -> str:
    """Return the line of one release in the list of contents."""
    count = len(change.differences)
    told = f"{count} row" + ("" if count == 1 else "s")
    return f'<li><a href="#r{number}">{escape(_title(change))}</a> ({told})</li>\n'


def section(change: ReleaseChange, number: int) -> str:
    """Return the section of one release."""
    title = escape(_title(change))
    heads = "".join(f'<th scope="col">{one}</th>' for one in HEADS)
    rows = "".join(_rows(change))
    return (
        f'<section aria-labelledby="r{number}">\n<h2 id="r{number}">{title}</h2>\n'
        f'<p class="quiet">{escape(change.source)}</p>\n'
        f'<div class="wide" tabindex="0" role="region" aria-label="Differences {number}">\n'
        f'<table class="changes">\n<caption>What differs in this release</caption>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
        "</section>\n"
    )


def _title(change: ReleaseChange) -> str:
    return change.title or change.source


def _rows(change: ReleaseChange) -> Iterator[str]:
    for one in change.differences:
        name = _name(change, one)
        before, after = _before(one), _after(one)
        kind = one.kind.split()[0]
        yield (
            f'<tr class="{kind}"><td class="kind">{escape(one.kind)}{_words(one)}</td>'
            f'<th scope="row">{name}</th><td>{escape("" if is_whole(one) else one.column)}</td>'
            f'<td class="cell">{before}</td><td class="cell">{after}</td>'
            f'<td class="proof">{_proof(one)}</td></tr>\n'
        )


def _name(change: ReleaseChange, one: Difference) -> str:
    name = one.name or (_title(change) if one.of == "releases" else BLANK)
    return f'<span class="quiet">{escape(SINGULAR[one.of])}</span> {escape(name)}'


def _words(one: Difference) -> str:
    return {"gone": " (its words are gone)", "new": " (its words are new)"}.get(one.words, "")


def _before(one: Difference) -> str:
    if one.kind in ("gained", "new release") or one.kind == "changed text":
        return ""
    said = one.before or (one.name if is_whole(one) else BLANK)
    return f"<del>{escape(said)}</del>" if one.kind != WAY else escape(said)


def _after(one: Difference) -> str:
    if one.kind in ("lost", "removed release") or one.kind == "changed text":
        return ""
    said = one.after or (one.name if is_whole(one) else BLANK)
    return f"<ins>{escape(said)}</ins>" if one.kind != WAY else escape(said)


def _proof(one: Difference) -> str:
    """Return the sentence with the words that it is about marked."""
    wanted = (one.after or one.before).partition(" (")[0]
    for words in (one.name,) if is_whole(one) else (wanted, one.name):
        head, found, tail = one.sentence.partition(words) if words else ("", "", "")
        if found:
            return f"{escape(head)}<mark>{escape(found)}</mark>{escape(tail)}"
    return escape(one.sentence)
