"""The same 10,000 documents through everything that cleans, byte for byte the same."""

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import copydesk
import copydesk.spark
import pytest
from documents import Record, documents

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

COUNT = 10_000


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return list(documents(COUNT))


@pytest.fixture(scope="module")
def cleaned(records: list[Record]) -> dict[str, str]:
    """What the package gives; the others are held to it."""
    results = copydesk.clean_many((record["text"] for record in records), threads=2)
    return {record["id"]: result.text for record, result in zip(records, results, strict=True)}


@pytest.fixture(scope="module")
def jsonl(records: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("agreement") / "in.jsonl"
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records))
    return path


def test_most_documents_change(records: list[Record], cleaned: dict[str, str]) -> None:
    """So that agreeing means something."""
    assert sum(cleaned[record["id"]] != record["text"] for record in records) > COUNT / 2
    # Some of them need the models inside the library.
    overwritten = next(record["text"] for record in records if "We We the ferry" in record["text"])
    assert "scramble" in {finding.stage for finding in copydesk.clean(overwritten).findings}


def test_the_command_agrees(jsonl: Path, cleaned: dict[str, str], command: str, tmp_path: Path) -> None:
    subprocess.run([command, "clean", str(jsonl), "--output", str(tmp_path / "out.jsonl"), "--quiet"], check=True)
    with open(tmp_path / "out.jsonl", newline="\n") as file:
        assert {row["id"]: row["text"] for row in map(json.loads, file)} == cleaned


def test_spark_agrees(spark: "SparkSession", jsonl: Path, cleaned: dict[str, str]) -> None:
    frame = copydesk.spark.clean(spark.read.json(str(jsonl)).repartition(6), ledger=None)
    assert {row["id"]: row["text"] for row in frame.collect()} == cleaned


def test_datatrove_agrees(jsonl: Path, cleaned: dict[str, str], tmp_path: Path) -> None:
    from copydesk.datatrove import CopydeskFormatter
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter

    lines = jsonl.read_text().split("\n")
    (tmp_path / "in").mkdir()
    for half in range(2):
        (tmp_path / f"in/{half}.jsonl").write_text("\n".join(lines[half::2]))
    LocalPipelineExecutor(
        [
            JsonlReader(str(tmp_path / "in")),
            CopydeskFormatter(ledger=None),
            JsonlWriter(str(tmp_path / "out")),
        ],
        tasks=2,
        workers=2,
        logging_dir=str(tmp_path / "logs"),
    ).run()
    written: dict[str, Any] = {}
    for path in (tmp_path / "out").glob("*.jsonl.gz"):
        with gzip.open(path, "rt", newline="\n") as file:
            written |= {row["id"]: row["text"] for row in map(json.loads, file)}
    # datatrove's reader drops documents without text.
    assert written == {id: text for id, text in cleaned.items() if id in written}
    assert len(written) > 0.98 * COUNT


def test_parquet_agrees(records: list[Record], cleaned: dict[str, str], tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist(records), tmp_path / "in.parquet")
    line = [sys.executable, "-m", "copydesk", "parquet", str(tmp_path / "in.parquet"), str(tmp_path / "out.parquet")]
    subprocess.run(line, check=True)
    rows = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert {row["id"]: row["text"] for row in rows} == cleaned


def test_data_frames_agree(records: list[Record], cleaned: dict[str, str], tmp_path: Path) -> None:
    import copydesk.datasets
    import copydesk.duckdb
    import copydesk.pandas  # noqa: F401
    import copydesk.polars  # noqa: F401
    import datasets
    import duckdb
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    expected = [cleaned[record["id"]] for record in records]
    assert pd.DataFrame(records).copydesk.clean()["text"].tolist() == expected
    assert pl.DataFrame(records).select(pl.col("text").copydesk.clean())["text"].to_list() == expected
    dataset = datasets.Dataset.from_list(records)
    kept = copydesk.datasets.clean(dataset, map_arguments={"cache_file_name": str(tmp_path / "cache.arrow")})
    assert list(kept["text"]) == expected
    with duckdb.connect() as connection:
        copydesk.duckdb.register(connection)
        connection.register("news", pa.Table.from_pylist(records))
        rows = connection.sql("SELECT id, copydesk_clean(text) FROM news").fetchall()
        assert dict(rows) == cleaned
