import pytest

from pipeline.evaluate.edtf import is_edtf


@pytest.mark.parametrize("value", ["2031", "2031-36", "../2004", "199X/..", "XXXX-02-29", "1648"])
def test_a_value_of_the_guide_is_taken(value: str) -> None:
    assert is_edtf(value)


@pytest.mark.parametrize("value", ["2031-2-3", "2031-29", "XXXX", "2004/", "2031-02-29", "-", "?"])
def test_a_value_that_is_no_date_is_refused(value: str) -> None:
    assert not is_edtf(value)
