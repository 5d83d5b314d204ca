r"""Writes CoNLL-U Plus: a token a line, its tag in IOB2, and where it stands in the stored text.

Columns: ID, FORM, ROLLCALL:NE (PERSON, PARTY, COUNTRY, DATE), ROLLCALL:ROLE (roles, which may lie
over the others), ROLLCALL:INNER (countries inside names, roles inside roles), MISC. MISC holds
`TokenRange=start:end`, `SpaceAfter` and `SpacesAfter` as UDPipe writes them, so that the text can
be made again, and at the first token of a span its `PersonMention`, `PersonRow`, `PersonValue` …
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import IO

from spacy.tokens import Doc

from pipeline.export.asked import Asked
from pipeline.export.spans import ENTITIES, ROLE, Labelled, release_of
from pipeline.export.tokens import Tokens, doc_of, tokens_of
from pipeline.records import Extraction

COLUMNS = ("ID", "FORM", "ROLLCALL:NE", "ROLLCALL:ROLE", "ROLLCALL:INNER", "MISC")
TAGS = slice(2, 5)
"""The columns that hold tags."""
OUTSIDE = "O"
ESCAPES = {"\\": "\\\\", " ": "\\s", "\t": "\\t", "\n": "\\n", "\r": "\\r", "|": "\\p"}
Tags = dict[int, str]


def write_conll(asked: Asked, file: IO[bytes]) -> Counter[str]:
    """Write all releases; return how many tokens were cut so that no span is lost."""
    notes: Counter[str] = Counter()
    file.write(f"# global.columns = {' '.join(COLUMNS)}\n".encode())
    for extraction in asked.releases():
        spans = asked.spans(extraction)
        tokens = tokens_of(extraction.release.text, spans)
        notes["tokens of spaCy were cut where a span begins or ends inside them"] += tokens.cut
        columns, lost = _columns(spans, tokens)
        notes["spans lie over two others of their kind; no column is left for them"] += lost
        file.write("".join(_release(extraction, spans, tokens, columns)).encode())
    return +notes


def _release(
    extraction: Extraction, spans: list[Labelled], tokens: Tokens, columns: list[Tags]
) -> Iterator[str]:
    text, record = extraction.release.text, extraction.record
    notes, spaces = _notes(spans, tokens), _spaces(text, tokens)
    head = f"# newdoc id = {_comment(record.release_id)}\n" + "".join(
        f"# {key} = {_comment(one)}\n" for key, one in release_of(record).items()
    )
    for number, sentence in enumerate(_sentences(doc_of(text, tokens), spans, tokens), 1):
        words = [one for one in sentence if not text[slice(*tokens.places[one])].isspace()]
        first, last = tokens.places[words[0]][0], tokens.places[words[-1]][1]
        yield head + f"# sent_id = {number}\n# text = {_comment(text[first:last])}\n"
        for position, one in enumerate(words, 1):
            start, end = tokens.places[one]
            said = [f"TokenRange={start}:{end}", *spaces[one], *notes.get(one, ())]
            tags = "\t".join(column.get(one, OUTSIDE) for column in columns)
            yield f"{position}\t{text[start:end]}\t{tags}\t{'|'.join(said)}\n"
        yield "\n"
        head = ""


def _sentences(doc: Doc, spans: Iterable[Labelled], tokens: Tokens) -> Iterator[list[int]]:
    """Yield the tokens of each sentence: cut at empty lines too, and never inside a span."""
    held = {number for one in spans for number in range(*tokens.covered(one.start, one.end))[1:]}
    sentence: list[int] = []
    blank = False
    for token in doc:
        begins = (token.is_sent_start or blank) and token.i not in held and not token.is_space
        if begins and any(not doc[one].is_space for one in sentence):
            yield sentence
            sentence = []
        blank = (blank and token.is_space) or token.text.count("\n") > 1
        sentence.append(token.i)
    if any(not doc[one].is_space for one in sentence):
        yield sentence


def _columns(spans: Iterable[Labelled], tokens: Tokens) -> tuple[list[Tags], int]:
    """Return the tags of each column by the number of the token, and how many spans have none.

    Of two spans of one column the longer stays in it, and the other goes to the next.
    """
    columns: list[Tags] = [{}, {}, {}]
    lost = 0
    for one in sorted(spans, key=lambda one: (one.start - one.end, one.start)):
        places = range(*tokens.covered(one.start, one.end))
        first = 0 if one.label in ENTITIES else 1 if one.label == ROLE else 2
        last = 1 if one.label in ENTITIES else len(columns)
        free = [tags for tags in columns[first:last] if not any(each in tags for each in places)]
        lost += not free
        for tags in free[:1]:
            tags |= dict.fromkeys(places, f"I-{one.label}")
            tags[places[0]] = f"B-{one.label}"
    return columns, lost


def _notes(spans: Iterable[Labelled], tokens: Tokens) -> dict[int, list[str]]:
    """Return what identifies the spans that begin at a token, by its number."""
    notes: dict[int, list[str]] = {}
    for one in spans:
        kind = one.label.title()
        said = [f"{kind}Mention={one.mention_id}", f"{kind}Row={','.join(one.rows)}"]
        if one.value:
            said.append(f"{kind}Value={_escaped(one.value)}")
        notes.setdefault(tokens.covered(one.start, one.end)[0], []).extend(said)
    return notes


def _spaces(text: str, tokens: Tokens) -> dict[int, list[str]]:
    """Return what stands between each word and the next, where it is not one blank."""
    words = [
        (number, start, end)
        for number, (start, end) in enumerate(tokens.places)
        if not text[start:end].isspace()
    ]
    starts = [start for _, start, _ in words[1:]] + [len(text)]
    found = {
        number: _gap(text[end:following])
        for (number, _, end), following in zip(words, starts, strict=True)
    }
    for number, start, _ in words[:1]:
        if start:
            found[number].append(f"SpacesBefore={_escaped(text[:start])}")
    return found


def _gap(between: str) -> list[str]:
    if not between:
        return ["SpaceAfter=No"]
    return [] if between == " " else [f"SpacesAfter={_escaped(between)}"]


def _escaped(text: str) -> str:
    """Return a text as UDPipe writes spaces; what it has no sign for by its number.

    >>> _escaped("a b\\n\\u2028")
    'a\\\\sb\\\\n\\\\u2028'
    """
    return "".join(ESCAPES.get(one) or _numbered(one) for one in text)


def _numbered(sign: str) -> str:
    return f"\\u{ord(sign):04x}" if sign.isspace() else sign


def _comment(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())
