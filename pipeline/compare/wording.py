"""Says an item in a few words: its name, and what it says in one line."""

from collections.abc import Mapping, Sequence

from pipeline.compare.items import CHILDREN, MENTIONS, Item

NAMED: Mapping[str, tuple[str, ...]] = {
    "releases": ("title",),
    "dates": ("text",),
    "quotes": ("text",),
    "issues": ("code",),
    "embedded": ("text",),
    "roles": ("text",),
    MENTIONS: ("text",),
    "appears_as": ("value",),
}
"""The cells that name an item, the first filled one; other tables have a name."""
ORDINARY = ("name", "text", "value", "code")
SAYS: Mapping[str, tuple[str, ...]] = {
    "persons": ("kind",),
    "parties": ("party_id", "kind"),
    "countries": ("code",),
    "dates": ("value", "kind"),
    "quotes": ("speaker_as_written", "kind"),
    "issues": ("severity", "message"),
    "embedded": ("value",),
}
"""What is told of a gained or lost record besides its name."""
USUAL = frozenset(("person", "date", "current", "full", "mentioned"))
"""Values that go without saying."""
SINGULAR: Mapping[str, str] = {
    "releases": "release", "persons": "person", "ties": "tie", "mentions": "mention",
    "parties": "party", "countries": "country", "dates": "date", "quotes": "quotation",
    "issues": "issue", "embedded": "country in a name", "identities": "identity",
}  # fmt: skip


def name_of(item: Item) -> str:
    """Return what an item is called; an undecided party or country by its first mention.

    >>> name_of(Item("dates", {"value": "2031-04-30", "text": "30 April"}))
    '30 April'
    """
    if key := naming_key(item):
        return item.cells[key]
    mentions = item.children.get(MENTIONS, ())
    return name_of(mentions[0]) if mentions else ""


def naming_key(item: Item) -> str:
    """Return which cell names an item, blank where none does."""
    keys = NAMED.get(item.table, ORDINARY)
    return next((key for key in keys if item.cells.get(key)), "")


def said_by(item: Item) -> str:
    """Return in one line what an item says.

    >>> said_by(Item("countries", {"name": "Malta", "kind": "delegation", "status": "former"}))
    'Malta (delegation, former)'
    >>> said_by(Item("parties", {"name": "", "text": "SOC", "kind": "group"}))
    '? SOC (group)'
    """
    name = name_of(item)
    if item.table in ("appears_as", MENTIONS):
        return name
    if item.cells.get("name") == "":
        name = f"? {name}"
    more = [item.cells.get(key, "") for key in ("kind", "status")]
    told = ", ".join(one for one in more if one and one not in USUAL)
    return f"{name} ({told})" if told else name


def summed_up(item: Item) -> str:
    """Return what a record says besides its name, with what is tied to it.

    >>> tie = Item("countries", {"name": "Malta", "kind": "delegation"})
    >>> summed_up(Item("persons", {"name": "Tomas Vale", "kind": "person"}, children={
    ...     "countries": (tie,)}))
    'Malta (delegation)'
    """
    said = {**item.ways, **item.cells}
    cells = (said.get(key, "") for key in SAYS.get(item.table, ()))
    ties = (
        said_by(one)
        for column in CHILDREN
        if column != MENTIONS
        for one in item.children.get(column, ())
    )
    told = (one for one in (*cells, *ties) if one and one not in USUAL)
    return "; ".join(dict.fromkeys(told))


def counted_of(items: Mapping[str, Sequence[Item]]) -> str:
    """Return how many records of each table a release holds.

    >>> counted_of({"releases": [Item("releases", {})], "persons": [Item("persons", {})]})
    '1 person'
    """
    told = (
        numbered(len(some), table) for table, some in items.items() if table != "releases" and some
    )
    return ", ".join(told) or "no records"


def numbered(count: int, table: str) -> str:
    """Return a number of records of a table.

    >>> numbered(1, "parties"), numbered(2, "parties")
    ('1 party', '2 parties')
    """
    plural = {"embedded": "countries in names", "quotes": "quotations"}.get(table, table)
    return f"{count} {SINGULAR.get(table, table) if count == 1 else plural}"
