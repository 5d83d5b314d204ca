"""What a training reads, and what it measures itself on."""

import gzip
import json
from pathlib import Path

from pipeline.train.gathering import read_dev


def test_a_label_that_a_dataset_does_not_tell_apart_is_left_open(reader, tmp_path: Path) -> None:
    text = "Lena Ekdahl left the Greens."
    marks = {"uner_ewt": "PER", "crossner_politics": "politician"}
    entries = [
        {
            "id": dataset,
            "dataset": dataset,
            "split": "test",
            "licence": "ours",
            "text": text,
            "entities": [{"start": 0, "end": 11, "label": label, "text": "Lena Ekdahl"}],
        }
        for dataset, label in marks.items()
    ]
    path = tmp_path / "dev.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, entries)).encode()))
    first, second = read_dev([path], reader)
    assert "PARTY" in first.free
    assert second.free == ()
