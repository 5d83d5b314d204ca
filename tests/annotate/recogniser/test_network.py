"""What onnxruntime says where memory is short is a lack of memory, and nothing else is."""

from typing import Any

import pytest

from pipeline.annotate.recogniser.network import Network


class Session:
    """A network that cannot be run."""

    def __init__(self, says: str) -> None:
        self.says = says

    def run(self, *_: Any) -> Any:
        """Raise an error as onnxruntime does, which has a class of its own for each."""
        raise RuntimeError(self.says)


@pytest.mark.parametrize(
    ("says", "raised"),
    [
        ("Failed to allocate memory for requested buffer of size 4096", MemoryError),
        ("[ONNXRuntimeError] : 6 : RUNTIME_EXCEPTION : std::bad_alloc", MemoryError),
        ("Unexpected input data type", RuntimeError),
    ],
)
def test_a_lack_of_memory_is_told_from_a_fault(says: str, raised: type[Exception]) -> None:
    network = Network.__new__(Network)
    network._session = Session(says)
    with pytest.raises(raised):
        network._run({})
