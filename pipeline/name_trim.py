"""Trims a candidate for a person's name: titles and small words off its ends, or refuses it."""

from dataclasses import dataclass, replace

import regex

from pipeline.letter_titles import is_letter
from pipeline.names import NameShape, is_initial

SEAT = regex.compile(r" of \p{Lu}[\p{L}\p{M}'-]+(?: (?:and )?\p{Lu}[\p{Ll}\p{M}'-]+(?![\p{L}.]))?")
"""What makes two peers of one name differ; a second word is as in "of Bath Spa"."""
CAPITAL_SEAT = regex.compile(r" OF (?=\p{Lu}{2})")
"""The same in a list whose family names stand in capitals: Lord FENWICK OF ALNE."""
NUMBER_AFTER = regex.compile(r",?\s*\d")
DAY_BEFORE = regex.compile(r"\d(?:\p{Ll}{2})?,?\s+(?:of )?$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name without what stands around it; all offsets lead into the text that was searched."""

    full_start: int
    start: int
    end: int
    honorific: str
    office: tuple[int, int] | None = None


def trim(shape: NameShape, text: str, start: int, end: int) -> Candidate | None:
    """Return the name within `text[start:end]` without titles and edge words, or None.

    None where nothing is left, or where a word that no name holds stands inside it.
    """
    if (found := bare_name(shape, text, start, end)) is None:
        return None
    name = text[found.start : found.end]
    if _is_peer(shape, found):
        name = CAPITAL_SEAT.sub(" ", name)
    return found if _is_name(shape, name) else None


def bare_name(shape: NameShape, text: str, start: int, end: int) -> Candidate | None:
    """Return what is left of `text[start:end]` without titles and edge words, or None.

    For a name that something else vouches for: Bill and Will may stand in it.
    """
    full_start, start, honorific, office = _strip_leading(shape, text, start, end)
    inner = _after_inner_title(shape, text, start, end)
    if inner > start:
        full_start, start, honorific, office = _strip_leading(shape, text, inner, end)
    end = _strip_trailing(shape, text, start, end)
    if not text[start:end].strip():
        return None
    return Candidate(full_start if honorific else start, start, end, honorific, office)


def with_seat(shape: NameShape, text: str, name: Candidate) -> Candidate:
    """Return a peer's name with the place that belongs to it: "Lord Penrice of Kilmun"."""
    seat = SEAT.match(text, name.end)
    return replace(name, end=seat.end()) if seat and _is_peer(shape, name) else name


def _is_peer(shape: NameShape, name: Candidate) -> bool:
    return name.honorific.rpartition(" ")[2] in shape.uses["peerage"]


def _after_inner_title(shape: NameShape, text: str, start: int, end: int) -> int:
    """Return where the last run of titles inside a candidate begins, or `start` without one.

    "South Asia Lord Ashbourne" is what a name looks like after "Minister for".
    """
    for match in shape.inner.finditer(text, start + 1, end):
        start = match.start()
    return start


def _strip_leading(
    shape: NameShape, text: str, start: int, end: int
) -> tuple[int, int, str, tuple[int, int] | None]:
    full_start = start
    honorific = plain = False
    office: tuple[int, int] | None = None
    while start < end:
        match = shape.leading.match(text, start, end)
        edge = _edge_word(shape, text, start, end)
        if match and plain and _is_given_name(shape, match.group()):
            break
        initial = match and is_initial(match.group().strip())
        if match and initial and is_letter(shape.letters, text, match.span(), end):
            break
        if match and match.end() < end:
            civil = match.group().strip(" ,") in shape.uses["plain"]
            plain |= civil
            apart = civil and text[full_start:start].rstrip().endswith(",")  # "the Ambassador, Mr"
            if match["office"]:
                office = (office[0] if office else start, start + len(match["office"]))
                full_start, honorific = match.end(), False
            else:
                full_start = full_start if honorific and not apart else start
                honorific = True
            start = match.end()
        elif edge and not (honorific and _is_addressed(shape, text, (start, start + edge, end))):
            start += edge
            full_start, honorific, office = start, False, None
        else:
            break
    return full_start, start, text[full_start:start].strip(" ,") if honorific else "", office


def _is_given_name(shape: NameShape, title: str) -> bool:
    """Return whether a title is none behind Mr or Ms: the M. of "Mr. M. S. Kargbo", a Sheikh."""
    word = title.strip(" ,")
    return word in shape.uses["rank"] or is_initial(word)


def _edge_word(shape: NameShape, text: str, start: int, end: int) -> int:
    """Return the length of the edge word that `text[start:end]` begins with, blanks included."""
    word = text[start:end].split(maxsplit=1)
    if not word:
        return 0
    listed = word[0] in shape.edge
    if word[0] in shape.either and _opens_name(shape, text, start, end):
        return 0
    if not listed and (is_initial(word[0]) or not _is_edge(shape, word[0].rstrip(".,"))):
        return 0
    return len(text[start:end]) - len(word[1]) if len(word) > 1 else end - start


def _is_addressed(shape: NameShape, text: str, span: tuple[int, int, int]) -> bool:
    """Return whether an edge word behind a title is a name: "Mr Jan Berg" and "Ms May".

    `span` is where the word begins, where the next one does and where the candidate ends.
    """
    start, after, end = span
    words = text[after:end].split()
    if words:
        return words[0].strip(".,") not in shape.edge
    return text[start:end] in shape.either and not NUMBER_AFTER.match(text, end)


def _opens_name(shape: NameShape, text: str, start: int, end: int) -> bool:
    """Return whether a month is a forename: a surname follows, and nothing before makes a date."""
    words = text[start:end].split()
    return (
        len(words) > 1
        and words[1].strip(".,") not in shape.edge
        and words[1].strip(".,") not in shape.anywhere
        and not DAY_BEFORE.search(text, max(0, start - 20), start)
    )


def _ends_name(shape: NameShape, text: str, start: int, end: int) -> bool:
    """Return whether a month is a surname: all before it is a forename or title, no day follows.

    One that is left alone stands behind a title: the beginning of the candidate is stripped first.
    """
    words = text[start:end].split()
    return (
        words[-1] in shape.either
        and all(word in shape.forenames or is_initial(word) for word in words[:-1])
        and not NUMBER_AFTER.match(text, end)
    )


def _is_edge(shape: NameShape, word: str) -> bool:
    """Return whether a word is one around names, in capitals too: AND, FROM."""
    return word in shape.edge or (len(word) > 1 and word.isupper() and word.title() in shape.edge)


def _strip_trailing(shape: NameShape, text: str, start: int, end: int) -> int:
    while text[start:end].strip():
        match = shape.trailing.search(text, start, end)
        last = text[start:end].rsplit(maxsplit=1)[-1]
        if match:
            end = match.start()
        elif _ends_name(shape, text, start, end):
            break
        elif last.strip(".,") in shape.edge and not _is_last_initial(last, text[start:end]):
            end = start + len(text[start:end][: -len(last)].rstrip(" ,"))
        else:
            break
    return end


def _is_last_initial(word: str, name: str) -> bool:
    """Return whether a letter ends a name: "Tunde A", but not MINISTER MEETS A of a headline."""
    return len(word) == 1 and word.isupper() and not name.isupper()


def _is_name(shape: NameShape, name: str) -> bool:
    words = name.replace("-", " ").split()
    if not words or any(word.strip(".,'\"") in shape.anywhere for word in words):
        return False
    if any(word.isupper() and _is_edge(shape, word) and len(word) > 1 for word in words[1:]):
        return False
    titles = (shape.offices, shape.plurals, shape.post_nominals)
    if words[-1] in shape.offices or any(name in one for one in titles):
        return False
    small = all(word in shape.particles for word in words)
    return not small and any(len(word.strip(".'")) > 1 for word in words)
