"""The adapters for data frames: pandas, Hugging Face datasets, Polars, DuckDB."""

import multiprocessing
from pathlib import Path
from typing import Any

import copydesk
import copydesk.datasets
import copydesk.duckdb
import copydesk.pandas
import copydesk.polars
import datasets
import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from documents import documents

RECORDS = list(documents(400))
TEXTS = [record["text"] for record in RECORDS]
CLEANED = [copydesk.clean(record["text"], id=record["id"]) for record in RECORDS]
ROWS = [(result.text, result.ledger.decode()) for result in CLEANED]


@pytest.mark.parametrize("dtype", ["str", "object", "string", "string[pyarrow]", "category"])
def test_pandas_keeps_index_name_and_type(dtype: Any) -> None:
    series = pd.Series([*TEXTS, None], range(5, len(TEXTS) + 6), dtype, name="body")
    cleaned = series.copydesk.clean(threads=2)
    assert cleaned.tolist()[:-1] == [text for text, _ in ROWS]
    assert cleaned.isna().tolist() == series.isna().tolist()
    assert (cleaned.index.equals(series.index), cleaned.name) == (True, "body")
    assert cleaned.dtype == (series.dtype.categories.dtype if dtype == "category" else series.dtype)


def test_pandas_frames_and_results() -> None:
    frame = pd.DataFrame(RECORDS)
    cleaned = frame.copydesk.clean(output="clean", score="damage", id="id", threads=2)
    assert cleaned.columns.tolist() == ["id", "text", "part", "clean", "ledger", "damage"]
    assert list(zip(cleaned["clean"], cleaned["ledger"], strict=True)) == ROWS
    assert frame.columns.tolist() == ["id", "text", "part"]
    results = frame["text"].copydesk.results(id=frame["id"])
    assert list(zip(results["text"], results["ledger"], strict=True)) == ROWS
    assert results["score"].equals(cleaned["damage"].rename("score"))
    assert frame.copydesk.clean(ledger=None, protect=".")["text"].tolist() == [
        copydesk.clean(text, protect=".").text for text in TEXTS
    ]


def test_pandas_with_bytes_surrogates_and_mistakes() -> None:
    assert pd.Series([b"a , \xff .", None]).copydesk.clean().tolist() == [copydesk.clean(b"a , \xff .").text, None]
    assert pd.Series(["a , \ud83d .", None], dtype=object).copydesk.clean().tolist() == ["a , \ud83d.", None]
    assert pd.Series([None, None]).copydesk.clean().tolist() == [None, None]
    with pytest.raises(TypeError, match="holds values of several kinds"):
        pd.Series(["a", 1], dtype=object).copydesk.clean()
    with pytest.raises(TypeError, match="holds int64"):
        pd.Series([1]).copydesk.clean()
    with pytest.raises(ValueError, match="there is no column 'body'"):
        pd.DataFrame({"text": ["a"]}).copydesk.clean("body")
    with pytest.raises(ValueError, match="the column 'ledger' is there already"):
        pd.DataFrame({"text": ["a"], "ledger": [1]}).copydesk.clean()
    with pytest.raises(copydesk.ConfigurationError):
        pd.Series(["a"]).copydesk.clean(profile="bold")


def test_a_dataset_keeps_columns_and_format() -> None:
    dataset = datasets.Dataset.from_list(RECORDS)
    cleaned = copydesk.datasets.clean(dataset, score="damage", id="id")
    assert cleaned.column_names == ["id", "text", "part", "ledger", "damage"]
    assert [(row["text"], row["ledger"]) for row in cleaned] == ROWS
    splits = datasets.DatasetDict({"train": dataset, "test": dataset.select(range(10)).with_format("pandas")})
    both = copydesk.datasets.clean(splits, output="clean", ledger=None)
    assert list(both["train"]["clean"]) == [text for text, _ in ROWS]
    assert both["test"].format["type"] == "pandas"
    stream = copydesk.datasets.clean(dataset.to_iterable_dataset(), id="id")
    assert [(row["text"], row["ledger"]) for row in stream] == ROWS
    with pytest.raises(ValueError, match="there is no column 'body'"):
        copydesk.datasets.clean(dataset, "body")


def _fingerprint_elsewhere(folder: str, results: "multiprocessing.Queue[list[str]]") -> None:
    dataset = datasets.Dataset.from_parquet(folder + "/in.parquet", cache_dir=folder)
    safe = copydesk.datasets.clean(dataset, profile="safe")
    results.put([safe._fingerprint, safe.cache_files[0]["filename"]])


def test_a_fingerprint_is_stable_and_tells_what_was_done(tmp_path: Path) -> None:
    pd.DataFrame(RECORDS[:50]).to_parquet(tmp_path / "in.parquet")
    context = multiprocessing.get_context("spawn")
    found: list[list[str]] = []
    for _ in range(2):
        results: multiprocessing.Queue[list[str]] = context.Queue()
        process = context.Process(target=_fingerprint_elsewhere, args=(str(tmp_path), results))
        process.start()
        found.append(results.get(timeout=120))
        process.join()
    assert found[0] == found[1]
    dataset = datasets.Dataset.from_parquet(str(tmp_path / "in.parquet"), cache_dir=str(tmp_path))
    again = copydesk.datasets.clean(dataset, profile="safe")
    assert [again._fingerprint, again.cache_files[0]["filename"]] == found[0]
    others = [
        copydesk.datasets.clean(dataset),
        copydesk.datasets.clean(dataset, profile="safe", ledger=None),
        copydesk.datasets.clean(dataset.select(range(9)), profile="safe"),
    ]
    assert len({again._fingerprint, *(other._fingerprint for other in others)}) == 4


def test_polars_eager_lazy_and_streaming() -> None:
    frame = pl.DataFrame(RECORDS).with_row_index()
    for engine in ("in-memory", "streaming"):
        cleaned = (
            frame.lazy()
            .with_columns(
                pl.col("text").copydesk.clean().alias("clean"),
                pl.col("text").copydesk.results(id="id").alias("results"),
            )
            .collect(engine=engine)
            .sort("index")
        )
        assert cleaned["clean"].to_list() == [text for text, _ in ROWS]
        results = cleaned["results"].struct.unnest()
        assert list(zip(results["text"], results["ledger"], strict=True)) == ROWS
        assert results["score"].dtype == pl.Float64


def test_polars_with_nulls_binary_categories_and_groups() -> None:
    frame = pl.DataFrame({"part": [1, 1, 2], "text": ["a , b .", None, "a , b ."]})
    assert frame.select(pl.col("text").copydesk.clean())["text"].to_list() == ["a , b.", None, "a , b."]
    binary = frame.select(pl.col("text").cast(pl.Binary).copydesk.clean())["text"]
    assert (binary.dtype, binary.to_list()) == (pl.Binary, [b"a , b.", None, b"a , b."])
    groups = frame.group_by("part", maintain_order=True).agg(pl.col("text").copydesk.clean().drop_nulls().first())
    assert groups["text"].to_list() == ["a , b.", "a , b."]
    assert frame.select(pl.col("text").copydesk.clean(protect=" .$"))["text"].to_list() == ["a , b .", None, "a , b ."]
    with pytest.raises(copydesk.ConfigurationError):
        pl.col("text").copydesk.clean(profile="bold")


def test_duckdb_functions(tmp_path: Path) -> None:
    with duckdb.connect() as connection:
        copydesk.duckdb.register(connection, threads=2)
        copydesk.duckdb.register(connection, "careful", protect=".")
        news = pa.Table.from_pylist(RECORDS)
        connection.register("news", news)
        rows = connection.sql(
            "SELECT id, copydesk_clean(text), copydesk_results(text, id) AS r, careful_clean(text) FROM news ORDER BY id"
        ).fetchall()
        assert [(row[1], row[2]["ledger"]) for row in rows] == ROWS
        assert [row[2]["text"] for row in rows] == [text for text, _ in ROWS]
        assert [row[3] for row in rows] == [copydesk.clean(text, protect=".").text for text in TEXTS]
        assert connection.sql("SELECT copydesk_clean(NULL), copydesk_results(NULL, 'a')").fetchall() == [(None, None)]
        connection.sql("CREATE TABLE many AS SELECT text FROM news, range(12)")
        count = connection.sql("SELECT count(*) FROM many WHERE copydesk_clean(text) != text").fetchall()
        assert count == [(12 * sum(text != cleaned for text, (cleaned, _) in zip(TEXTS, ROWS, strict=True)),)]
