"""Cleans a column of a Ray dataset. Every worker needs the package ``copydesk``."""

from typing import TYPE_CHECKING, Any, Unpack

from ._arrow import ColumnCleaner
from .cleaner import Options, configuration_of, known_cleaner

if TYPE_CHECKING:
    from ray.data import Dataset


def clean(
    dataset: "Dataset",
    text: str = "text",
    *,
    output: str | None = None,
    ledger: str | None = "ledger",
    id: str | None = None,
    ray_arguments: dict[str, Any] | None = None,
    **options: Unpack[Options],
) -> "Dataset":
    """Cleans a column through ``map_batches``; lazy, as Ray Data is.

    A row without text stays without, and has no ledger. A missing column is told when the data is read.

    :param text: the column with the text, of strings or binary.
    :param output: the column for the cleaned text; ``None`` puts it in the place of the text.
    :param ledger: the column for the ledger, JSON Lines in a string; ``None`` leaves it out.
    :param id: a column whose values name the documents in their ledgers.
    :param ray_arguments: further arguments of ``map_batches``, such as ``batch_size`` or ``concurrency``.
    :param options: what to clean and how boldly; see :class:`copydesk.Options`.
    :raises ConfigurationError: if an option's name or value is not known.
    """
    configuration = known_cleaner(configuration_of(options)).configuration
    columns = ColumnCleaner(text, output, ledger, id, configuration)
    arguments = {"batch_format": "pyarrow", "zero_copy_batch": True} | (ray_arguments or {})
    return dataset.map_batches(columns.clean_table, **arguments)
