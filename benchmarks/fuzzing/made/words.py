"""Words, lines and texts that inputs are made of: what releases hold, and what is hostile."""

from hypothesis import strategies as st

WORDS = (
    "Pia Sund", "Mr Stefan VALE", "Ms Oda van der Lint", "Zoë Holt", "O’Neill", "Jan", "Oslo",
    "Finland", "FRANCE", "the Republic of\nMoldova", "(Finland, ALDE)", "Labour MP", "EPP/CD",
    "said", "told the Assembly that", "the ferry had carried nurses", "and nobody asked them.",
    "12 March 2018", "2017-10-12", "on Friday", "31 February 2031", "03/04/2018", "10:15",
    "Signed by:", "Contact:", "Notes to editors", "Read also", "Share this page", "ENDS", "Home",
    "Skip to main content", "We use cookies", "# ", "- ", "* ", "**", "_", "|", "> ", "1. ", "•",
    "STRASBOURG, 12 March 2018 –", "press@x.example", "https://x.example/2017/10/12/a", "¹", "12",
    "&amp;", "&lt;p&gt;", "<b>", "</p>", "a" * 80, "word " * 60, "=", "--", "-- ", '"', "'", "\\",
    "\t", "\n", "\n\n", "\r\n", " ", "", ".", ",", ":", ";", "(", ")", "…", "\N{NO-BREAK SPACE}",
    "\N{ZERO WIDTH SPACE}", "\N{SOFT HYPHEN}", "\ufeff", "e\N{COMBINING ACUTE ACCENT}", "ﬁ", "İ",
    "\N{RIGHT-TO-LEFT OVERRIDE}", "שלום", "مرحبا", "北京", "\N{GRINNING FACE}", "\ue001", "ǅ",
    "\x00", "\x07", "\x0b", "\x0c", "\x1b[31m", "\x1c", "\x7f", "\x85", "\x9f", "\u2028", "\ufffe",
)  # fmt: skip
WORD = st.sampled_from(WORDS)
TEXT = st.lists(WORD, max_size=10).map(" ".join)
"""Some words, in any order."""
PROSE = st.integers(1, 12).map(
    lambda count: f"Ms Anna Holt (Norway, SOC) spoke for {count} hours. " * count
)
"""What a reader takes for the matter of a page."""
ODD = st.text(max_size=12)
SOME = st.one_of(TEXT, TEXT, PROSE, ODD)
CHARSETS = (
    "utf-8", "utf-8", "utf-8", "utf-16", "utf-16-le", "utf-32", "cp1252", "latin-1", "koi8-r",
    "shift_jis", "gb18030", "iso-8859-2", "cp437", "utf-7", "big5", "euc-kr", "ascii",
)  # fmt: skip
CHARSET = st.sampled_from(CHARSETS)


def encoded(text: str, charset: str) -> bytes:
    """Return a text in an encoding, with a question mark for what it does not have."""
    return text.encode("utf-8", "replace").decode("utf-8").encode(charset, "replace")
