"""Finds the short names of parties behind what only a party has: "the candidates of the MR"."""

from collections.abc import Iterator

from pipeline.annotate.page import Page
from pipeline.types import Mention


def party_codes(page: Page) -> Iterator[Mention]:
    """Yield the codes that the tables know and that such a noun leads to; they need support."""
    for match in page.kit.shapes.of_party.finditer(page.text):
        text = match.group(1)
        owners = page.kit.gazetteer.parties_named(text)
        others = page.kit.gazetteer.countries_named(text)
        sure = any(one.other_sense == "" for one in others)
        if owners and not sure and text not in page.kit.not_parties:
            found_by = f"{owners[0].strength}:{owners[0].party_id}"
            yield Mention("PARTY", match.start(1), match.end(1), text, found_by)
