"""The adapter for Ray Data, with two workers."""

import copydesk
import copydesk.ray
import pytest
from documents import documents, quoting_documents

ray = pytest.importorskip("ray")

pytestmark = pytest.mark.usefixtures("cluster")


def test_two_workers_clean_a_column() -> None:
    records = list(documents(600))
    dataset = ray.data.from_items(records, override_num_blocks=6)
    rows = {row["id"]: row for row in copydesk.ray.clean(dataset, id="id").take_all()}
    assert len(rows) == len(records)
    for record in records:
        result = copydesk.clean(record["text"], id=record["id"])
        row = rows[record["id"]]
        assert (row["text"], row["ledger"], row["part"]) == (result.text, result.ledger.decode(), record["part"])


def test_ten_thousand_agree_with_the_package() -> None:
    records = list(documents(10_000))
    cleaned = copydesk.ray.clean(ray.data.from_items(records, override_num_blocks=4), ledger=None, score="damage")
    texts = {row["id"]: row["text"] for row in cleaned.take_all()}
    results = copydesk.clean_many((record["text"] for record in records), threads=2)
    assert texts == {record["id"]: result.text for record, result in zip(records, results, strict=True)}


def test_options_and_arguments_are_passed_on() -> None:
    dataset = ray.data.from_items([{"body": "a , b ."}, {"body": None}])
    cleaned = copydesk.ray.clean(
        dataset, "body", output="clean", ledger=None, protect="a ,", ray_arguments={"batch_size": 1}
    )
    assert cleaned.take_all() == [{"body": "a , b .", "clean": "a , b."}, {"body": None, "clean": None}]


def test_mistakes_are_told() -> None:
    with pytest.raises(copydesk.ConfigurationError):
        copydesk.ray.clean(ray.data.from_items([{"text": "a"}]), profile="bold")  # type: ignore[arg-type]


def test_rows_corroborate_each_other() -> None:
    records = list(quoting_documents(300))
    dataset = ray.data.from_items(records, override_num_blocks=5)
    evidence = copydesk.Evidence.of([(record["id"], record["text"]) for record in records])
    cleaner = copydesk.Cleaner(evidence=evidence)
    rows = {row["id"]: row for row in copydesk.ray.clean(dataset, id="id", corroborate=True).take_all()}
    assert len(rows) == len(records)
    assert sum("broken-copy" in row["ledger"] for row in rows.values()) > 50
    for record in records:
        result = cleaner.clean(record["text"], id=record["id"])
        row = rows[record["id"]]
        assert (row["text"], row["ledger"]) == (result.text, result.ledger.decode())
    with pytest.raises(ValueError, match="name their column with id"):
        copydesk.ray.clean(dataset, corroborate=True)
