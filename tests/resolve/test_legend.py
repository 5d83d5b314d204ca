"""The legend of a release: what its codes stand for."""

import pytest
from resolve.made import annotated

from pipeline.resolve.legend import read_legend
from pipeline.types import Block


def legend(text: str, kind: str = "legend") -> dict[str, str]:
    return dict(read_legend(annotated(text, blocks=(Block(kind, 0, len(text)),))))


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("SOC: Socialist Group", {"SOC": "Socialist Group"}),
        ("* EPP/CD – European People's Party;", {"EPP/CD": "European People's Party"}),
        ("UDC = Union of the Centre.", {"UDC": "Union of the Centre"}),
        ("AfD - Alternative for Germany", {"AfD": "Alternative for Germany"}),
        ("a line of prose", {}),
    ],
)
def test_a_line_of_a_legend_gives_a_code_and_its_long_form(
    line: str, entry: dict[str, str]
) -> None:
    assert legend(line) == entry


def test_the_first_long_form_of_a_code_stays() -> None:
    assert legend("SOC: Socialist Group\nSOC: Society") == {"SOC": "Socialist Group"}


def test_only_a_legend_is_read() -> None:
    assert legend("SOC: Socialist Group", kind="body") == {}
