"""Lines that recur in the documents of one source: Python, Parquet, Spark, Ray and datatrove give what the command gives."""

import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import copydesk
import pytest

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

COUNT = 240
# Members that only the command's ledger has: where a document was written, how its record was spelled, its seal.
_OWN = {"before", "after", "category", "confidence", "end", "endByte", "evidence", "id", "outcome", "rule"}
_FURNITURE = {"harn.example": "Ask our editors anything.", "vell.example": "Get the letter of the coast in your inbox."}

Record = dict[str, str]
Cleaned = dict[str, tuple[str, list[Any]]]


@pytest.fixture(scope="module")
def records() -> list[Record]:
    made = []
    for number in range(COUNT):
        site = ["harn.example", "vell.example"][number % 2]
        text = f"Boat number {number} went out into the fog at noon , and nobody has seen it since.\n\nIt had {number + 3} men."
        if number % 5 > 0:
            text += f"\n\n{_FURNITURE[site]}"
        made.append({"id": f"d{number}", "url": f"https://www.{site}/{number}.html", "text": text})
    return made


def findings(ledger: str) -> list[Any]:
    return [{name: value for name, value in json.loads(line).items() if name in _OWN} for line in ledger.splitlines()]


@pytest.fixture(scope="module")
def cleaned(records: list[Record], command: str, tmp_path_factory: pytest.TempPathFactory) -> Cleaned:
    """What the command makes of them; the others are held to it."""
    folder = tmp_path_factory.mktemp("furniture")
    (folder / "in.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    line = [command, "clean", str(folder / "in.jsonl"), "--furniture", "--source-field", "url", "--quiet"]
    line += ["--output", str(folder / "out.jsonl"), "--edits", str(folder / "edits.jsonl")]
    subprocess.run(line, check=True)
    ledgers: dict[str, str] = {}
    for entry in (folder / "edits.jsonl").read_text().splitlines():
        if "id" in (fields := json.loads(entry)):
            ledgers[fields["id"]] = ledgers.get(fields["id"], "") + entry + "\n"
    rows = map(json.loads, (folder / "out.jsonl").read_text().splitlines())
    return {row["id"]: (row["text"], findings(ledgers.get(row["id"], ""))) for row in rows}


def test_furniture_goes(cleaned: Cleaned) -> None:
    """So that agreeing means something."""
    assert all("\n\nIt had" in text and text.endswith(" men.") for text, _ in cleaned.values())
    rules = [finding["rule"] for _, ledger in cleaned.values() for finding in ledger]
    assert rules.count("recurring-furniture") == COUNT * 4 // 5


def test_python_agrees(records: list[Record], cleaned: Cleaned) -> None:
    furniture = copydesk.Furniture.of([(record["url"], record["text"]) for record in records], threads=2)
    assert furniture.documents == COUNT
    cleaner: copydesk.Cleaner = pickle.loads(pickle.dumps(copydesk.Cleaner(furniture=furniture)))
    for record in records:
        result = cleaner.clean(record["text"], id=record["id"], source=record["url"])
        assert (result.text, findings(result.ledger.decode())) == cleaned[record["id"]]
        assert result.revert() == record["text"]
        assert cleaner.clean(result.text, source=record["url"]).text == result.text
        # Without its source a text keeps what it has.
        assert cleaner.clean(record["text"]).text.count("\n") == record["text"].count("\n")


def test_order_and_parts_do_not_matter(records: list[Record]) -> None:
    documents = [(record["url"], record["text"]) for record in records]
    whole = copydesk.Furniture.of(documents, threads=1).to_bytes()
    assert copydesk.Furniture.of(documents[::-1], threads=3).to_bytes() == whole
    merged = copydesk.Furniture()
    for part in (documents[150:], documents[:20], documents[20:150]):
        merged.merge(copydesk.Furniture.of(part).to_bytes())
    assert merged.to_bytes() == whole


def test_mistakes_are_exceptions() -> None:
    with pytest.raises(copydesk.EvidenceError, match="are no counts of furniture"):
        copydesk.Furniture().merge(b"nothing of the kind")
    with pytest.raises(copydesk.EvidenceError, match="make all parts with one size"):
        copydesk.Furniture().merge(copydesk.Furniture(memory=1 << 20).to_bytes())


def test_parquet_agrees(records: list[Record], cleaned: Cleaned, tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist(records), tmp_path / "in.parquet")
    line = [sys.executable, "-m", "copydesk", "parquet", str(tmp_path / "in.parquet"), str(tmp_path / "out.parquet")]
    subprocess.run([*line, "--id-field", "id", "--source-field", "url", "--furniture"], check=True)
    rows = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert {row["id"]: (row["text"], findings(row["ledger"])) for row in rows} == cleaned
    outcome = subprocess.run([*line, "--furniture"], capture_output=True, text=True, check=False)
    assert (outcome.returncode, "name its column with source" in outcome.stderr) == (2, True)


def test_spark_agrees(spark: "SparkSession", records: list[Record], cleaned: Cleaned) -> None:
    import copydesk.spark

    frame = spark.createDataFrame(records[::-1], "id string, url string, text string").repartition(5)
    rows = copydesk.spark.clean(frame, id="id", source="url", furniture=True).collect()
    assert {row["id"]: (row["text"], findings(row["ledger"])) for row in rows} == cleaned


@pytest.mark.usefixtures("cluster")
def test_ray_agrees(records: list[Record], cleaned: Cleaned) -> None:
    ray = pytest.importorskip("ray")
    import copydesk.ray

    dataset = ray.data.from_items(records, override_num_blocks=4)
    rows = copydesk.ray.clean(dataset, id="id", source="url", furniture=True).take_all()
    assert {row["id"]: (row["text"], findings(row["ledger"])) for row in rows} == cleaned


def test_datatrove_agrees(records: list[Record], cleaned: Cleaned, tmp_path: Path) -> None:
    pytest.importorskip("datatrove")
    from copydesk.datatrove import CopydeskFormatter, FurnitureCounter
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter

    (tmp_path / "in").mkdir()
    for part in range(3):
        lines = "".join(json.dumps(record) + "\n" for record in records[part::3])
        (tmp_path / "in" / f"{part}.jsonl").write_text(lines)
    parts = str(tmp_path / "parts")
    for step in (FurnitureCounter(parts), CopydeskFormatter(furniture=parts)):
        writer = [JsonlWriter(str(tmp_path / "out"), compression=None)] if isinstance(step, CopydeskFormatter) else []
        pipeline = [JsonlReader(str(tmp_path / "in")), step, *writer]
        LocalPipelineExecutor(pipeline, tasks=3, logging_dir=str(tmp_path / f"logs-{step.name[-8:]}")).run()
    rows = [json.loads(line) for file in (tmp_path / "out").iterdir() for line in file.read_text().splitlines()]
    assert {row["id"]: (row["text"], findings(row["metadata"]["ledger"])) for row in rows} == cleaned
