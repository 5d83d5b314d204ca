"""Drops country names that the words around them show to mean something else.

What shows it is in `data/senses.csv`. A name has a sense if its own row in `country_names.csv` says
so, or if every name may have it. What stands beside a name decides; else what the whole release
speaks of does, and where that speaks for both, the sentence. If nothing does, the name stays in
doubt: it is kept, and nobody says which is meant.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import regex

from pipeline.annotate.page import Page
from pipeline.annotate.sense_signs import shows
from pipeline.senses import DOUBT, Sense
from pipeline.types import Mention

READ = ("form:bracket.", "form:list.", "form:item.")
"""Forms that leave no doubt; in prose "the Indian Affairs chairman" is one of no country."""
LISTED = regex.compile(r",?\s(?:and|or|&)\s|,\s")
TOWN = "town"
"""The sense that a name keeps all through a release, once it was shown."""


@dataclass(frozen=True)
class _Release:
    """A page with what is known of it before a name is judged."""

    page: Page
    countries: Sequence[Mention]
    senses: Sequence[Sense]
    """Those that may be meant: of senses that a whole release shows, the ones it shows."""

    def names_strongly(self, codes: Iterable[str]) -> bool:
        """Return whether a sure name of one of the countries stands in the release."""
        return any(f"strong:{code}" in self._found_by for code in codes)

    def names_otherwise(self, mention: Mention) -> bool:
        """Return whether the country that a mention may be has another name in the release."""
        codes = _codes(self.page, mention)
        return any(self._texts[code] - {mention.text} for code in codes)

    @cached_property
    def _found_by(self) -> frozenset[str]:
        return frozenset(one.found_by for one in self.countries)

    @cached_property
    def _texts(self) -> Mapping[str, set[str]]:
        """Return what each country is called in the release, by its code."""
        texts: dict[str, set[str]] = defaultdict(set)
        for one in self.countries:
            for code in _codes(self.page, one):
                texts[code].add(one.text)
        return texts

    @cached_property
    def in_lists(self) -> frozenset[Mention]:
        """Return the countries beside which another one stands: "Georgia and Ukraine"."""
        pairs = pairwise(sorted(self.countries, key=lambda one: one.start))
        return frozenset(one for pair in pairs if self._is_listed(*pair) for one in pair)

    def _is_listed(self, first: Mention, second: Mention) -> bool:
        joined = LISTED.fullmatch(self.page.text, first.end, second.start)
        return joined is not None and not _codes(self.page, first) & _codes(self.page, second)


def other_senses(page: Page, mentions: Iterable[Mention]) -> tuple[list[Mention], list[Mention]]:
    """Return the mentions that stay, and the country names that mean something else here."""
    everyone = list(mentions)
    countries = [one for one in everyone if one.label == "COUNTRY"]
    release = _Release(page, countries, _possible(page, countries))
    kept: list[Mention] = []
    dropped: list[Mention] = []
    reasons = {one: _reason(release, one) for one in countries}
    towns = {one.text for one, reason in reasons.items() if reason == TOWN}
    for mention in everyone:
        reason = reasons.get(mention, "")
        again = mention in reasons and mention.text in towns
        if again and not release.names_otherwise(mention):
            reason = TOWN
        if reason.startswith(DOUBT):
            kept.append(_doubted(mention, reason))
        elif reason:
            dropped.append(replace(mention, found_by=f"{mention.found_by} means {reason} here"))
        else:
            kept.append(mention)
    return kept, dropped


def _doubted(mention: Mention, reason: str) -> Mention:
    known = [part for part in mention.parts if part[0] != DOUBT]
    return replace(mention, parts=(*known, (DOUBT, reason.removeprefix(f"{DOUBT}:"))))


def _possible(page: Page, countries: Iterable[Mention]) -> list[Sense]:
    """Return the senses that may be meant; those that a whole release shows only where it does."""
    named = {
        sense
        for text in {one.text for one in countries}
        for owner in page.kit.gazetteer.countries_named(text)
        for sense in owner.other_sense.split("; ")
    }
    return [
        one
        for one in page.kit.senses
        if (one.row.of or one.row.sense in named) and (not _is_wide(one) or _is_shown(page, one))
    ]


def _is_wide(sense: Sense) -> bool:
    """Return whether it is no matter where in a release a sense is shown."""
    return sense.row.side in ("release", "house")


def _is_shown(page: Page, sense: Sense) -> bool:
    if sense.row.side == "house":
        return sense.expression.fullmatch(page.house or "") is not None
    return sense.expression.search(page.text) is not None


def _codes(page: Page, mention: Mention) -> set[str]:
    return {one.code for one in page.kit.gazetteer.countries_named(mention.text)}


def _reason(release: _Release, mention: Mention) -> str:
    """Return the sense in which a name is used that is not its country, or blank."""
    if mention.found_by.startswith(READ):
        return ""
    senses = _senses_of(release, mention)
    beside = [one for one in senses if not _is_wide(one)]
    shown = [one for one in beside if shows(release.page, mention, one)]
    if any(one.row.speaks == "for" for one in shown):
        return ""
    if shown:
        return shown[0].row.sense
    return _by_release(release, mention, [one for one in senses if _is_wide(one)])


def _senses_of(release: _Release, mention: Mention) -> list[Sense]:
    """Return the senses that a name may have: of a sure name only those of every name."""
    owners = release.page.kit.gazetteer.countries_named(mention.text)
    own = {sense for one in owners for sense in one.other_sense.split("; ")}
    weak = all(one.strength == "weak" for one in owners)
    return [one for one in release.senses if one.row.of or (weak and one.row.sense in own)]


def _by_release(release: _Release, mention: Mention, shown: Sequence[Sense]) -> str:
    against = [one for one in shown if one.row.speaks == "against"]
    if not against:
        return ""
    if mention in release.in_lists:
        return ""
    sense = against[0].row.sense
    for_it = [one for one in shown if one.row.speaks == "for"]
    codes = _codes(release.page, mention)
    if not for_it and not release.names_strongly(codes):
        return sense
    if _sentence_speaks(release, mention, for_it):
        return ""
    return f"{DOUBT}:{sense}"


def _sentence_speaks(release: _Release, mention: Mention, for_it: Sequence[Sense]) -> bool:
    """Return whether a sentence names another country but the United States, or such a place."""
    page = release.page
    start, end = page.sentence_at(mention.start)
    if any(one.expression.search(page.text, start, end) for one in for_it):
        return True
    states = {row.name for row in page.kit.gazetteer.states}
    own = _codes(page, mention)
    return any(
        start <= one.start < end and one.kind != "embedded" and not _codes(page, one) & own
        for one in release.countries
        if one.text not in states
    )
