"""Parquet files, through the module and through the command."""

import subprocess
import sys
from pathlib import Path

import copydesk
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from documents import documents


def command(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", "copydesk", "parquet", *map(str, arguments)]
    return subprocess.run(line, capture_output=True, text=True, check=False)


def table(**columns: pa.Array) -> pa.Table:
    return pa.table(columns)


def test_a_file_is_cleaned_and_all_else_is_kept(tmp_path: Path) -> None:
    records = list(documents(3000))
    source = pa.Table.from_pylist(records).replace_schema_metadata({"made": "by hand"})
    pq.write_table(source, tmp_path / "in.parquet", row_group_size=1300, compression="zstd")
    outcome = command(tmp_path / "in.parquet", tmp_path / "out.parquet", "--id-field", "id")
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, "", "")
    with pq.ParquetFile(tmp_path / "out.parquet") as file:
        assert [file.metadata.row_group(group).num_rows for group in range(file.num_row_groups)] == [1300, 1300, 400]
        assert file.metadata.row_group(0).column(1).compression == "ZSTD"
        target = file.read()
    assert target.schema.names == ["id", "text", "part", "ledger"]
    assert target.schema.metadata == {b"made": b"by hand"}
    for record, row in zip(records, target.to_pylist(), strict=True):
        result = copydesk.clean(record["text"], id=record["id"])
        assert (row["text"], row["ledger"], row["part"]) == (result.text, result.ledger.decode(), record["part"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.parquet", "out.parquet"]


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.binary(), pa.large_binary(), pa.dictionary(pa.int32(), pa.string())]
)
def test_every_kind_of_text_column(tmp_path: Path, kind: pa.DataType) -> None:
    column = pa.array(["a , b .", None, "", "a , b ."], pa.string())
    column = column.dictionary_encode() if pa.types.is_dictionary(kind) else column.cast(kind)
    pq.write_table(table(body=column, ledger=pa.array([1, 2, 3, 4])), tmp_path / "in.parquet")
    outcome = command(
        tmp_path / "in.parquet", tmp_path / "out.parquet", "--text-field", "body", "--output-field", "clean",
        "--ledger-field", "edits", "--score-field", "damage", "--jobs", "1",
    )  # fmt: skip
    assert outcome.stderr == ""
    target = pq.read_table(tmp_path / "out.parquet")
    assert target.column("clean").cast(pa.string()).to_pylist() == ["a , b.", None, "", "a , b."]
    assert target.column("body").to_pylist() == table(body=column).column("body").to_pylist()
    assert target.column("ledger").to_pylist() == [1, 2, 3, 4]
    assert target.column("edits").to_pylist()[1:3] == [None, ""]
    assert target.column("damage").to_pylist() == [0.385, None, 0.0, 0.385]


def test_a_file_without_rows(tmp_path: Path) -> None:
    pq.write_table(table(text=pa.array([], pa.string())), tmp_path / "in.parquet")
    assert command(tmp_path / "in.parquet", tmp_path / "out.parquet", "--no-ledger").returncode == 0
    assert pq.read_table(tmp_path / "out.parquet").schema.names == ["text"]


def test_a_configuration_file_is_obeyed(tmp_path: Path) -> None:
    pq.write_table(table(text=pa.array(["a , b ."])), tmp_path / "in.parquet")
    (tmp_path / "copydesk.yaml").write_text("protect: 'a ,'\n")
    command(tmp_path / "in.parquet", tmp_path / "out.parquet", "--config", tmp_path / "copydesk.yaml")
    assert pq.read_table(tmp_path / "out.parquet").column("text").to_pylist() == ["a , b."]


def test_mistakes_have_one_line_and_an_exit_code(tmp_path: Path) -> None:
    source, target = tmp_path / "in.parquet", tmp_path / "out.parquet"
    pq.write_table(table(text=pa.array(["a"]), n=pa.array([1])), source)
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 nothing")
    (tmp_path / "bad.yaml").write_text("profil: safe\n")
    cases: list[tuple[list[str | Path], int, str]] = [
        ([source, source], 2, "is the input; write to another file"),
        ([source, target, "--text-field", "body"], 2, "there is no column 'body'; the columns are text, n"),
        ([source, target, "--text-field", "n"], 2, "the column 'n' holds int64; text is a string or binary column"),
        ([source, target, "--ledger-field", "n"], 2, "the column 'n' is there already"),
        ([source, target, "--ledger-field", "text"], 2, "give another name"),
        ([source, target, "--config", tmp_path / "bad.yaml"], 2, "unknown key 'profil'"),
        ([source, target, "--jobs", "0"], 2, "threads is 0"),
        ([tmp_path / "none.parquet", target], 4, "none.parquet"),
        ([tmp_path / "broken.parquet", target], 4, "broken.parquet cannot be read as Parquet"),
        ([tmp_path / "broken.parquet", target, "--id-field", "n", "--corroborate"], 4, "cannot be read as Parquet"),
        ([source, tmp_path / "nowhere/out.parquet"], 4, "nowhere"),
    ]
    for arguments, code, part in cases:
        outcome = command(*arguments)
        assert outcome.returncode == code, (arguments, outcome.stderr)
        assert part in outcome.stderr
        assert len(outcome.stderr.splitlines()) == 1, outcome.stderr
        assert outcome.stderr.startswith("copydesk: error: ")
    assert not target.exists()
    assert not list(tmp_path.glob(".*"))
