"""The stage itself: batches through spaCy, then every finder, form and scope on each page."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from pipeline.annotate.audit.stage import audit
from pipeline.annotate.closings import closings, rolls
from pipeline.annotate.columns import in_columns, out_of_columns
from pipeline.annotate.coordinated import coordinated, listed_between
from pipeline.annotate.finders import FINDERS
from pipeline.annotate.footnotes import footnotes
from pipeline.annotate.half_seen import half_seen
from pipeline.annotate.headings import party_headings, under_headings
from pipeline.annotate.held_lists import held
from pipeline.annotate.kit import Kit
from pipeline.annotate.language import broken_up
from pipeline.annotate.line_heads import line_ties
from pipeline.annotate.listed_ties import listed_ties, stand
from pipeline.annotate.merge import merge, relink
from pipeline.annotate.offices import offices
from pipeline.annotate.page import Page, open_page
from pipeline.annotate.party_cues import cued_parties
from pipeline.annotate.quotes.release import find_quotes, speakers
from pipeline.annotate.recognised import lone_words
from pipeline.annotate.refused import refused
from pipeline.annotate.repeats import (
    families,
    introduced_parties,
    repeated_people,
    supported_parties,
    without_surnames,
)
from pipeline.annotate.role_mentions import as_mentions, longest_roles, without_addresses
from pipeline.annotate.role_ties import beside_names, role_ties
from pipeline.annotate.roles import roles
from pipeline.annotate.scopes import contacts, signatories
from pipeline.annotate.senses import other_senses
from pipeline.annotate.signature_blocks import signatures as signature_blocks
from pipeline.annotate.statuses import statuses
from pipeline.annotate.support import unsupported_parties
from pipeline.annotate.ties import tie
from pipeline.annotate.told import told
from pipeline.types import Annotated, Cleaned, Link, Mention

BATCH = 8
"""Releases in one batch of spaCy; more is no faster for a tokenizer, and costs memory."""


def annotate(stream: Iterable[Cleaned], kit: Kit) -> Iterator[Annotated]:
    """Yield each cleaned release with its mentions and links, in the order of the stream."""
    texts = ((broken_up(cleaned.text), cleaned) for cleaned in stream)
    for doc, cleaned in kit.nlp.pipe(texts, as_tuples=True, batch_size=BATCH):
        yield annotate_one(cleaned, doc, kit)


def annotate_one(cleaned: Cleaned, doc: Doc, kit: Kit) -> Annotated:
    """Return one release with its mentions and links; spans are copied out of `doc`."""
    page = open_page(cleaned, doc, kit)
    kept, lost, links = _named(page)
    kept, links = _tied(page, kept, links)
    quotes = find_quotes(page, kept)
    links = list(statuses(page, relink([*links, *speakers(quotes)], kept)))
    tied = {link.other for link in links}
    mentions = tuple(one for one in kept if one.label != "ROLE" or one in tied)
    return Annotated(
        page.cleaned,
        mentions,
        tuple(links),
        page.sentences,
        tuple(lost),
        page.house,
        page.house_from,
        audit(page, mentions),
        quotes,
    )


def _named(page: Page) -> tuple[list[Mention], list[Mention], list[Link]]:
    """Return the mentions that stand, those that lost, and what the forms tie."""
    if not page.lines:  # all of it is furniture or in another language
        return [], [], []
    found = [mention for finder in FINDERS for mention in finder(page)]
    links: list[Link] = []
    for tied in tie(page):
        found += tied.mentions
        links += tied.links
    first, _ = merge(refused(page, found)[0])
    first, _ = other_senses(page, first)
    first, _ = unsupported_parties(page, first)
    found += cued_parties(page, first)
    found += coordinated(page, first)
    found += listed_between(page, first)
    found += half_seen(page, first)
    found += in_columns(page, first)
    first, _ = merge(refused(page, found)[0])
    found = without_surnames(page, [*found, *repeated_people(page, first)])
    found += families(page, first)
    found += party_headings(page, (one for one in first if one.label == "PERSON"))
    found += introduced_parties(page, first)
    found += supported_parties(page, first)
    likely, unlikely = refused(page, found)
    merged, lost = merge(likely)
    kept, dropped = other_senses(page, merged)
    kept, alone = unsupported_parties(page, kept)
    lone = [*lone_words(page, kept), *out_of_columns(page, kept)]
    kept = [one for one in kept if one not in lone]
    return kept, [*lost, *unlikely, *dropped, *alone, *lone], links


def _tied(page: Page, kept: list[Mention], links: list[Link]) -> tuple[list[Mention], list[Link]]:
    """Return the mentions with the roles beside them, and all that ties them to persons."""
    standing = stand(page, kept)
    notes, signed = footnotes(standing), signature_blocks(standing)
    posts = [*roles(page, kept), *notes.roles, *signed.roles]
    found, role_links = as_mentions(page.text, posts)
    links = [*links, *offices(kept), *role_links]
    links += [*role_ties(page, posts, kept), *beside_names(page, kept)]
    kept, links = longest_roles([*without_addresses(page, kept), *found], links)
    links = [*told(page, kept), *links]
    links += [*listed_ties(standing), *notes.links, *line_ties(standing)]
    links += [*signed.links, *under_headings(page, kept, signed.lines)]
    links += [
        *signatories(page, kept),
        *closings(page, kept),
        *rolls(page, kept),
        *held(page, kept),
    ]
    return kept, [*links, *contacts(page, kept)]
