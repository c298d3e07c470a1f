"""Cleans a column of a Parquet file: ``python -m copydesk parquet IN OUT``."""

import os
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from ._arrow import ColumnCleaner
from .evidence import CarriedEvidence, Evidence
from .furniture import Furniture

# Rows cleaned at a time, out of a row group of any size.
_BATCH_ROWS = 1024


def clean_file(
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    columns: ColumnCleaner,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Cleans one file into another and gives the number of rows.

    Row groups, compression, column order and metadata are those of the source. Memory is bounded by its largest row
    group. The target appears under its name only when it is whole.

    :param progress: is told the rows done and the rows in all after every row group.
    :raises ValueError: if source and target are one file, or a column is missing.
    :raises OSError: if a file cannot be read or written; :raises pyarrow.ArrowInvalid: if the source is not Parquet.
    """
    source, target = Path(source), Path(target)
    if target.exists() and target.samefile(source):
        raise ValueError(f"{target} is the input; write to another file")
    temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        rows = _copy(source, temporary, columns, progress)
        with open(temporary, "rb") as file:
            os.fsync(file.fileno())
        os.replace(temporary, target)
        return rows
    finally:
        temporary.unlink(missing_ok=True)


def evidence_of_file(source: str | os.PathLike[str], columns: ColumnCleaner) -> ColumnCleaner:
    """``columns`` with the evidence that the rows of a file are for each other; the file is read twice.

    :raises ValueError: if documents have no names, or a column is missing; :raises OSError: if it cannot be read.
    """
    columns.check_corroboration()
    with pq.ParquetFile(source) as reader:
        columns.schema(reader.schema_arrow)
    evidence = Evidence.of(_Rows(source, columns), threads=columns.threads).to_bytes()
    return replace(columns, evidence=CarriedEvidence(uuid.uuid4().hex, lambda: evidence))


def furniture_of_file(source: str | os.PathLike[str], columns: ColumnCleaner) -> ColumnCleaner:
    """``columns`` with the counts of lines that recur in rows of one source; the file is read once.

    :raises ValueError: if rows have no sources, or a column is missing; :raises OSError: if it cannot be read.
    """
    columns.check_furniture()
    with pq.ParquetFile(source) as reader:
        columns.schema(reader.schema_arrow)
    by_source = replace(columns, id=columns.source)
    rows = ((name, text) for name, text in _Rows(source, by_source) if name)
    counts = Furniture.of(rows, threads=columns.threads).to_bytes()
    return replace(columns, furniture=CarriedEvidence(uuid.uuid4().hex, lambda: counts))


@dataclass(frozen=True)
class _Rows:
    """The names and texts of a file, from the start again each time they are asked for."""

    source: str | os.PathLike[str]
    columns: ColumnCleaner

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        with pq.ParquetFile(self.source) as reader:
            names = [name for name in (self.columns.id, self.columns.text) if name is not None]
            yield from self.columns.texts(reader.iter_batches(batch_size=_BATCH_ROWS, columns=names))


def _copy(
    source: Path, target: Path, columns: ColumnCleaner, progress: Callable[[int, int], None] | None
) -> int:
    with pq.ParquetFile(source) as reader:
        schema = columns.schema(reader.schema_arrow)
        total, done = reader.metadata.num_rows, 0
        with pq.ParquetWriter(target, schema, compression=_compression(reader)) as writer:
            for group in range(reader.num_row_groups):
                batches = reader.iter_batches(batch_size=_BATCH_ROWS, row_groups=[group])
                table = pa.Table.from_batches([columns.clean_batch(batch) for batch in batches], schema=schema)
                writer.write_table(table, row_group_size=max(1, table.num_rows))
                done += table.num_rows
                if progress is not None:
                    progress(done, total)
        return done


def _compression(reader: pq.ParquetFile) -> str:
    """The compression of the file's first column, which files written by one tool share."""
    if reader.num_row_groups == 0 or reader.metadata.num_columns == 0:
        return "snappy"
    name = str(reader.metadata.row_group(0).column(0).compression).lower()
    return "none" if name == "uncompressed" else name
