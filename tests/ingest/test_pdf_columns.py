"""In which order the rows of a page are read, seen on rows made by hand."""

from pipeline.ingest.pdf_columns import in_order
from pipeline.ingest.pdf_lines import Piece


def piece(text: str, x0: float, x1: float, top: float) -> Piece:
    """Return a piece of a row in letters of ten points."""
    return Piece(text, x0, x1, top, top + 10, 10.0)


def test_a_column_of_which_only_a_row_above_the_band_is_left_does_no_harm() -> None:
    table = Piece("A | B\nC | D", 260, 320, 92, 272, 6.5, table=("A | B", "C | D"))
    rows = (
        (piece("above", 584, 595, 0),),
        (table,),
        (piece("left", 162, 173, 522), piece("right", 735, 758, 522)),
        (piece("one", 232, 243, 587),),
        (piece("two", 232, 243, 601),),
    )
    texts = [line.piece.text for line in in_order(rows, 1)]
    assert texts[0] == "above"
    assert sorted(texts) == sorted(one.text for row in rows for one in row)
