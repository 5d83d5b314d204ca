"""A smaller network begins with a larger one's weights and comes near to what that says."""

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="torch is in the extra `train`")
transformers = pytest.importorskip("transformers", reason="transformers is in the extra `train`")

from pipeline.errors import UsageError  # noqa: E402 - only where torch is
from pipeline.train.distilling import begin_from, distance, read_larger  # noqa: E402
from pipeline.train.fitting import Settings, fit  # noqa: E402
from pipeline.train.network import Design, Network  # noqa: E402
from tests.annotate.recogniser.test_features import vocabulary  # noqa: E402
from tests.train.test_fitting import EXAMPLE, network  # noqa: E402


def smaller(design: Design) -> Network:
    config = network().encoder.config
    config.num_hidden_layers = len(design.layers)
    return Network(config, design)


def test_it_takes_over_the_layers_that_it_keeps() -> None:
    larger = network()
    one = begin_from(smaller(Design((1,), lower=0)), larger)
    ours, theirs = one.encoder.encoder.layer[0], larger.encoder.encoder.layer[1]
    pairs = zip(ours.parameters(), theirs.parameters(), strict=True)
    assert all(torch.equal(mine, theirs) for mine, theirs in pairs)
    assert torch.equal(one.tagger.weight, larger.tagger.weight)


def test_a_layer_that_the_larger_one_lacks_is_named() -> None:
    with pytest.raises(UsageError, match="the larger network has no layer 4"):
        begin_from(smaller(Design((4,), lower=0)), network())


def test_the_distance_is_none_to_itself_and_grows() -> None:
    logits = torch.tensor([[2.0, 0.0, -1.0]])
    assert float(distance(logits, logits)) == pytest.approx(0.0, abs=1e-6)
    near, far = distance(logits + torch.tensor([0.5, 0.0, 0.0]), logits), distance(-logits, logits)
    assert 0 < float(near) < float(far)


def test_learning_from_a_larger_one_brings_it_nearer(tmp_path: Path) -> None:
    larger = network().eval()
    with torch.no_grad():
        larger.tagger.weight.normal_()
    settings = Settings(epochs=2, encoder_rate=3e-3, head_rate=1e-2)
    begun = begin_from(smaller(Design((0,), lower=0)), larger)
    before = float((begun.tagger.weight - larger.tagger.weight).abs().sum())
    fit(
        begun,
        lambda _: [EXAMPLE] * 4,
        vocabulary(),
        settings,
        folder=tmp_path,
        larger=larger,
    )
    after = float((begun.tagger.weight - larger.tagger.weight).abs().sum())
    assert before == 0.0
    assert after > 0.0
    assert not larger.training


def test_a_file_that_is_no_checkpoint_is_named(tmp_path: Path) -> None:
    path = tmp_path / "checkpoint.pt"
    path.write_bytes(b"no")
    with pytest.raises(UsageError, match="is no checkpoint of a training"):
        read_larger(path, tmp_path)
