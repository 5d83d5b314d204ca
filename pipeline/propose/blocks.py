"""Decides what a proposed form ties, and writes it as a `[[form]]` block."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import regex

from pipeline.forms import FormBlock
from pipeline.propose.grouping import PARTIES, Group
from pipeline.propose.merging import merged
from pipeline.propose.templates import ITEM, LETTERS, tokens_of, within_of
from pipeline.rules import Word
from pipeline.tables import OUR_DATA, read_table

WHY = "To be filled in: whose releases write it so."
OFFICE, DELEGATION = "office", "delegation"
WORDS = regex.compile(r"[\p{L}]+")
SIGNS = regex.compile(r"[^\p{L}\s'’]")
FIELDS = ("within", "country", "house", "role", "known", "lists")
"""Fields that are written where they say something, in the order of our own blocks."""


@dataclass(frozen=True)
class Wanted:
    """What whoever asks for a form says of it; blank where it is left to us."""

    form_id: str = ""
    house: str = ""
    country: str = ""
    within: str = ""
    why: str = ""


def read_tie_words(folders: Sequence[Path] = ()) -> Mapping[str, str]:
    """Return what a country is to a person by the words of `tie_words.csv` beside it."""
    rows = read_table("tie_words", Word, (OUR_DATA, *folders))
    return {row.text: row.value for row in rows}


def block_of(groups: Sequence[Group], wanted: Wanted, words: Mapping[str, str]) -> FormBlock:
    """Return the form that the groups have in common, without an example yet."""
    within = wanted.within or within_of(groups)
    forms = merged([tokens_of(group, groups, within) for group in groups])
    role = _role(groups)
    tied = {kind for group in groups for slot in group.slots for kind in slot}
    values = {
        "id": wanted.form_id or default_id(groups),
        "form": forms[0] if len(forms) == 1 else tuple(forms),
        "why": wanted.why or WHY,
        "within": within,
        "country": (wanted.country or _tie(groups, role, words)) if "country" in tied else "",
        "house": wanted.house if "letter" in tied else "",
        "role": role,
        "known": within != ITEM and "country" not in tied and _is_bare(groups),
        "lists": within == ITEM and min(len(group.slots) for group in groups) == len(("a", "b")),
        "finds": (),
    }
    return FormBlock.model_validate(values)


def default_id(groups: Sequence[Group]) -> str:
    """Return an id made of the slots of the first group: `local.person-country-party`."""
    return "local." + "-".join(slot[0] for slot in groups[0].slots)


def _role(groups: Sequence[Group]) -> tuple[str, ...]:
    """Return the slots that are the role: an office, and what stands beside it without a sign."""
    roles = [role for group in groups if (role := _role_of(group))]
    if not roles:
        return ()
    return roles[0] if len(set(roles)) == 1 else tuple(one for one in roles[0] if one == OFFICE)


def _role_of(group: Group) -> tuple[str, ...]:
    kinds = [slot[0] for slot in group.slots]
    place = next((n for n, kind in enumerate(kinds) if kind in (OFFICE, "plural")), None)
    if place is None:
        return ()
    role = [kinds[place]]
    if place and kinds[place - 1] in ("country", "party") and _is_joined(group, place):
        role.insert(0, kinds[place - 1])
    after = next((n for n in range(place + 1, len(kinds)) if kinds[n] != "place"), None)
    joined = after and all(_is_joined(group, n) for n in range(place + 1, after + 1))
    if after and kinds[after] in ("country", "party") and joined:
        role.append(kinds[after])
    return tuple(role)


def _is_joined(group: Group, place: int) -> bool:
    """Return whether no sign stands between a slot and the one before it."""
    return not any(SIGNS.search(text) for text in group.words[place])


def _tie(groups: Sequence[Group], role: Sequence[str], words: Mapping[str, str]) -> str:
    """Return what the country is: that of an office, what a word says, or else a delegation."""
    if OFFICE in role and "country" in role:
        return OFFICE
    said = [
        {words[word] for word in _words(reading.words) if word in words}
        for group in groups
        for reading in group.readings
    ]
    common = set.intersection(*said)
    return common.pop() if len(common) == 1 else DELEGATION


def _words(texts: Sequence[str]) -> list[str]:
    return [word for text in texts for word in WORDS.findall(text)]


def _is_bare(groups: Sequence[Group]) -> bool:
    """Return whether a form says nothing but a party: "(ODP)" stands behind an agency, too."""
    bare = [
        not any(LETTERS.search(text) for column in group.words[1:-1] for text in column)
        and {kind for slot in group.slots[1:] for kind in slot} <= set(PARTIES)
        for group in groups
    ]
    return all(bare)


def block_toml(block: FormBlock) -> str:
    """Return a block as TOML, laid out as ours are."""
    lines = ["[[form]]", f"id = {_string(block.id)}", f"form = {_form(block.form)}"]
    plain = FormBlock.model_construct(id="", form="", why="", finds=())
    for name in FIELDS:
        value = getattr(block, name)
        if value != getattr(plain, name):
            lines.append(f"{name} = {_value(value)}")
    lines.append(f"why = {_string(block.why)}")
    lines += _list("finds", block.finds)
    lines += _list("ignores", block.ignores) if block.ignores else ()
    return "\n".join(lines) + "\n"


def _form(form: str | Sequence[str]) -> str:
    if isinstance(form, str):
        return _literal(form)
    return "[\n" + "".join(f"  {_literal(one)},\n" for one in form) + "]"


def _list(name: str, examples: Sequence[str]) -> Iterator[str]:
    yield f"{name} = ["
    yield from (f"  {_string(one)}," for one in examples)
    yield "]"


def _value(value: object) -> str:
    return _string(value) if isinstance(value, str) else json.dumps(value)


def _literal(text: str) -> str:
    return _string(text) if "'" in text or "\n" in text else f"'{text}'"


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
