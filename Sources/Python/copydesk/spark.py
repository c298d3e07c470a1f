"""Cleans a column of a Spark DataFrame.

Every worker needs the package ``copydesk`` and ``pyarrow``: install the wheel on the machines, or ship an environment
that holds it (``spark.archives``, see Spark's "Python Package Management"). Or the command does the work:
``rdd.pipe("/usr/local/bin/copydesk clean - --format jsonl", checkCode=True)`` sends the records of each partition
through it, in order. PySpark starts it without an environment, so it needs its path.
"""

import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Unpack

from ._arrow import ColumnCleaner
from .cleaner import Options, checked_configuration
from .evidence import CarriedEvidence, Evidence, merge_evidence, merge_queries, queries_of
from .furniture import merge_furniture

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame


def clean(
    df: "DataFrame",
    text: str = "text",
    *,
    output: str | None = None,
    ledger: str | None = "ledger",
    score: str | None = None,
    id: str | None = None,
    corroborate: bool = False,
    source: str | None = None,
    furniture: bool = False,
    **options: Unpack[Options],
) -> "DataFrame":
    """Cleans a column; lazy, as Spark is, unless rows corroborate each other.

    Rows keep their order within a partition; all other columns pass through, as far as Arrow knows their types. A row
    without text stays without, and has no ledger. Text above 2 GiB in a batch fails in Arrow; lower
    ``spark.sql.execution.arrow.maxRecordsPerBatch`` for such documents.

    :param text: the column with the text, of strings or binary.
    :param output: the column for the cleaned text; ``None`` puts it in the place of the text.
    :param ledger: the column for the ledger, JSON Lines in a string; ``None`` leaves it out.
    :param score: the column for the damage score, 0 to 1; ``None`` leaves it out.
    :param id: a column whose values name the documents in their ledgers.
    :param corroborate: look for unbroken copies of broken sentences in the other rows, as ``copydesk clean
        --corroborate`` does, with the same result. Needs ``id``, a name of its own for every row. Two jobs run at once,
        and the rows are read a third time when the result is asked for: ``df.persist()`` if they are costly to come by.
        Every Python worker then takes up to some 600 MiB more where evidence abounds. Not with Spark Connect.
    :param source: a column whose values tell the rows' sources: names of sites, or URLs, whose hosts they are.
    :param furniture: take out lines that recur in rows of one source and are the site's, as ``copydesk clean --furniture``
        does, with the same result. Needs ``source``. The rows are read once more, at once.
    :param options: what to clean and how boldly; see :class:`copydesk.Options`.
    :raises ConfigurationError: if an option's name or value is not known.
    :raises ValueError: if a column is missing, or one to be added is there.
    """
    from pyspark.sql.types import BinaryType, DoubleType, StringType, StructType

    configuration = checked_configuration(options)
    columns = ColumnCleaner(text, output, ledger, score, id, configuration, source=source)
    columns.check_names(df.columns)
    kind = df.schema[text].dataType
    if not isinstance(kind, (StringType, BinaryType)):
        raise TypeError(f"the column '{text}' holds {kind.simpleString()}; text is a string or binary column")
    schema = StructType(list(df.schema.fields))
    if output is not None and output != text:
        schema = schema.add(output, kind)
    if ledger is not None:
        schema = schema.add(ledger, StringType())
    if score is not None:
        schema = schema.add(score, DoubleType())

    if corroborate:
        columns = replace(columns, evidence=_gathered(df, columns))
    if furniture:
        columns = replace(columns, furniture=_counted(df, columns))

    def clean_batches(batches: Iterable["pa.RecordBatch"]) -> Iterator["pa.RecordBatch"]:
        return map(columns.clean_batch, batches)

    return df.mapInArrow(clean_batches, schema)


def _gathered(df: "DataFrame", columns: ColumnCleaner) -> CarriedEvidence:
    """The evidence that the rows of a frame are for each other, where every worker finds it."""
    columns.check_corroboration()
    rows = df.select(*dict.fromkeys(name for name in (columns.id, columns.text) if name is not None))
    context = df.sparkSession.sparkContext
    queries = _merged(rows, columns.queries, merge_queries)
    if queries_of(queries).documents > 0:
        asked = context.broadcast(queries)
        evidence = _merged(rows, lambda batches: columns.answers(batches, asked.value), merge_evidence)
    else:
        evidence = Evidence().to_bytes()
    carried = context.broadcast(evidence)
    return CarriedEvidence(uuid.uuid4().hex, lambda: carried.value)


def _counted(df: "DataFrame", columns: ColumnCleaner) -> CarriedEvidence:
    """How often lines recur in the rows of a source, where every worker finds it."""
    columns.check_furniture()
    rows = df.select(*dict.fromkeys(name for name in (columns.source, columns.text) if name is not None))
    counts = df.sparkSession.sparkContext.broadcast(_merged(rows, columns.counts, merge_furniture))
    return CarriedEvidence(uuid.uuid4().hex, lambda: counts.value)


def _merged(
    rows: "DataFrame",
    part: Callable[[Iterable["pa.RecordBatch"]], bytes],
    merge: Callable[[bytes, bytes], bytes],
) -> bytes:
    """What all partitions give, merged on the workers before it comes to the driver."""

    def parts(batches: Iterable["pa.RecordBatch"]) -> Iterator["pa.RecordBatch"]:
        import pyarrow as pa

        yield pa.RecordBatch.from_arrays([pa.array([part(batches)], pa.binary())], ["part"])

    encoded = rows.mapInArrow(parts, "part binary").rdd.map(lambda row: bytes(row["part"]))
    return bytes(encoded.treeAggregate(b"", merge, merge))
