"""Where the work of a cluster can be watched is printed, unless it is to be quiet."""

import pytest

from pipeline.cli_spread import watched
from pipeline.spread.options import SpreadOptions


@pytest.mark.parametrize(("quiet", "said"), [(False, "rollcall: Dask at [x]\n"), (True, "")])
def test_a_cluster_says_where_it_is_unless_it_is_quiet(capsys, quiet: bool, said: str) -> None:
    options = watched(3, "dask", "tcp://a:1", quiet)
    options.told("Dask at [x]")
    assert capsys.readouterr().err == said
    assert options == SpreadOptions(3, on="dask", scheduler="tcp://a:1", told=options.told)
