"""The examples that rules and forms carry, as the package reads them, and texts for tests."""

from pipeline.examples import Example, cleaned, read_example

__all__ = ["Example", "cleaned", "read_example"]
