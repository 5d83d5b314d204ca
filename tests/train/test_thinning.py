"""The model that is shipped, made thinner: fewer units, nearly the same answers."""

import gzip
import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

onnx = pytest.importorskip("onnx", reason="onnx is in the extra `train`")

from pipeline.annotate.recogniser.component import confidences  # noqa: E402 - only where onnx is
from pipeline.cli import app  # noqa: E402
from pipeline.errors import UsageError  # noqa: E402
from pipeline.train.saving import load  # noqa: E402
from pipeline.train.thinning import make_thin, texts_of  # noqa: E402

MODEL = Path("models/en_rollcall")
TEXT = "Ms Lena Ekdahl, of the Harbour Party, met Tomas Vale and Pia Sund in Riga.\n"
WIDTHS = json.loads((MODEL / "training.json").read_text("utf-8"))["thinned"]["widths"]


def file_of(folder: Path, **more: object) -> Path:
    """Return a file of annotated data that holds the text three times."""
    path = folder / "made.jsonl.gz"
    entry = {"id": "a", "dataset": "made", "text": TEXT, "entities": [], **more}
    path.write_bytes(gzip.compress("".join(json.dumps(entry) + "\n" for _ in range(3)).encode()))
    return path


def test_a_thinner_model_is_saved_and_finds_the_same(tmp_path: Path) -> None:
    widths = [width - 8 for width in WIDTHS]
    options = ["--data", str(file_of(tmp_path)), "--widths", ",".join(map(str, widths))]
    out = tmp_path / "thin"
    said = CliRunner().invoke(app, ["thin", str(MODEL), *options, "--out", str(out)])
    assert said.exit_code == 0, said.output
    thick, thin = load(MODEL)[0], load(out)[0]
    found = {(one.text, one.label_) for one in thick(TEXT).ents}
    assert found == {(one.text, one.label_) for one in thin(TEXT).ents}
    assert confidences(thin(TEXT))
    card = json.loads((out / "training.json").read_text("utf-8"))
    assert card["thinned"] == {"texts": ["made.jsonl.gz", "train"], "widths": widths}
    sizes = [(folder / "recogniser/network.onnx").stat().st_size for folder in (MODEL, out)]
    assert sizes[0] - sizes[1] >= 5 * 8 * 2 * 384


@pytest.mark.parametrize("widths", [[1, 2], [*WIDTHS[:-1], WIDTHS[-1] + 1], [*WIDTHS[:-1], 0]])
def test_widths_that_the_layers_do_not_have_are_refused(widths: list[int]) -> None:
    nlp, component = load(MODEL)
    with pytest.raises(UsageError, match="a number of units for each layer"):
        make_thin(component, nlp.pipe([TEXT]), widths, print)


def test_texts_without_a_word_are_refused() -> None:
    nlp, component = load(MODEL)
    with pytest.raises(UsageError, match="no word that the network reads"):
        make_thin(component, nlp.pipe(["it rained"]), WIDTHS, print)


def test_a_model_without_its_card_is_refused_before_it_reads(tmp_path: Path) -> None:
    model = tmp_path / "model"
    shutil.copytree(MODEL, model)
    (model / "training.json").write_text("{", "utf-8")
    said = CliRunner().invoke(
        app, ["thin", str(model), "--data", "no.jsonl", "--widths", "1", "--out", "x"]
    )
    assert said.exit_code == 2
    assert "no training.json that can be read" in " ".join(said.output.split())


def test_texts_that_may_only_be_measured_on_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="its licence forbids training"):
        list(texts_of([file_of(tmp_path, meta={"use": "eval"})], []))


def test_a_folder_without_a_recogniser_is_refused(tmp_path: Path) -> None:
    said = CliRunner().invoke(
        app, ["thin", str(tmp_path), "--data", "no.jsonl", "--widths", "1", "--out", "x"]
    )
    assert said.exit_code == 2
    assert "holds no recogniser" in " ".join(said.output.split())


def test_widths_that_are_no_numbers_are_refused(tmp_path: Path) -> None:
    said = CliRunner().invoke(
        app, ["thin", str(MODEL), "--data", "no.jsonl", "--widths", "a,b", "--out", "x"]
    )
    assert said.exit_code == 2
    assert "--widths takes numbers" in " ".join(said.output.split())
