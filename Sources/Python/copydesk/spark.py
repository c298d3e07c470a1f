"""Cleans a column of a Spark DataFrame.

Every worker needs the package ``copydesk`` and ``pyarrow``: install the wheel on the machines, or ship an environment
that holds it (``spark.archives``, see Spark's "Python Package Management"). Or the command does the work:
``rdd.pipe("/usr/local/bin/copydesk clean - --format jsonl", checkCode=True)`` sends the records of each partition
through it, in order. PySpark starts it without an environment, so it needs its path.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Unpack

from ._arrow import ColumnCleaner
from .cleaner import Options, configuration_of, known_cleaner

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame


def clean(
    df: "DataFrame",
    text: str = "text",
    *,
    output: str | None = None,
    ledger: str | None = "ledger",
    id: str | None = None,
    **options: Unpack[Options],
) -> "DataFrame":
    """Cleans a column; lazy, as Spark is.

    Rows keep their order within a partition; all other columns pass through, as far as Arrow knows their types. A row
    without text stays without, and has no ledger. Text above 2 GiB in a batch fails in Arrow; lower
    ``spark.sql.execution.arrow.maxRecordsPerBatch`` for such documents.

    :param text: the column with the text, of strings or binary.
    :param output: the column for the cleaned text; ``None`` puts it in the place of the text.
    :param ledger: the column for the ledger, JSON Lines in a string; ``None`` leaves it out.
    :param id: a column whose values name the documents in their ledgers.
    :param options: what to clean and how boldly; see :class:`copydesk.Options`.
    :raises ConfigurationError: if an option's name or value is not known.
    :raises ValueError: if a column is missing, or one to be added is there.
    """
    from pyspark.sql.types import BinaryType, StringType, StructType

    # Mistakes are told here rather than by a worker in the middle of the night.
    configuration = known_cleaner(configuration_of(options)).configuration
    columns = ColumnCleaner(text, output, ledger, id, configuration)
    columns.check_names(df.columns)
    kind = df.schema[text].dataType
    if not isinstance(kind, (StringType, BinaryType)):
        raise TypeError(f"the column '{text}' holds {kind.simpleString()}; text is a string or binary column")
    schema = StructType(list(df.schema.fields))
    if output is not None and output != text:
        schema = schema.add(output, kind)
    if ledger is not None:
        schema = schema.add(ledger, StringType())

    def clean_batches(batches: Iterable["pa.RecordBatch"]) -> Iterator["pa.RecordBatch"]:
        return map(columns.clean_batch, batches)

    return df.mapInArrow(clean_batches, schema)
