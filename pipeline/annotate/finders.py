"""The finders: each returns what it sees on a page; none knows of the others.

To add one that needs code, write a function here and put it into FINDERS.
"""

from collections.abc import Callable, Iterator

import regex

from pipeline.annotate.countries import country_mention
from pipeline.annotate.kit import is_alone
from pipeline.annotate.page import Page
from pipeline.annotate.party_codes import party_codes
from pipeline.annotate.recognised import listed_parties, recognised
from pipeline.annotate.titled import person_mentions, titled
from pipeline.name_parts import GLUED
from pipeline.name_trim import Candidate
from pipeline.names import CALL_NAME
from pipeline.rules import find_all
from pipeline.types import Mention

LAST_WORD = regex.compile(r"(\p{Lu}[\p{L}\p{M}'-]+)[ ]$")
CALLED = regex.compile(CALL_NAME)
INITIAL = regex.compile(r"\p{Lu}\p{Ll}?\.")
FEWEST_COMMAS = 3
"""In a run of four names; counting them costs a hundredth of looking for the names."""
Finder = Callable[[Page], Iterator[Mention]]


def rules(page: Page) -> Iterator[Mention]:
    """Yield what the rules of `data/rules/` find in each line."""
    for line in page.lines:
        text = page.text[line.start : line.end]
        for mention in find_all(page.kit.rules, text):
            yield shifted(mention, line.start)


def gazetteer(page: Page) -> Iterator[Mention]:
    """Yield the names of countries and parties that stand in the tables."""
    names = page.named(page.kit.alone)
    for line in page.lines:
        for start, end in names[line.start]:
            mention = country_mention(page, line, start, end) or party_mention(page, start, end)
            if mention:
                yield mention


def party_mention(page: Page, start: int, end: int) -> Mention | None:
    """Return the party mention at `start:end`; one word counts only in its own house."""
    text = page.text[start:end]
    owners = page.kit.gazetteer.parties_named(text)
    if not owners:
        return None
    if not is_alone(text, owners, page.kit.gazetteer) and not _house_party(page, text):
        return None
    if " " in text and owners[0].strength == "weak" and _is_cut(page, start):
        return None
    return Mention("PARTY", start, end, text, f"{owners[0].strength}:{owners[0].party_id}")


def _is_cut(page: Page, start: int) -> bool:
    """Return whether a capitalised word before a name makes it the end of a longer one.

    "United Civic Party" is not the Civic Party; "British Labour Party" and "The Greens" are.
    """
    before = LAST_WORD.search(page.text, max(0, start - 40), start)
    if before is None:
        return False
    word, names = before.group(1), page.kit.names
    known = word in names.offices or word in names.plurals
    known = known or bool(page.kit.gazetteer.countries_named(word))
    return not known and word.removesuffix("'s") not in names.edge


def _house_party(page: Page, text: str) -> bool:
    """Return whether the release's house supports a one-word party name, as `letters` say."""
    own = {one.party_id for one in page.kit.gazetteer.letters if one.house == page.house}
    return any(one.party_id in own for one in page.kit.gazetteer.parties_named(text))


def forenames(page: Page) -> Iterator[Mention]:
    """Yield names that begin with a known forename or an initial, outside lines like headlines."""
    for line in page.lines:
        if line.title_case:
            continue
        for start, end in page.name_runs[line.start]:
            candidate = page.trimmed(start, end)
            if candidate and _opens_as_name(page, candidate):
                yield from person_mentions(page.text, candidate, "finder:forename")


def initialled(page: Page) -> Iterator[Mention]:
    """Yield names with an initial of several letters before the last word: Zh. Kulmanov.

    Also those with what somebody is called between initials and name: W. (Wim) Kemp.
    """
    for line in page.lines:
        called = CALLED.search(page.text, line.start, line.end)
        if not called and not _has_long_initial(page, [page.text[line.start : line.end]]):
            continue
        for start, end in page.name_runs[line.start]:
            candidate = page.trimmed(start, end)
            text = page.text[candidate.start : candidate.end] if candidate else ""
            *first, last = GLUED.sub(" ", text).split() or [""]
            whole = CALLED.search(text) or _has_long_initial(page, first)
            if candidate and len(last) > 2 and whole:
                yield from person_mentions(page.text, candidate, "finder:initial")


def _has_long_initial(page: Page, words: list[str]) -> bool:
    return not page.kit.names.initials.isdisjoint(INITIAL.findall(" ".join(words)))


def runs(page: Page) -> Iterator[Mention]:
    """Yield the names of a run of four or more, each of two words: a list inside a sentence."""
    for line in page.lines:
        if page.text.count(",", line.start, line.end) < FEWEST_COMMAS:
            continue
        for match in page.kit.shapes.run.finditer(page.text, line.start, line.end):
            found = [page.trimmed(*span) for span in match.spans("name")]
            if all(one and _is_unknown_name(page, one) for one in found):
                for one in found:
                    yield from person_mentions(page.text, one, "finder:run") if one else ()


def _is_unknown_name(page: Page, one: Candidate) -> bool:
    text = page.text[one.start : one.end]
    return " " in text and not page.kit.maskable.bits.get(text)


def _opens_as_name(page: Page, one: Candidate) -> bool:
    words = page.text[one.start : one.end].split()
    first = words[0]
    if len(words) < 2 or any(page.kit.gazetteer.countries_named(word) for word in words):
        return False
    if first.endswith("."):
        initials = len(first.replace(".", "")) <= 2 * first.count(".")
        return initials and len(words[-1]) > 2 and first not in page.kit.shapes.abbreviations
    return first in page.kit.names.forenames


def bold(page: Page) -> Iterator[Mention]:
    """Yield names set in bold inside a line: that is how many houses mark persons."""
    lines = {(line.start, line.end) for line in page.lines}
    for block in page.cleaned.blocks:
        if block.kind != "bold" or (block.start, block.end) in lines:
            continue
        text = page.text[block.start : block.end]
        if not page.kit.names.bare.fullmatch(text.strip()) or " " not in text.strip():
            continue
        candidate = page.trimmed(block.start, block.end)
        if candidate and " " in page.text[candidate.start : candidate.end].strip():
            yield from person_mentions(page.text, candidate, "finder:bold")


def shifted(mention: Mention, by: int) -> Mention:
    """Return a mention moved right by `by` characters."""
    return Mention(
        mention.label,
        mention.start + by,
        mention.end + by,
        mention.text,
        mention.found_by,
        mention.kind,
        mention.parts,
    )


FINDERS: tuple[Finder, ...] = (
    *(rules, titled, bold, forenames, initialled, runs),
    *(gazetteer, listed_parties, party_codes, recognised),
)
