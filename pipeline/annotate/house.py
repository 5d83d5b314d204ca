"""The house that a release comes from: by its metadata, or by the names in its text."""

from collections import Counter

from pipeline.annotate.kit import Kit
from pipeline.gazetteer_rows import HouseName
from pipeline.types import Cleaned

ENOUGH, MANY = 3, 5
"""Points of weak names that show a house; tried on the dev releases: two took a senate of the
Philippines for the one of the United States. So `many` outweigh a strong name told late."""


def find_house(cleaned: Cleaned, kit: Kit) -> tuple[str | None, str | None]:
    """Return the house that the metadata or the text names first and strongly, and from where.

    A strong name that only the second half of a text holds yields to many weak names of another
    house: a member of a declaration's assembly sits in a national house too.
    """
    given = cleaned.metadata.get("house")
    if given:
        return given, "metadata"
    found = [
        (position, name.house)
        for name in kit.gazetteer.houses
        if name.strength == "strong" and (position := _first_at(cleaned.text, name.text)) >= 0
    ]
    early = bool(found) and 2 * min(found)[0] < len(cleaned.text)
    weak = None if early else _by_weak_names(cleaned, kit, MANY if found else ENOUGH)
    house = weak or (min(found)[1] if found else None)
    return house, "text" if house else None


def _by_weak_names(cleaned: Cleaned, kit: Kit, least: int) -> str | None:
    """Return the one house that weak names add up to; the code of a group counts double."""
    points: Counter[str] = Counter()
    text = cleaned.text
    for name in kit.gazetteer.houses:
        if name.strength == "weak" and any(
            _word_at(text, one) >= 0 for one in {name.text, _up(name)}
        ):
            points[name.house] += 2 if "/" in name.text or "&" in name.text else 1
    best = points.most_common(2)
    sure = best and best[0][1] >= least and (len(best) == 1 or best[0][1] > best[1][1])
    return best[0][0] if sure else None


def _first_at(text: str, name: str) -> int:
    """Return where a name first stands, or stands in capitals if it has several words; or -1."""
    plain = _word_at(text, name)
    if plain >= 0 or " " not in name:
        return plain
    return _word_at(text, name.upper())


def _up(name: HouseName) -> str:
    return name.text[:1].upper() + name.text[1:]


def _word_at(text: str, word: str) -> int:
    """Return where `word` first stands as a whole word, or -1."""
    position = text.find(word)
    while position >= 0:
        before, after = text[position - 1 : position], text[position + len(word) :][:1]
        if not before.isalnum() and not after.isalnum():
            return position
        position = text.find(word, position + 1)
    return -1
