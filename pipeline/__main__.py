"""`python -m pipeline` is the command `rollcall`."""

from pipeline.interrupts import end_at_once, ignore

end_at_once()
from pipeline.cli import main as commands  # noqa: E402 - a second passes until all is loaded


def main() -> None:
    """Run the command line, and hear no interruption while the interpreter closes."""
    try:
        commands()
    finally:
        ignore()


if __name__ == "__main__":
    main()
