"""Cleans columns of pandas: importing this module gives series and frames an accessor ``copydesk``.

>>> import pandas as pd
>>> import copydesk.pandas
>>> news = pd.DataFrame({"text": ["It is n't over .", None]})
>>> news["text"].copydesk.clean().tolist()[0]
"It isn't over."
>>> news.copydesk.clean("text", score="damage").columns.tolist()
['text', 'ledger', 'damage']
"""

from typing import Any, Unpack

import pandas as pd
import pyarrow as pa

from ._arrow import ColumnCleaner
from ._encoding import decode, encode
from ._threads import thread_count
from .cleaner import Options, checked_configuration


@pd.api.extensions.register_series_accessor("copydesk")
class SeriesAccessor:
    """``series.copydesk``: cleans the texts of a series on all cores, in one call of the library."""

    def __init__(self, series: "pd.Series[Any]") -> None:
        self._series = series

    def clean(self, *, threads: int | None = None, **options: Unpack[Options]) -> "pd.Series[Any]":
        """The cleaned texts, with the index, name and type of the series; what is missing stays missing.

        :param threads: texts worked on at a time; ``None`` means one for every core this process may use.
        :param options: what to clean and how boldly; see :class:`copydesk.Options`.
        :raises TypeError: if the series holds anything but strings, or bytes that are conventionally UTF-8.
        """
        return _cleaned(self._series, None, threads, options)[0]

    def results(
        self, *, id: "pd.Series[Any] | None" = None, threads: int | None = None, **options: Unpack[Options]
    ) -> pd.DataFrame:
        """A frame of ``text``, ``ledger`` (JSON Lines) and ``score`` (0 to 1) with the index of the series.

        :param id: names of the documents in their ledgers, row by row.
        """
        names = ("text", "ledger", "score")
        return pd.DataFrame(dict(zip(names, _cleaned(self._series, id, threads, options), strict=True)))


@pd.api.extensions.register_dataframe_accessor("copydesk")
class FrameAccessor:
    """``frame.copydesk``: cleans a column of a frame."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame

    def clean(
        self,
        text: str = "text",
        *,
        output: str | None = None,
        ledger: str | None = "ledger",
        score: str | None = None,
        id: str | None = None,
        threads: int | None = None,
        **options: Unpack[Options],
    ) -> pd.DataFrame:
        """A copy of the frame with a column cleaned.

        :param text: the column with the text, of strings or bytes.
        :param output: the column for the cleaned text; ``None`` puts it in the place of the text.
        :param ledger: the column for the ledger, JSON Lines in a string; ``None`` leaves it out.
        :param score: the column for the damage score, 0 to 1; ``None`` leaves it out.
        :param id: a column whose values name the documents in their ledgers.
        :param threads: texts worked on at a time; ``None`` means one for every core this process may use.
        :param options: what to clean and how boldly; see :class:`copydesk.Options`.
        :raises ValueError: if a column is missing, or one to be added is there.
        """
        ColumnCleaner(text, output, ledger, score, id).check_names([str(name) for name in self._frame.columns])
        names = None if id is None else self._frame[id]
        results = _cleaned(self._frame[text], names, threads, options)
        places = zip((output or text, ledger, score), results, strict=True)
        return self._frame.assign(**{name: column for name, column in places if name is not None})


def _cleaned(
    series: "pd.Series[Any]", names: "pd.Series[Any] | None", threads: int | None, options: Options
) -> "tuple[pd.Series[Any], pd.Series[Any], pd.Series[Any]]":
    """Texts, ledgers and scores with the index of a series."""
    cleaner = ColumnCleaner(
        str(series.name), configuration=checked_configuration(options), threads=thread_count(threads)
    )
    text, ledger, score = cleaner.cleaned(_array(series), None if names is None else _array(names))
    return (
        _like(series, text),
        _column(series, ledger, "ledger"),
        _column(series, score, "score"),
    )


def _array(series: "pd.Series[Any]") -> pa.Array:
    try:
        array = pa.array(series, from_pandas=True)
    except UnicodeEncodeError:
        # Half a surrogate pair, which no string of Arrow may hold.
        texts = [encode(text) if isinstance(text, str) else None for text in series]
        array = pa.array(texts, pa.large_binary())
    except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
        raise TypeError(f"the column '{series.name}' holds values of several kinds: {error}") from error
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array


def _column(series: "pd.Series[Any]", values: pa.Array, name: Any) -> "pd.Series[Any]":
    """Values with the index of a series, row by row."""
    # A series would be matched by its own index.
    return pd.Series(values.to_pandas().array, series.index, name=name)


def _like(series: "pd.Series[Any]", texts: pa.Array) -> "pd.Series[Any]":
    """Texts with the index, name and type of a series."""
    if series.dtype != object:
        dtype = series.dtype.categories.dtype if isinstance(series.dtype, pd.CategoricalDtype) else series.dtype
        return _column(series, texts, series.name).astype(dtype)
    values = texts.to_pylist()
    if any(isinstance(value, str) for value in series):
        values = [decode(value) if isinstance(value, bytes) else value for value in values]
    # What stood for a missing text, None or NaN, stands there still.
    missing = series.isna()
    values = [old if gone else new for old, new, gone in zip(series, values, missing, strict=True)]
    return pd.Series(values, series.index, object, series.name)
