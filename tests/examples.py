"""The examples that rules and forms carry, as the package reads them, and texts for tests."""

from pipeline.example_text import Example, read_example
from pipeline.examples import cleaned

__all__ = ["Example", "cleaned", "read_example"]
