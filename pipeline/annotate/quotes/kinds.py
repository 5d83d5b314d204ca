"""Says what sort of quotation one is: a sentence or more, a part of one, or words at a distance."""

import regex

SHORT = 3
"""Words of a quotation that may be no more than a word held at a distance."""
SMALL = ((4, 2), (3, 1), (2, 2))
"""Letters of a word that a title writes small, and how many longer ones tell: of, with, from."""
SENTENCE_END = regex.compile(r"[.!?…]['\"»)\]]*$")
OWN_END = regex.compile(r"[.!?…,–—-]['\"»)\]]*$")
OPENING = regex.compile(r"['\"«(\[]*(?:\.{3}|…)?['\"(\[]*[\p{Lu}\d]")


def is_title(text: str) -> bool:
    """Return whether a text is written like the title of a work, all its long words in capitals.

    >>> is_title("Owed to the Sea"), is_title("We are owed this."), is_title("Owed")
    (True, False, False)
    """
    words = [word.strip("'\"(),.") for word in text.split()]
    for letters, enough in SMALL if len(words) > 1 and not OWN_END.search(text) else ():
        telling = [word for word in words if len(word) > letters]
        if len(telling) >= enough:
            return all(word[:1].isupper() for word in telling)
    return False


def kind_of(text: str, said: bool, led: bool) -> str:
    """Return the kind of a quotation; `said` is whether a verb of saying or a colon is beside it.

    `led` is whether it begins where a sentence may: behind a colon, "that", a full stop.

    >>> kind_of("We will not forget.", False, True), kind_of("a sad day for us all", True, False)
    ('full', 'partial')
    >>> kind_of("experts", False, False), kind_of("Mud is mud,", True, True)
    ('scare', 'full')
    """
    ended = SENTENCE_END.search(text) is not None
    if is_title(text.rstrip("," if led else ",.")) and not (said and led):
        return "scare"
    if len(text.split()) <= SHORT and not said and not (ended and led):
        return "scare"
    opened = OPENING.match(text) is not None
    own_end = ended or (said and OWN_END.search(text) is not None)
    whole = opened and (own_end or (led and (said or len(text.split()) > SHORT)))
    return "full" if whole else "partial"
