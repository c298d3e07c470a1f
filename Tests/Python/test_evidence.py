"""Documents as evidence for each other: Python, Spark, Ray, datatrove and Parquet give what the command gives."""

import gzip
import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import copydesk
import copydesk.spark
import pytest
from documents import Record, quoting_documents

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

COUNT = 600
# Members that only the command's ledger has: where a document was written, how its record was spelled, its seal.
_OWN = {"before", "after", "category", "confidence", "end", "endByte", "evidence", "id", "outcome", "rule"}


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return list(quoting_documents(COUNT))


@pytest.fixture(scope="module")
def jsonl(records: list[Record], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("evidence") / "in.jsonl"
    path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records))
    return path


Cleaned = dict[str, tuple[str, list[Any]]]


def findings(ledger: str) -> list[Any]:
    return [{name: value for name, value in json.loads(line).items() if name in _OWN} for line in ledger.splitlines()]


@pytest.fixture(scope="module")
def corroborated(jsonl: Path, command: str, tmp_path_factory: pytest.TempPathFactory) -> Cleaned:
    """What the command makes of them; the others are held to it."""
    folder = tmp_path_factory.mktemp("corroborated")
    line = [command, "clean", str(jsonl), "--corroborate", "--quiet"]
    line += ["--output", str(folder / "out.jsonl"), "--edits", str(folder / "edits.jsonl")]
    subprocess.run(line, check=True)
    ledgers: dict[str, str] = {}
    for entry in (folder / "edits.jsonl").read_text().split("\n"):
        if entry and "id" in (fields := json.loads(entry)):
            ledgers[fields["id"]] = ledgers.get(fields["id"], "") + entry + "\n"
    rows = map(json.loads, (folder / "out.jsonl").read_text().split("\n")[:-1])
    return {row["id"]: (row["text"], findings(ledgers.get(row["id"], ""))) for row in rows}


def test_copies_give_words_back(records: list[Record], corroborated: Cleaned) -> None:
    """So that agreeing means something."""
    alone = {record["id"]: copydesk.clean(record["text"], id=record["id"]).text for record in records}
    assert sum(corroborated[id][0] != text for id, text in alone.items()) > COUNT / 6
    rules = [finding["rule"] for _, ledger in corroborated.values() for finding in ledger]
    assert rules.count("broken-copy") > COUNT / 3


def test_python_agrees(records: list[Record], corroborated: Cleaned) -> None:
    documents = [(record["id"], record["text"]) for record in records]
    evidence = copydesk.Evidence.of(documents, threads=2)
    for texts in (documents, documents[::-1]):
        cleaner = copydesk.Cleaner(evidence=evidence)
        results = cleaner.clean_named(texts, threads=2)
        for (name, original), result in zip(texts, results, strict=True):
            assert (result.text, findings(result.ledger.decode())) == corroborated[name]
            assert result.revert() == original
            assert cleaner.clean(result.text, id=name).text == result.text


def test_order_and_parts_do_not_matter(records: list[Record]) -> None:
    documents = [(record["id"], record["text"]) for record in records[:200]]
    whole = copydesk.Evidence.of(documents, threads=1).to_bytes()
    queries = copydesk.Queries()
    for part in (documents[1::2], documents[::2][::-1]):
        own = copydesk.Queries()
        for _, text in part:
            own.add(text)
        queries.merge(own.to_bytes())
    merged = copydesk.Evidence(queries)
    for part in (documents[150:], documents[:20], documents[20:150]):
        own_evidence = copydesk.Evidence(queries)
        for name, text in part:
            own_evidence.add(text, id=name)
        merged.merge(own_evidence.to_bytes())
    assert merged.to_bytes() == whole
    assert copydesk.Evidence.of(documents[::-1], threads=3).to_bytes() == whole
    carried: copydesk.Evidence = pickle.loads(pickle.dumps(merged))
    assert (carried.to_bytes(), len(carried)) == (whole, len(merged))
    cleaner = pickle.loads(pickle.dumps(copydesk.Cleaner(only="broken-copy", evidence=carried)))
    repaired = sum(cleaner.clean(text, id=name).text != text for name, text in documents)
    assert repaired > len(documents) / 4


def test_mistakes_are_exceptions() -> None:
    with pytest.raises(TypeError, match="gone through twice"):
        copydesk.Evidence.of(iter([("a", "b")]))
    with pytest.raises(copydesk.EvidenceError, match="are no queries of this version"):
        copydesk.Queries().merge(b"nothing of the kind")
    queries = copydesk.Queries()
    with pytest.raises(copydesk.EvidenceError, match="cut or changed"):
        copydesk.Evidence.from_bytes(copydesk.Evidence(queries).to_bytes()[:-1])
    with pytest.raises(copydesk.EvidenceError, match="other queries"):
        copydesk.Evidence().merge(copydesk.Evidence(queries).to_bytes())
    with pytest.raises(copydesk.CopydeskError, match="takes no documents"):
        copydesk.Evidence.from_bytes(copydesk.Evidence(queries).to_bytes()).add("a", id="b")
    # Without evidence the rule is known and finds nothing.
    assert copydesk.Cleaner(only="broken-copy").clean("a , b").text == "a , b"


def test_a_collection_can_be_evidence_for_others(records: list[Record]) -> None:
    archive = copydesk.Evidence()
    for record in records:
        if record["part"] > 0:
            archive.add(record["text"], id=record["id"])
    damaged = [record for record in records if record["part"] == 0]
    cleaner = copydesk.Cleaner(evidence=archive)
    rules = [f.rule for record in damaged for f in cleaner.clean(record["text"], id=record["id"]).findings]
    assert rules.count("broken-copy") > 10


def test_spark_agrees(spark: "SparkSession", records: list[Record], corroborated: Cleaned) -> None:
    for partitions in (5, 2):
        frame = spark.createDataFrame(records[::-1], "id string, text string, part int").repartition(partitions)
        rows = copydesk.spark.clean(frame, id="id", corroborate=True).collect()
        assert {row["id"]: (row["text"], findings(row["ledger"])) for row in rows} == corroborated


def test_spark_without_damage_or_rows(spark: "SparkSession") -> None:
    frame = spark.createDataFrame([("a", "It rained , he said .")], "id string, text string")
    (row,) = copydesk.spark.clean(frame, id="id", corroborate=True).collect()
    assert row["text"] == "It rained, he said."
    assert copydesk.spark.clean(frame.limit(0), id="id", corroborate=True).collect() == []
    with pytest.raises(ValueError, match="name their column with id"):
        copydesk.spark.clean(frame, corroborate=True)


def test_datatrove_agrees(records: list[Record], corroborated: Cleaned, tmp_path: Path) -> None:
    from copydesk.datatrove import CopydeskFormatter, EvidenceCollector, QueryCounter
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter

    (tmp_path / "in").mkdir()
    for half in range(2):
        (tmp_path / f"in/{half}.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records[half::2]))
    parts = str(tmp_path / "parts")
    for step in (QueryCounter(parts), EvidenceCollector(parts), CopydeskFormatter(evidence=parts)):
        steps = [JsonlReader(str(tmp_path / "in")), step]
        if isinstance(step, CopydeskFormatter):
            steps.append(JsonlWriter(str(tmp_path / "out")))
        LocalPipelineExecutor(steps, tasks=2, workers=2, logging_dir=str(tmp_path / f"logs-{step.name}")).run()
    written: Cleaned = {}
    for path in (tmp_path / "out").glob("*.jsonl.gz"):
        with gzip.open(path, "rt", newline="\n") as file:
            written |= {row["id"]: (row["text"], findings(row["metadata"]["ledger"])) for row in map(json.loads, file)}
    assert written == corroborated


def test_datatrove_refuses_an_unfinished_run(tmp_path: Path) -> None:
    from copydesk.datatrove import CopydeskFormatter, EvidenceCollector, QueryCounter

    with pytest.raises(ValueError, match="0 parts of evidence"):
        list(CopydeskFormatter(evidence=str(tmp_path)).run(iter(())))
    list(QueryCounter(str(tmp_path)).run(iter(()), rank=1, world_size=2))
    with pytest.raises(ValueError, match="1 parts of queries where the run before has 2"):
        list(EvidenceCollector(str(tmp_path)).run(iter(())))


def test_parquet_agrees(records: list[Record], corroborated: Cleaned, tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist(records), tmp_path / "in.parquet", row_group_size=250)
    line = [sys.executable, "-m", "copydesk", "parquet", str(tmp_path / "in.parquet"), str(tmp_path / "out.parquet")]
    outcome = subprocess.run([*line, "--corroborate"], capture_output=True, text=True, check=False)
    assert (outcome.returncode, "name their column with id" in outcome.stderr) == (2, True)
    subprocess.run([*line, "--corroborate", "--id-field", "id"], check=True)
    rows = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert {row["id"]: (row["text"], findings(row["ledger"])) for row in rows} == corroborated
