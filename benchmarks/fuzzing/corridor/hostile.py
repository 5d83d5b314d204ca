"""What is put into releases: brackets, signs of all scripts, dates that are none, marks."""

HOSTILE = (
    "(", ")", "((", "[[", "]]", "“", "”", "«", "„", "*", "**", "__", "`", "~~", "<b>", "</b>",
    "<!--", "\N{RIGHT-TO-LEFT OVERRIDE}", "\N{ZERO WIDTH SPACE}", "\N{SOFT HYPHEN}",
    "\N{COMBINING ACUTE ACCENT}", "\N{ZERO WIDTH NO-BREAK SPACE}", "\N{NO-BREAK SPACE}", "\u2028",
    "\x85", "\x0b", "\x0c", "\x1c", "\x00", "\N{REGIONAL INDICATOR SYMBOL LETTER F}",
    "\N{GRINNING FACE}\N{ZERO WIDTH JOINER}", "\ue001", "\U0010ffff", "\uf8ff", "ﬃ", "İ", "ß", "ǅ",
    "Å", "①", "½", "٣", "१२", "二〇一八年", "Ω", "ﷺ", "\ufffd", "\ufffe", "﹏", "31 February 2031",
    "12/10/17", "the 1990s", "from 5 to", "since", "ago", "99 May", "-0001", "May", "Dr", "Mr",
    "Mr Mr Ms", "MP", "(Norway, SOC)", "(EPP/CD; Malta)", "van der", "O’", "St.", "J. R. R.",
    "Signed by:", "- ", "• ", "1. ", "| a | b |", "| --- |", "# ", "> ", "---\n", "\n\n", "\n",
    "\t", "ENDS", "said", "told", ":", ";", "—", "-\n", "...", "?!", "'s", "’s", "and", "of the",
    "the", "&amp;", "&#0;", "A" * 300, "a-" * 150, "Ms Anna " * 40, "(" * 100,
    "\N{COMBINING ACUTE ACCENT}" * 60, "1" * 400, ".a" * 100,
)  # fmt: skip
"""What a release may hold that breaks what reads it."""
