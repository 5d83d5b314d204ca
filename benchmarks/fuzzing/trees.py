"""Changes XML as a tree, so that it stays sound: elements dropped, doubled, moved, renamed."""

import random
from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any

from lxml import etree

from benchmarks.fuzzing.made.words import WORDS

NUMBERS = ("0", "1", "-1", "99", "2147483648", "999999999999", "0.5", "1e999", "x", "")
Change = Callable[[random.Random, Sequence[Any]], None]


def changed_tree(chance: random.Random, data: bytes) -> bytes:
    """Return XML with one to four changes of its tree; what is none is returned as it is."""
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return data
    for _ in range(chance.randint(1, 4)):
        elements = [one for one in root.iter() if isinstance(one.tag, str)]
        chance.choice(CHANGES)(chance, elements)
    return bytes(etree.tostring(root))


def _drop(chance: random.Random, elements: Sequence[Any]) -> None:
    if len(elements) > 1:
        element = chance.choice(elements[1:])
        element.getparent().remove(element)


def _double(chance: random.Random, elements: Sequence[Any]) -> None:
    if len(elements) > 1:
        element = chance.choice(elements[1:])
        for _ in range(chance.choice((1, 1, 1, 2, 30))):
            element.addnext(deepcopy(element))


def _move(chance: random.Random, elements: Sequence[Any]) -> None:
    """Put a copy of an element into another, or in its place."""
    element, target = deepcopy(chance.choice(elements)), chance.choice(elements)
    element.tail = None
    if chance.random() < 0.5 and target.getparent() is not None:
        target.getparent().replace(target, element)
    else:
        target.insert(chance.randint(0, len(target)), element)


def _rename(chance: random.Random, elements: Sequence[Any]) -> None:
    chance.choice(elements).tag = chance.choice(elements).tag


def _say(chance: random.Random, elements: Sequence[Any]) -> None:
    """Write another text: odd words, numbers, or that of another element."""
    words = _word(chance) if chance.random() < 0.7 else chance.choice(elements).text
    chance.choice(elements).text = words


def _mark(chance: random.Random, elements: Sequence[Any]) -> None:
    """Change, drop or take over an attribute."""
    element, other = chance.choice(elements), chance.choice(elements)
    names = list(element.attrib)
    if names and chance.random() < 0.7:
        element.set(chance.choice(names), _word(chance))
    elif names and chance.random() < 0.5:
        del element.attrib[chance.choice(names)]
    else:
        element.attrib.update(other.attrib)


def _word(chance: random.Random) -> str:
    """Return a word or a number that XML can hold."""
    word = chance.choice(WORDS) if chance.random() < 0.5 else chance.choice(NUMBERS)
    return "".join(one for one in word if one >= " " or one in "\t\n\r").replace("\ufffe", "")


CHANGES: Sequence[Change] = (_drop, _double, _move, _rename, _say, _mark)
