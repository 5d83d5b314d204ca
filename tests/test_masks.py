"""Names that forms read as one character, and names that stay as they are."""

import pytest

from pipeline.annotate.kit import Kit
from pipeline.masks import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("(SPD)", True),
        ("a PNC-led list", True),
        ("SPD-VREEL Oda", False),
    ],
)
def test_a_code_is_masked_unless_a_hyphen_makes_it_half_of_a_family_name(
    kit: Kit, text: str, masked: bool
) -> None:
    result = mask(kit.maskable, text)
    assert len(result) == len(text)
    assert (result != text) is masked
