"""Cuts an example line into slots, and the words and signs between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from pipeline.masks import BASE, BITS
from pipeline.propose.given import GivenLine
from pipeline.propose.people import Reader, find_people

TOKEN = regex.compile(
    r"(?P<mark>[\ue001-\ue07f]\ue100*+)"
    r"|(?P<words>[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}&'’.+-]*[\p{L}\p{M}\p{N}])?+"
    r"(?:[ ][\p{L}\p{N}](?:[\p{L}\p{M}\p{N}&'’.+-]*[\p{L}\p{M}\p{N}])?+)*+)"
    r"|(?P<sign>.)",
    regex.DOTALL,
)
NAMED = regex.compile(r"[\p{Lu}\p{N}].*(?<=[\p{Lu}\p{N}]\S*)")
"""What could be a name among words that no table knows: from a capital to the last such word."""
JOINT = regex.compile(r",? (?:and )?|,\s*")
KINDS = ("country", "party", "state", "office", "plural", "post")
"""What a masked name may be, the likeliest first; an honorific alone is a word."""
PLACE = "place"
PEOPLE = ("person", "persons", "inverted")
WORD = regex.compile(r"\S+")
WORD_START = regex.compile(r"(?<![\p{L}\p{M}'-])\p{L}")
SIGN = regex.compile(r"[^\p{L}\p{M}\s'’-]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A slot with the kinds that it may be, or words and signs, which are of no kind."""

    kinds: tuple[str, ...]
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Reading:
    """A line as pieces: words and slots in turn, words first and last, blank where none stand."""

    line: GivenLine
    pieces: tuple[Piece, ...]

    @property
    def slots(self) -> tuple[Piece, ...]:
        """Return the slots alone."""
        return self.pieces[1::2]

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words and signs before, between and behind the slots."""
        return tuple(piece.text for piece in self.pieces[::2])


def read_line(reader: Reader, line: GivenLine) -> Reading | None:
    """Return a line as pieces, or None where nobody is recognised in it."""
    masked_text = reader.masked(line.text)
    found = find_people(reader, line, masked_text)
    if found is None:
        return None
    person = Piece((found.slot,), found.start, found.end, line.text[found.start : found.end])
    pieces = [
        *_pieces(reader, line.text, masked_text, (0, found.start)),
        person,
        *_pieces(reader, line.text, masked_text, (found.end, len(line.text))),
    ]
    turns = _with_office_words(reader, masked_text, _alternating(line.text, pieces))
    return Reading(line, tuple(_with_whole_places(line.text, turns)))


def _pieces(reader: Reader, text: str, masked_text: str, place: tuple[int, int]) -> Iterator[Piece]:
    for match in TOKEN.finditer(masked_text, *place):
        start, end = match.span()
        if match.group("words"):
            yield from _words(reader, text, start, end)
            continue
        bits = ord(match.group()[0]) - BASE if match.group("mark") else 0
        kinds = tuple(kind for kind in KINDS if bits & BITS[kind])
        if text[start:end] in reader.letters:
            kinds = ("letter",)
        yield Piece(kinds, start, end, text[start:end])


def _words(reader: Reader, text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield words in small letters as they are, and what may be a name among them as a slot."""
    starts = (one for one in WORD.finditer(text, start, end) if _is_open(reader, one.group()))
    named = NAMED.search(text, next((one.start() for one in starts), end), end)
    if named is None:
        yield Piece((), start, end, text[start:end])
        return
    first, last = named.span()
    name = text[first:last]
    kinds = ("letter",) if name in reader.letters else (PLACE,)
    if kinds == (PLACE,) and reader.code.fullmatch(name):
        kinds = ("code",)
    yield from (Piece((), start, first, text[start:first]),) if first > start else ()
    yield Piece(kinds, first, last, name)
    yield from (Piece((), last, end, text[last:end]),) if last < end else ()


def _is_open(reader: Reader, word: str) -> bool:
    """Return whether a word may begin a name that no table knows: a capital, and no "The"."""
    return not word[0].islower() and word not in reader.kit.names.edge


def _alternating(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return words and slots in turn; words that stand side by side are one piece."""
    turns: list[Piece] = []
    position = 0
    for slot in (piece for piece in pieces if piece.kinds):
        turns += [_between(text, position, slot.start), slot]
        position = slot.end
    return [*turns, _between(text, position, len(text))]


def _between(text: str, start: int, end: int) -> Piece:
    return Piece((), start, end, text[start:end])


def _with_office_words(reader: Reader, masked_text: str, turns: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, where an office takes the words before it: Labour health spokesperson."""
    text = "".join(piece.text for piece in turns)
    kept: list[Piece] = []
    for piece in turns:
        if piece.kinds[:1] == ("office",):
            first = _office_start(reader, masked_text, piece, kept)
            while kept and kept[-1].start >= first:
                kept.pop()
            if kept[-1:] and not kept[-1].kinds:
                kept[-1] = _between(text, kept[-1].start, first)
            piece = Piece(piece.kinds, first, piece.end, text[first : piece.end])
            kept += [] if kept and not kept[-1].kinds else [_between(text, first, first)]
        kept.append(piece)
    return kept


def _office_start(reader: Reader, masked_text: str, office: Piece, before: Sequence[Piece]) -> int:
    """Return where an office begins with the words that belong to it.

    Words right behind the person are none of it: "Pia Sund speaks as minister".
    """
    words, slot = before[-1], before[-2] if len(before) > 1 else None
    if slot and slot.kinds[0] in PEOPLE and not SIGN.search(words.text):
        return office.start
    start = slot.start if slot and slot.kinds == (PLACE,) else words.start
    starts = (one.start() for one in WORD_START.finditer(masked_text, start, office.start))
    whole = (at for at in starts if reader.office.fullmatch(masked_text, at, office.end))
    return next(whole, office.start)


def _with_whole_places(text: str, turns: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, where places with only a comma or "and" between them are one place."""
    kept: list[Piece] = []
    for piece in turns:
        kept.append(piece)
        last = kept[-3:]
        if [one.kinds for one in last] == [(PLACE,), (), (PLACE,)] and JOINT.fullmatch(
            last[1].text
        ):
            kept[-3:] = [Piece((PLACE,), last[0].start, piece.end, text[last[0].start : piece.end])]
    return kept
