"""Draws names of invented persons from all countries; names held out for testing are not drawn."""

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline.tables import Row, read_table, read_toml
from pipeline.world_names import FAMILY, GIVEN, WorldName, is_held_out

HERE = Path(__file__).parent
THOUSAND = 1000
SHORTEST = 2


class Particle(Row):
    """A row of name_particles.csv."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """An invented person's name by its parts."""

    given: str
    family: str
    """With its particles; empty for a single name."""
    gender: str | None = None
    family_first: bool = False

    @property
    def full(self) -> str:
        """Return the name as it usually stands."""
        parts = (self.family, self.given) if self.family_first else (self.given, self.family)
        return " ".join(part for part in parts if part)

    @property
    def last(self) -> str:
        """Return the name by which later mentions call the person."""
        return self.family or self.given


@dataclass(frozen=True)
class NameSource:
    """Names by region and country, what they are put together by, and particles."""

    regions: Mapping[str, tuple[str, ...]]
    given: Mapping[str, tuple[WorldName, ...]]
    family: Mapping[str, tuple[str, ...]]
    particles: tuple[str, ...]
    habits: Mapping[str, Any] = field(default_factory=dict)


def load_names(names: Iterable[WorldName]) -> NameSource:
    """Return a source of those `names` that are not held out, by the country they are borne in."""
    given: dict[str, list[WorldName]] = defaultdict(list)
    family: dict[str, list[str]] = defaultdict(list)
    regions: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if is_held_out(name.text) or len(name.text) < SHORTEST:
            continue
        for place in (name.country, name.region):
            if name.part == GIVEN:
                given[place].append(name)
            elif name.part == FAMILY:
                family[place].append(name.text)
        regions[name.region].add(name.country)
    particles = tuple(row.text for row in read_table("name_particles", Particle))
    return NameSource(
        {region: tuple(sorted(countries)) for region, countries in sorted(regions.items())},
        {place: tuple(found) for place, found in given.items()},
        {place: tuple(found) for place, found in family.items()},
        particles,
        read_toml(HERE / "names.toml"),
    )


def draw_name(source: NameSource, draw: random.Random) -> Drawn:
    """Return a name in a shape of `names.toml`; each region of the world is as likely."""
    region = draw.choice(list(source.regions))
    country = draw.choice(source.regions[region])
    first = draw.choice(source.given.get(country) or source.given[region])
    families = source.family.get(country) or source.family[region]
    family = _family(families, source, draw)
    habits = source.habits
    if country in habits["single_name"] and happens(habits["single_name_share"], draw):
        return Drawn(draw.choice([first.text, family]), "", first.gender)
    behind = country in habits["family_first"] and happens(habits["family_first_share"], draw)
    given = [one for one in source.given.get(country) or source.given[region] if one != first]
    other = draw.choice(given).text if given else first.text
    shape = draw.choices(list(habits["shapes"]), list(habits["shapes"].values()))[0]
    shaped = _shaped(shape, (first.text, other, family), (families, source), draw)
    return Drawn(*shaped, first.gender, behind and shape == "plain")


def _family(families: Sequence[str], source: NameSource, draw: random.Random) -> str:
    family = draw.choice(families)
    if not happens(source.habits["shares"]["blended_family"], draw):
        return family
    return blend(family, draw.choice(families))


def blend(first: str, second: str) -> str:
    """Return the beginning of one name and the end of another: like its neighbours, and new.

    >>> blend("Grigoryan", "Harutyunyan"), blend("Li", "Wang")
    ('Grigunyan', 'Li')
    """
    if min(len(first), len(second)) <= 4 or not (first + second).isalpha():
        return first
    return first[: len(first) // 2] + second[len(second) // 2 + 1 :]


def _shaped(
    shape: str,
    parts: tuple[str, str, str],
    more: tuple[Sequence[str], NameSource],
    draw: random.Random,
) -> tuple[str, str]:
    """Return given and family name in one of the shapes of names.toml."""
    given, other, family = parts
    families, source = more
    initial, second = f"{given[0]}.", f"{other[0]}."
    particle = draw.choice(source.particles)
    glue = "" if particle.endswith(("-", "'", "’")) else " "
    shapes = {
        "middle_name": (f"{given} {other}", family),
        "middle_initial": (f"{given} {second}", family),
        "initial": (initial, family),
        "two_initials": (draw.choice([f"{initial} {second}", f"{initial}{second}"]), family),
        "glued_initial": ("", f"{initial}{family}"),
        "particle": (given, f"{particle}{glue}{family}"),
        "double_family": (given, f"{family} {draw.choice(families)}"),
        "hyphen_family": (given, f"{family}-{draw.choice(families)}"),
        "hyphen_given": (f"{given}-{other}", family),
    }
    return shapes.get(shape, (given, family))


def happens(share: int, draw: random.Random) -> bool:
    """Return whether a thing that is done in `share` of a thousand cases is done now."""
    return draw.randrange(THOUSAND) < share


def in_capitals(name: str, particles: Iterable[str]) -> str:
    """Return a family name in capitals but for its particle, as assemblies write it.

    >>> in_capitals("De Sutter", ["De"]), in_capitals("McCabe", []), in_capitals("Ruiz Soler", [])
    ('De SUTTER', 'McCABE', 'RUIZ SOLER')
    """
    known = set(particles)
    return " ".join(word if word in known else _upper(word) for word in name.split())


def _upper(word: str) -> str:
    if word.startswith("Mc") and len(word) > len("Mc") and word[2].isupper():
        return "Mc" + _upper(word[2:])
    return "".join(sign.upper() if len(sign.upper()) == 1 else sign for sign in word)
