"""Takes a page apart into elements, after a look at what it would cost."""

import re
from typing import Any

from lxml import etree, html

from pipeline.errors import UnreadableRelease
from pipeline.ingest.limits import Limits

DEEPEST = 2040
"""libxml2 gives up at 2048 elements inside each other, and drops what is below."""
MOST_ATTRIBUTES = 2000
"""Of one element: the time to take in more of them grows with their square (12 s for 100,000)."""
MOST_ELEMENTS = 300_000
"""Of one page, which are walked in some seven seconds; long releases have a few thousand."""
SKIPPED = frozenset((
    "head", "script", "style", "noscript", "template", "svg", "math", "iframe", "object",
    "applet", "canvas", "audio", "video", "map", "select", "option", "optgroup",
    "datalist", "button", "textarea", "input", "progress", "meter", "noframes", "dialog",
    "frame", "frameset", "rp",
))  # fmt: skip
"""Elements whose text is no part of what one reads on a page."""
VOID = frozenset((
    "br", "hr", "img", "wbr", "col", "area", "base", "link", "meta", "source", "embed", "param",
    "track",
))  # fmt: skip
"""Elements that hold nothing; libxml2 does not know all of them, and puts what follows inside."""
BLOCKS = frozenset((
    "html", "body", "main", "article", "section", "div", "p", "h1", "h2", "h3", "h4", "h5",
    "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot",
    "tr", "td", "th", "blockquote", "pre", "address", "figure", "figcaption", "header",
    "footer", "nav", "aside", "form", "fieldset", "legend", "details", "summary", "center",
    "dir", "menu", "hgroup", "search", "listing", "xmp", "plaintext",
))  # fmt: skip
HIDDEN_ROLE = "tabpanel"
"""What a page hides until one turns to it: a reader does."""
UNSHOWN = re.compile(r"(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.I)
AS_BLOCK = re.compile(r"display\s{0,9}:\s{0,9}(?:block|flex|grid|table|list-item)", re.I)
LONGEST_STYLE = 2000


class _Cost:
    """A target for the parser that counts and keeps nothing."""

    def __init__(self) -> None:
        self.depth = self.deepest = self.attributes = self.count = 0

    def start(self, _: str, attributes: Any) -> None:
        self.depth += 1
        self.count += 1
        self.deepest = max(self.deepest, self.depth)
        self.attributes = max(self.attributes, len(attributes))

    def end(self, _: str) -> None:
        self.depth -= 1

    def close(self) -> "_Cost":
        return self


def parse_page(text: str, limits: Limits) -> Any:
    """Return the root element of a page; raises UnreadableRelease where it would cost too much."""
    data = text.encode("utf-8", "replace")
    try:
        counter = etree.HTMLParser(target=_Cost(), huge_tree=True, encoding="utf-8")
        _check(etree.HTML(data, parser=counter), limits)
        parser = html.HTMLParser(
            huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
        )
        root = html.document_fromstring(data, parser=parser)
    except etree.LxmlError as error:
        reason = f"no HTML: {error or 'nothing in it can be read'}; save the page again"
        raise UnreadableRelease(reason) from None
    return root


def _check(cost: _Cost, limits: Limits) -> None:
    remedy = "save the page from a browser, or as text"
    for count, most, what in (
        (cost.deepest, min(limits.max_nesting, DEEPEST), "elements inside each other"),
        (cost.attributes, MOST_ATTRIBUTES, "attributes of one element"),
        (cost.count, MOST_ELEMENTS, "elements"),
    ):
        if count > most:
            raise UnreadableRelease(f"{count} {what}, over the limit of {most}: {remedy}")


def is_shown(element: Any) -> bool:
    """Return whether a reader of the page sees an element's text."""
    tag = element.tag
    if not isinstance(tag, str) or tag in SKIPPED:
        return False
    get = element.get
    if get("role") == HIDDEN_ROLE:
        return True
    if get("hidden") is not None and get("hidden") != "until-found":
        return False
    if get("aria-hidden", "").strip().lower() == "true" or get("role") == "button":
        return False
    style = get("style")
    return style is None or UNSHOWN.search(style, 0, LONGEST_STYLE) is None


def is_void(element: Any) -> bool:
    """Return whether an element holds nothing, neither by its kind nor as it was parsed."""
    return element.tag in VOID and not len(element) and not element.text


def is_block(element: Any) -> bool:
    """Return whether an element begins and ends a line of its own."""
    if element.tag in BLOCKS or "-" in element.tag:
        return True
    style = element.get("style")
    return style is not None and AS_BLOCK.search(style, 0, LONGEST_STYLE) is not None
