"""Reads a saved web page: its main text with headings, lists and tables, and what it says of it."""

from collections.abc import Iterator

from pipeline.errors import UnreadableRelease
from pipeline.ingest.entry import Entry
from pipeline.ingest.html_decode import decode_page
from pipeline.ingest.html_main import choose_main
from pipeline.ingest.html_metadata import page_metadata
from pipeline.ingest.html_tree import parse_page
from pipeline.ingest.html_walk import walk_page
from pipeline.ingest.html_words import furniture
from pipeline.ingest.html_write import write_blocks
from pipeline.ingest.limits import Limits


def read_html(data: bytes, limits: Limits) -> Iterator[Entry]:
    """Yield the one text of a page; raises UnreadableRelease where it has none or costs too much.

    `metadata["main_content"]` is `walked` where trafilatura had lost a part of the text.
    """
    if len(data) > limits.max_bytes:
        raise UnreadableRelease(f"too large: over the limit of {limits.max_bytes} bytes")
    decoded = decode_page(data)
    root = parse_page(decoded.text, limits)
    words = furniture()
    page = walk_page(root, words)
    metadata = {"encoding": decoded.encoding} | page_metadata(root, decoded.text)
    if decoded.guessed:
        metadata["encoding_guessed"] = "true"
    choice = choose_main(root, page, words, metadata.get("title", ""))
    text, places = write_blocks(choice.blocks)
    if not any(map(str.isalnum, text)):
        reason = "empty: the page shows no text; if a script or a frame brings it, save the page"
        raise UnreadableRelease(f"{reason} from a browser once it is there")
    if choice.walked:
        metadata["main_content"] = "walked"
    yield Entry(text, metadata=metadata, places=places)
