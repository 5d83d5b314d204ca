"""Which texts mean their party wherever they stand, and why the others do not."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace

from pipeline.gather.party_tables import Name
from pipeline.gather.party_texts import is_latin, same_text, words
from pipeline.gather.party_words import NAMED, Words

STRONG, WEAK = "strong", "weak"
LONG_GROUP = 4  # words; shorter names of groups are shared by houses ("Socialist Group")
LONG = 3  # words beside small ones: "German Union", "American Party" could be anything

Owners = Mapping[str, Set[str]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the rules weigh: the words by role, telling words of each party, owners of texts."""

    known: Words
    telling: Set[str]
    own: Mapping[str, Set[str]]
    owners: Owners


def owners_of(names: Iterable[Name]) -> Owners:
    """Return the parties that own each text, spelling apart."""
    owners: dict[str, set[str]] = defaultdict(set)
    for name in names:
        owners[same_text(name.text)].add(name.party_id)
    return owners


def with_strength(name: Name, evidence: Evidence) -> Name:
    """Return a name with its strength and the reason; a strength given by hand stays."""
    if name.strength:
        return name
    doubt = _doubt(name, evidence)
    if doubt:
        return replace(name, strength=WEAK, why=name.why or doubt)
    return replace(name, strength=STRONG, why=name.why or "one owner, unmistakable words")


def _doubt(name: Name, evidence: Evidence) -> str:
    """Return why a text may mean something else, or nothing where it cannot."""
    shared = len(evidence.owners[same_text(name.text)])
    if shared > 1:
        return f"shared by {shared} parties"
    if name.kind not in NAMED:
        return "a short form" if name.kind != "abbreviation" else "an abbreviation"
    if len(name.text.split()) < 2:
        return "one word"
    if not is_latin(name.text):
        return "not read in Latin script"
    return _doubtful_words(name, evidence)


def _doubtful_words(name: Name, evidence: Evidence) -> str:
    found = [word for word in words(name.text) if not evidence.known.has("small", word)]
    if evidence.known.has("group", name.text) and not name.party_id.startswith("pf:"):
        return "" if len(name.text.split()) >= LONG_GROUP else "a short name of a group"
    own = evidence.own[name.party_id]
    is_party, is_body = (evidence.known.has(role, name.text) for role in ("party", "body"))
    if is_party and len(found) > 1 and set(found) & (evidence.telling - own):
        return ""
    if not set(found) & (evidence.telling | own):
        return "common words only"
    return "" if (is_party or is_body) and len(found) >= LONG else "no long name of a party"
