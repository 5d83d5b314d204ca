"""Tells where in a text each variant of a form is worth trying; it only saves time.

To ask each of three hundred variants of each line took a tenth of the time that a release takes.
Here each text that some variant needs is looked for once, and the stretches that hold it are one
number with a bit for each; where a variant is worth trying is what the numbers of its needs share.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from pipeline.form_needs import Needs, Stretch, is_met
from pipeline.variants import Variant

EVERYWHERE = -1
"""The bits of all stretches, however many there are."""


class Likely:
    """Stretches of one masked text, in the order of where they begin and of where they end."""

    def __init__(self, text: str, stretches: Sequence[Stretch]) -> None:
        self._text = text
        self.stretches = stretches
        self._starts = [one.start for one in stretches]
        self._ends = [one.end for one in stretches]
        self._all = (1 << len(stretches)) - 1
        self._holding: dict[str | tuple[str, ...], int] = {}
        self._fitting: dict[tuple[int, str], int] = {}

    def worth(
        self, variants: Sequence[Variant], among: int = EVERYWHERE
    ) -> Iterator[tuple[int, list[Variant]]]:
        """Yield the numbers of the stretches in which some variant may match, each with these.

        `among` are the bits of the stretches that may be yielded.
        """
        found = [(self.of(one.needs, among), one) for one in variants]
        likely = [(bits, one) for bits, one in found if bits]
        some = 0
        for bits, _ in likely:
            some |= bits
        for number in numbers_in(some):
            yield number, [one for bits, one in likely if bits >> number & 1]

    def of(self, needs: Needs, among: int = EVERYWHERE) -> int:
        """Return the bits of the stretches among some that hold all that is needed."""
        found = self._with_marks(needs) & among
        for group in needs.texts:
            if not found:
                break
            found &= self._with_any(group)
        return found

    def _with_any(self, group: tuple[str, ...]) -> int:
        held = self._holding.get(group)
        if held is None:
            held = 0
            for text in group:
                known = self._holding.get(text)
                if known is None:
                    known = self._holding[text] = self._looked_for(text)
                held |= known
            self._holding[group] = held
        return held

    def _with_marks(self, needs: Needs) -> int:
        if not needs.marks and not needs.last:
            return self._all
        key = needs.marks, needs.last
        if key not in self._fitting:
            met = (number for number, one in enumerate(self.stretches) if is_met(needs, one))
            self._fitting[key] = bits_of_numbers(met)
        return self._fitting[key]

    def _looked_for(self, text: str) -> int:
        found, at = 0, self._text.find(text)
        while at >= 0:
            first = bisect_left(self._ends, at + len(text))
            behind = bisect_right(self._starts, at)
            if first < behind:
                found |= (1 << behind) - (1 << first)
            if behind == len(self._starts):
                break
            at = self._text.find(text, self._starts[behind])
        return found


def numbers_in(bits: int) -> Iterator[int]:
    """Yield the numbers of the bits that are set, the lowest first.

    >>> list(numbers_in(0b1010))
    [1, 3]
    """
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def bits_of_numbers(numbers: Iterator[int]) -> int:
    """Return a number whose bits of these numbers are set.

    >>> bin(bits_of_numbers(iter([1, 3])))
    '0b1010'
    """
    found = 0
    for number in numbers:
        found |= 1 << number
    return found
