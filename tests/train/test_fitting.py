"""The loop and the export, on a network of a few weights; they need the extra `train`."""

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is in the extra `train`")
transformers = pytest.importorskip("transformers", reason="transformers is in the extra `train`")

from pipeline.annotate.recogniser.decode import spans  # noqa: E402 - only where torch is
from pipeline.annotate.recogniser.network import Network as Exported  # noqa: E402
from pipeline.train.epochs import items_of, stack  # noqa: E402
from pipeline.train.examples import LABELS, Example, Mark  # noqa: E402
from pipeline.train.exporting import export  # noqa: E402
from pipeline.train.fitting import CHECKPOINT, Settings, fit  # noqa: E402
from pipeline.train.network import Design, Network, loss_of  # noqa: E402
from tests.annotate.recogniser.test_features import PIECES, vocabulary  # noqa: E402

WORDS = ("Lena", "Ekdahl", "a", "a")
EXAMPLE = Example("x", "set", WORDS, ((0, 4),), (Mark(0, 2, ("PERSON",)),))
SETTINGS = Settings(epochs=6, encoder_rate=3e-3, head_rate=1e-2)


def network() -> Network:
    """Return a network of two small layers."""
    torch.manual_seed(3)
    config = transformers.BertConfig(
        vocab_size=len(PIECES),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=4,
        intermediate_size=64,
        max_position_embeddings=140,
    )
    return Network(config, Design((0, 1), lower=1))


def weights(one: Network) -> list[float]:
    """Return the sum of each table of weights."""
    return [float(table.detach().double().sum()) for table in one.parameters()]


def fitted(folder: Path, settings: Settings = SETTINGS) -> Network:
    """Return the network fitted to one example, shown often."""
    return fit(network(), lambda _: [EXAMPLE] * 40, vocabulary(), settings, folder=folder)


def test_it_learns_an_example_by_heart_and_exports_what_it_learned(tmp_path: Path) -> None:
    content = export(fitted(tmp_path), quantised=False)
    known = vocabulary()
    features = [known.features(word) for word in WORDS]
    table = Exported(content).probabilities(range(4), range(4), features, known)
    found = [(one.label, one.start, one.end) for one in spans(table, LABELS)]
    assert found == [("PERSON", 0, 2)]


def test_the_exported_file_computes_what_the_network_does(tmp_path: Path) -> None:
    one, known = network().eval(), vocabulary()
    with torch.no_grad():
        one.case.weight.normal_()
    (item,) = items_of(EXAMPLE, known)
    batch = stack([item])
    with torch.no_grad():
        logits = one(batch.pieces, batch.shapes, batch.kept, batch.firsts)
    features = [known.features(word) for word in WORDS]
    asked = range(3)  # the last word is in small letters, behind another such
    table = Exported(export(one, quantised=False)).probabilities(range(4), asked, features, known)
    assert np.allclose(table, torch.softmax(logits, -1).numpy(), atol=1e-5)


def test_equal_seeds_give_equal_weights(tmp_path: Path) -> None:
    assert weights(fitted(tmp_path / "a")) == weights(fitted(tmp_path / "b"))


def test_a_broken_off_training_goes_on_to_the_same_weights(tmp_path: Path) -> None:
    whole = weights(fitted(tmp_path / "whole"))

    class BrokenError(Exception):
        """Somebody pulled the plug."""

    def shown(epoch: int) -> list[Example]:
        if epoch == 3 and not (tmp_path / "mended").exists():
            (tmp_path / "mended").touch()
            raise BrokenError
        return [EXAMPLE] * 40

    folder = tmp_path / "broken"
    with pytest.raises(BrokenError):
        fit(network(), shown, vocabulary(), SETTINGS, folder=folder)
    assert (folder / CHECKPOINT).is_file()
    assert weights(fit(network(), shown, vocabulary(), SETTINGS, folder=folder)) == whole


def test_the_loss_asks_for_nothing_where_every_tag_is_allowed() -> None:
    logits = torch.randn(3, 5)
    assert float(loss_of(logits, torch.zeros(3, 5))) == pytest.approx(0, abs=1e-6)
