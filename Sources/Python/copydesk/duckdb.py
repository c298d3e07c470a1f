"""Cleans texts in DuckDB, with functions of SQL.

>>> import duckdb
>>> import copydesk.duckdb
>>> connection = duckdb.connect()
>>> copydesk.duckdb.register(connection)
>>> connection.sql("SELECT copydesk_clean('It is n''t over .')").fetchall()
[("It isn't over.",)]
>>> connection.sql("SELECT copydesk_results('Rain , he said .', 'a.txt').score").fetchall()
[(0.333,)]
"""

from typing import TYPE_CHECKING, Unpack

import pyarrow as pa

from ._arrow import ColumnCleaner
from ._threads import thread_count
from .cleaner import Options, checked_configuration

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_RESULTS = "STRUCT(text VARCHAR, ledger VARCHAR, score DOUBLE)"


def register(
    connection: "DuckDBPyConnection",
    prefix: str = "copydesk",
    *,
    threads: int | None = None,
    **options: Unpack[Options],
) -> None:
    """Adds two functions to a connection, which take and give columns of Arrow, 2,048 rows at a time.

    - ``copydesk_clean(text)`` gives the cleaned text.
    - ``copydesk_results(text, id)`` gives a struct of ``text``, ``ledger`` (JSON Lines) and ``score`` (0 to 1); ``id`` names
      the document in its ledger.

    They give NULL for NULL.

    :param prefix: what their names begin with; functions of other options have another one.
    :param threads: texts worked on at a time; ``None`` means one for every core this process may use.
    :param options: what to clean and how boldly; see :class:`copydesk.Options`.
    :raises ConfigurationError: if an option's name or value is not known.
    """
    columns = ColumnCleaner(configuration=checked_configuration(options), threads=thread_count(threads))

    def clean(texts: pa.ChunkedArray) -> pa.ChunkedArray:
        return pa.chunked_array([columns.cleaned(chunk)[0] for chunk in texts.chunks], texts.type)

    def results(texts: pa.ChunkedArray, names: pa.ChunkedArray) -> pa.Array:
        cleaned = columns.cleaned(texts.combine_chunks(), names.combine_chunks())
        return pa.StructArray.from_arrays(cleaned, ["text", "ledger", "score"])

    connection.create_function(f"{prefix}_clean", clean, ["VARCHAR"], "VARCHAR", type="arrow")
    connection.create_function(f"{prefix}_results", results, ["VARCHAR", "VARCHAR"], _RESULTS, type="arrow")
