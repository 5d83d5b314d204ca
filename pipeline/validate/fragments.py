"""Links that open a page on the web at a sentence: text fragments, `#:~:text=`."""

from urllib.parse import quote, urldefrag

WORDS = 5
"""Words that begin and end a long sentence in a link."""
SAFE = "!'()*._~"
"""What stays as it is; a hyphen, a comma and an ampersand are signs of the fragment itself."""


def fragment_link(url: str, sentence: str) -> str | None:
    """Return the address of a page with a text fragment, or None without a page or sentence.

    >>> fragment_link("https://example.org/a#top", "Ms Sund, 41, left.")
    'https://example.org/a#:~:text=Ms%20Sund%2C%2041%2C%20left.'
    >>> fragment_link("file:///a.html", "Ms Sund left.")
    """
    words = sentence.strip("…").split()
    if not words or not url.lower().startswith(("https://", "http://")):
        return None
    pieces = [" ".join(words)]
    if len(words) > 2 * WORDS:
        pieces = [" ".join(words[:WORDS]), " ".join(words[-WORDS:])]
    wanted = ",".join(quote(piece, safe=SAFE).replace("-", "%2D") for piece in pieces)
    return f"{urldefrag(url).url}#:~:text={wanted}"
