"""Files that do not say their encoding: few accents in an English text are no other language's."""

import pytest

from pipeline.ingest.decode import decode

TEXT = "The committee heard {} on Tuesday. “It is over,” she said – and left. £5 million\n"
WESTERN = (
    "André Gomes", "Anna Novotná", "Günther Müller", "Renée Hébert", "Søren Kjærgaard",
    "Íñigo Núñez", "Ólafur Þórðarson", "François Lefèvre", "Åse Ødegård", "Šantek Žižek",
)  # fmt: skip


@pytest.mark.parametrize("name", WESTERN)
@pytest.mark.parametrize("text", [TEXT, "{} spoke.\n"])
def test_western_names_are_read_in_the_usual_encoding(name: str, text: str) -> None:
    decoded = decode(text.format(name).encode("cp1252"))
    assert (decoded.text, decoded.encoding) == (text.format(name), "cp1252")
    assert decoded.guessed


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TEXT.format("Wałęsa Łukasz").replace("£5", "5"), "cp1250"),
        (TEXT.format("André Gomes and Renée Hébert").replace("£5", "5"), "mac_roman"),
        ("Министр сказал во вторник, что закон принят. Она ушла.", "cp1251"),
        ("Ο υπουργός είπε την Τρίτη ότι ο νόμος ψηφίστηκε.", "cp1253"),
    ],
)
def test_what_would_make_odd_words_is_read_otherwise(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).encoding != "cp1252"
