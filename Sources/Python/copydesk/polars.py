"""Cleans columns of Polars: importing this module gives expressions a namespace ``copydesk``.

>>> import polars as pl
>>> import copydesk.polars
>>> news = pl.DataFrame({"text": ["It is n't over .", None]})
>>> news.select(pl.col("text").copydesk.clean()).to_series().to_list()
["It isn't over.", None]
>>> news.select(pl.col("text").copydesk.results()).unnest("text").columns
['text', 'ledger', 'score']
"""

from collections.abc import Sequence
from typing import Unpack

import polars as pl
import pyarrow as pa

from ._arrow import ColumnCleaner
from ._threads import thread_count
from .cleaner import Options, checked_configuration


@pl.api.register_expr_namespace("copydesk")
class ExpressionNamespace:
    """``expression.copydesk``: cleans the texts of an expression, strings or binary, on all cores."""

    def __init__(self, expression: pl.Expr) -> None:
        self._expression = expression

    def clean(self, *, threads: int | None = None, **options: Unpack[Options]) -> pl.Expr:
        """The cleaned texts; nulls stay nulls.

        :param threads: texts worked on at a time; ``None`` means one for every core this process may use.
        :param options: what to clean and how boldly; see :class:`copydesk.Options`.
        :raises ConfigurationError: if an option's name or value is not known.
        """
        columns = _columns(threads, options)

        def clean(texts: pl.Series) -> pl.Series:
            return pl.Series(texts.name, pl.from_arrow(columns.cleaned(texts.to_arrow())[0]), texts.dtype)

        return self._expression.map_batches(clean, return_dtype=pl.self_dtype(), is_elementwise=True)

    def results(
        self, *, id: str | pl.Expr | None = None, threads: int | None = None, **options: Unpack[Options]
    ) -> pl.Expr:
        """Structs of ``text``, ``ledger`` (JSON Lines) and ``score`` (0 to 1), all null where there is no text.

        :param id: a column or expression whose values name the documents in their ledgers.
        """
        columns = _columns(threads, options)

        def clean(series: Sequence[pl.Series]) -> pl.Series:
            texts = series[0].to_arrow()
            names = series[1].to_arrow() if len(series) > 1 else None
            results = pa.StructArray.from_arrays(columns.cleaned(texts, names), ["text", "ledger", "score"])
            return pl.Series(series[0].name, pl.from_arrow(results), _RESULTS)

        parts = [self._expression] if id is None else [self._expression, pl.col(id) if isinstance(id, str) else id]
        return pl.map_batches(parts, clean, return_dtype=_RESULTS, is_elementwise=True)


_RESULTS = pl.Struct({"text": pl.String, "ledger": pl.String, "score": pl.Float64})


def _columns(threads: int | None, options: Options) -> ColumnCleaner:
    return ColumnCleaner(configuration=checked_configuration(options), threads=thread_count(threads))
