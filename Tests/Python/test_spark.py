"""The adapter for Spark, in a cluster of two workers."""

import json
import os
import shlex
from typing import TYPE_CHECKING

import copydesk
import copydesk.spark
import pytest
from documents import documents

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def test_two_workers_clean_a_column(spark: "SparkSession") -> None:
    records = list(documents(600))
    frame = spark.createDataFrame(records, "id string, text string, part int").repartition(8)
    cleaned = copydesk.spark.clean(frame, score="damage", id="id")
    assert cleaned.schema.simpleString() == "struct<id:string,text:string,part:int,ledger:string,damage:double>"
    rows = {row["id"]: row for row in cleaned.collect()}
    assert len(rows) == len(records)
    for record in records:
        result = copydesk.clean(record["text"], id=record["id"])
        row = rows[record["id"]]
        assert (row["text"], row["ledger"], row["part"]) == (result.text, result.ledger.decode(), record["part"])
        assert (row["damage"] == 0) == (not result.findings)
    # Both took part: an executor works in a folder of its own, such as work/app-…/1.
    folders = spark.sparkContext.parallelize(range(64), 64).map(lambda _: os.getcwd()).distinct().collect()
    assert len(folders) == 2


def test_the_cleaned_text_can_stand_beside_the_original(spark: "SparkSession") -> None:
    frame = spark.createDataFrame([(1, "a , b .", None), (2, None, "x")], "n long, body string, other string")
    cleaned = copydesk.spark.clean(frame, "body", output="clean", ledger=None, protect="a ,")
    assert [tuple(row) for row in cleaned.orderBy("n").collect()] == [(1, "a , b .", None, "a , b."), (2, None, "x", None)]


def test_binary_text_and_an_empty_frame(spark: "SparkSession") -> None:
    frame = spark.createDataFrame([(b"a , \xff b .",)], "text binary")
    (row,) = copydesk.spark.clean(frame).collect()
    assert bytes(row["text"]) == copydesk.clean(b"a , \xff b .").text
    assert copydesk.spark.clean(frame.limit(0)).collect() == []


def test_mistakes_are_told_before_anything_runs(spark: "SparkSession") -> None:
    frame = spark.createDataFrame([("a", 1)], "text string, ledger int")
    with pytest.raises(ValueError, match="the column 'ledger' is there already"):
        copydesk.spark.clean(frame)
    with pytest.raises(ValueError, match="there is no column 'body'"):
        copydesk.spark.clean(frame, "body")
    with pytest.raises(TypeError, match="holds int"):
        copydesk.spark.clean(frame, "ledger", ledger=None)
    with pytest.raises(copydesk.ConfigurationError):
        copydesk.spark.clean(frame, ledger="l", profile="bold")  # type: ignore[arg-type]


def test_records_can_be_piped_through_the_command(spark: "SparkSession", command: str) -> None:
    records = list(documents(200))
    lines = spark.sparkContext.parallelize([json.dumps(record) for record in records], 4)
    piped = lines.pipe(f"{shlex.quote(command)} clean - --format jsonl", checkCode=True)
    rows = spark.read.json(piped).collect()
    assert {row["id"]: row["text"] for row in rows} == {
        record["id"]: copydesk.clean(record["text"]).text for record in records
    }
