"""Cleans a column of a Hugging Face dataset."""

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar, Unpack

from ._arrow import ColumnCleaner
from ._threads import thread_count
from ._version import VERSION
from .cleaner import Options, checked_configuration

if TYPE_CHECKING:
    import pyarrow as pa
    from datasets import Dataset, DatasetDict, IterableDataset, IterableDatasetDict

    AnyDataset = TypeVar("AnyDataset", Dataset, DatasetDict, IterableDataset, IterableDatasetDict)

# Rows of a call: some megabytes of articles, enough work for all threads.
_BATCH_ROWS = 1000


def clean(
    dataset: "AnyDataset",
    text: str = "text",
    *,
    output: str | None = None,
    ledger: str | None = "ledger",
    score: str | None = None,
    id: str | None = None,
    threads: int | None = None,
    map_arguments: dict[str, Any] | None = None,
    **options: Unpack[Options],
) -> "AnyDataset":
    """Cleans a column through ``map``, batch by batch as Arrow; of a dictionary of splits, in each.

    The result's fingerprint depends on the dataset's, the version of this package, the options, and the size and time of
    files that they name: a second call finds the first one's files in the cache, also in another process. With the
    format, a dataset keeps what it was set to; one that streams stays lazy.

    :param text: the column with the text, of strings or binary.
    :param output: the column for the cleaned text; ``None`` puts it in the place of the text.
    :param ledger: the column for the ledger, JSON Lines in a string; ``None`` leaves it out.
    :param score: the column for the damage score, 0 to 1; ``None`` leaves it out.
    :param id: a column whose values name the documents in their ledgers.
    :param threads: texts worked on at a time; ``None`` means one for every core this process may use, or one with
        ``num_proc``.
    :param map_arguments: further arguments of ``map``, such as ``num_proc`` or ``batch_size``.
    :param options: what to clean and how boldly; see :class:`copydesk.Options`.
    :raises ConfigurationError: if an option's name or value is not known.
    :raises ValueError: if a column is missing, or one to be added is there.
    """
    from datasets import Dataset, DatasetDict, IterableDatasetDict

    if isinstance(dataset, DatasetDict | IterableDatasetDict):
        splits = {
            name: clean(
                split, text, output=output, ledger=ledger, score=score, id=id, threads=threads,
                map_arguments=map_arguments, **options,
            )
            for name, split in dataset.items()
        }  # fmt: skip
        return type(dataset)(splits)
    arguments = {"batch_size": _BATCH_ROWS} | (map_arguments or {})
    columns = ColumnCleaner(text, output, ledger, score, id, checked_configuration(options))
    if dataset.column_names is not None:
        columns.check_names(dataset.column_names)
    if isinstance(dataset, Dataset):
        arguments.setdefault("new_fingerprint", _fingerprint(dataset, columns, options))
        arguments.setdefault("desc", "Cleaning")
    at_once = 1 if threads is None and arguments.get("num_proc") else thread_count(threads)
    work = _BatchCleaner(replace(columns, threads=at_once))
    cleaned = dataset.with_format("arrow").map(work, batched=True, **arguments)
    if isinstance(dataset, Dataset):
        return cleaned.with_format(**dataset.format) if dataset.format["type"] is not None else cleaned.with_format(None)
    return cleaned.with_format(None)


class _BatchCleaner:
    """What ``map`` calls; a class of this module, so that it is sent to other processes by name."""

    def __init__(self, columns: ColumnCleaner) -> None:
        self._columns = columns

    def __call__(self, table: "pa.Table") -> "pa.Table":
        return self._columns.clean_table(table)


def _fingerprint(dataset: "Dataset", columns: ColumnCleaner, options: Options) -> str:
    from datasets.fingerprint import Hasher

    hasher = Hasher()
    for part in (dataset._fingerprint, VERSION, repr(columns)):
        hasher.update(part)
    for name in ("model", "weights", "neural_model"):
        path = options.get(name)
        if isinstance(path, str):
            status = os.stat(path)
            hasher.update(f"{name} {status.st_size} {status.st_mtime_ns}")
    return str(hasher.hexdigest())
