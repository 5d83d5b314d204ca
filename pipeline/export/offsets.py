"""Reads offsets that count as JavaScript does, in UTF-16 units: an emoji is two of them.

Label Studio's editor turns its offsets into characters before it hands them out, as we count; other
tools that write its format do not.
"""


def characters_before(text: str, units: int) -> int | None:
    """Return how many characters of a text stand before so many UTF-16 units; None inside one.

    >>> characters_before("a 😀 b", 5), characters_before("a 😀 b", 3)
    (4, None)
    """
    taken = text.encode("utf-16-le")[: 2 * units]
    try:
        return len(taken.decode("utf-16-le"))
    except UnicodeDecodeError:
        return None
