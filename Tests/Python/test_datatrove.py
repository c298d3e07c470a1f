"""The step for datatrove, run by its local executor in two tasks."""

import gzip
import json
from pathlib import Path
from typing import Any

import copydesk
from copydesk.datatrove import CopydeskFormatter
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter
from documents import documents


def test_two_tasks_clean_documents(tmp_path: Path) -> None:
    records = list(documents(400))
    (tmp_path / "in").mkdir()
    for half in range(2):
        lines = [json.dumps(record) for record in records[half::2]]
        (tmp_path / f"in/{half}.jsonl").write_text("\n".join(lines) + "\n")
    LocalPipelineExecutor(
        [JsonlReader(str(tmp_path / "in")), CopydeskFormatter(), JsonlWriter(str(tmp_path / "out"))],
        tasks=2,
        workers=2,
        logging_dir=str(tmp_path / "logs"),
    ).run()
    written: dict[str, Any] = {}
    for path in sorted((tmp_path / "out").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", newline="\n") as file:
            written |= {row["id"]: row for row in map(json.loads, file)}
    # datatrove's reader drops documents without text.
    kept = [record for record in records if record["text"]]
    assert len(list((tmp_path / "out").glob("*.jsonl.gz"))) == 2
    assert set(written) == {record["id"] for record in kept}
    changed = 0
    for record in kept:
        result = copydesk.clean(record["text"], id=record["id"])
        changed += result.text != record["text"]
        row = written[record["id"]]
        assert (row["text"], row["metadata"]["ledger"]) == (result.text, result.ledger.decode())
        assert row["metadata"]["part"] == record["part"]
    statistics = json.loads((tmp_path / "logs/stats.json").read_text())[1]["stats"]
    assert (statistics["total"], statistics["changed"]) == (len(kept), changed)


def test_the_step_formats_a_text() -> None:
    assert CopydeskFormatter(ledger=None, protect="a ,").format("a , b .") == "a , b."
