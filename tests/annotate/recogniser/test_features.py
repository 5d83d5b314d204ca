"""What the network reads of a word."""

import json

from pipeline.annotate.recogniser.features import MOST_PIECES, SHAPES, Vocabulary

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[unused0]", "lena", "ek", "##dahl", "a", "##a"]


def vocabulary() -> Vocabulary:
    """Return a vocabulary of a few word pieces."""
    model = {
        "type": "WordPiece",
        "unk_token": "[UNK]",
        "continuing_subword_prefix": "##",
        "max_input_chars_per_word": 100,
        "vocab": {piece: number for number, piece in enumerate(PIECES)},
    }
    normalizer = {
        "type": "BertNormalizer",
        "clean_text": True,
        "handle_chinese_chars": True,
        "strip_accents": None,
        "lowercase": True,
    }
    content = {
        "version": "1.0",
        "truncation": {
            "direction": "Right",
            "max_length": 2,
            "strategy": "LongestFirst",
            "stride": 0,
        },
        "padding": None,
        "added_tokens": [],
        "normalizer": normalizer,
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": None,
        "decoder": None,
        "model": model,
    }
    return Vocabulary(json.dumps(content).encode())


def test_a_word_is_its_pieces_and_the_shape_of_its_case() -> None:
    pieces, shape = vocabulary().features("Ekdahl")
    assert [PIECES[number] for number in pieces] == ["ek", "##dahl"]
    assert SHAPES[shape] == "title"


def test_case_is_in_the_shape_alone() -> None:
    known = vocabulary()
    assert known.features("LENA")[0] == known.features("lena")[0]
    assert known.features("LENA")[1] != known.features("lena")[1]


def test_a_line_break_is_a_piece_of_its_own() -> None:
    pieces, shape = vocabulary().features("\n\n")
    assert [PIECES[number] for number in pieces] == ["[unused0]"]
    assert SHAPES[shape] == "break"


def test_a_word_that_the_vocabulary_lacks_is_unknown() -> None:
    assert vocabulary().features("Ж")[0] == (PIECES.index("[UNK]"),)


def test_a_run_of_signs_does_not_fill_a_window() -> None:
    assert len(vocabulary().features("a" * 60)[0]) == MOST_PIECES


def test_a_limit_of_the_tokenizer_s_file_is_not_used() -> None:
    assert len(vocabulary().features("aaaa")[0]) == 4
