"""Cleans a column of a Ray dataset. Every worker needs the package ``copydesk``."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Unpack

from ._arrow import ColumnCleaner
from .cleaner import Options, checked_configuration
from .evidence import CarriedEvidence, Evidence, Queries
from .furniture import Furniture

if TYPE_CHECKING:
    import pyarrow as pa
    from ray.data import Dataset


def clean(
    dataset: "Dataset",
    text: str = "text",
    *,
    output: str | None = None,
    ledger: str | None = "ledger",
    score: str | None = None,
    id: str | None = None,
    corroborate: bool = False,
    source: str | None = None,
    furniture: bool = False,
    ray_arguments: dict[str, Any] | None = None,
    **options: Unpack[Options],
) -> "Dataset":
    """Cleans a column through ``map_batches``; lazy, as Ray Data is, unless rows corroborate each other.

    A row without text stays without, and has no ledger. A missing column is told when the data is read.

    :param text: the column with the text, of strings or binary.
    :param output: the column for the cleaned text; ``None`` puts it in the place of the text.
    :param ledger: the column for the ledger, JSON Lines in a string; ``None`` leaves it out.
    :param score: the column for the damage score, 0 to 1; ``None`` leaves it out.
    :param id: a column whose values name the documents in their ledgers.
    :param corroborate: look for unbroken copies of broken sentences in the other rows, as ``copydesk clean
        --corroborate`` does, with the same result. Needs ``id``, a name of its own for every row. The rows are read twice
        at once, and a third time when the result is asked for: ``dataset.materialize()`` if they are costly to come by.
    :param source: a column whose values tell the rows' sources: names of sites, or URLs, whose hosts they are.
    :param furniture: take out lines that recur in rows of one source and are the site's, as ``copydesk clean --furniture``
        does, with the same result. Needs ``source``. The rows are read once more, at once.
    :param ray_arguments: further arguments of ``map_batches``, such as ``batch_size`` or ``concurrency``.
    :param options: what to clean and how boldly; see :class:`copydesk.Options`.
    :raises ConfigurationError: if an option's name or value is not known.
    """
    configuration = checked_configuration(options)
    columns = ColumnCleaner(text, output, ledger, score, id, configuration, source=source)
    if corroborate:
        columns = replace(columns, evidence=_gathered(dataset, columns))
    if furniture:
        columns = replace(columns, furniture=_counted(dataset, columns))
    arguments = {"batch_format": "pyarrow", "zero_copy_batch": True} | (ray_arguments or {})
    return dataset.map_batches(columns.clean_table, **arguments)


def _gathered(dataset: "Dataset", columns: ColumnCleaner) -> CarriedEvidence:
    """The evidence that the rows of a dataset are for each other, where every worker finds it."""
    import ray

    columns.check_corroboration()
    queries = Queries()
    for part in _parts(dataset, lambda table: columns.queries(table.to_batches())):
        queries.merge(part)
    evidence = Evidence(queries)
    if queries.documents > 0:
        asked = ray.put(queries.to_bytes())
        for part in _parts(dataset, lambda table: columns.answers(table.to_batches(), ray.get(asked))):
            evidence.merge(part)
    carried = ray.put(evidence.to_bytes())
    return CarriedEvidence(uuid.uuid4().hex, lambda: bytes(ray.get(carried)))


def _counted(dataset: "Dataset", columns: ColumnCleaner) -> CarriedEvidence:
    """How often lines recur in the rows of a source, where every worker finds it."""
    import ray

    columns.check_furniture()
    furniture = Furniture()
    for part in _parts(dataset, lambda table: columns.counts(table.to_batches())):
        furniture.merge(part)
    carried = ray.put(furniture.to_bytes())
    return CarriedEvidence(uuid.uuid4().hex, lambda: bytes(ray.get(carried)))


def _parts(dataset: "Dataset", part: "Callable[[pa.Table], bytes]") -> Iterator[bytes]:
    """What every block gives, one after another."""

    def of_block(table: "pa.Table") -> "pa.Table":
        import pyarrow as pa

        return pa.table({"part": pa.array([part(table)], pa.binary())})

    parts = dataset.map_batches(of_block, batch_size=None, batch_format="pyarrow", zero_copy_batch=True)
    for row in parts.iter_rows():
        yield bytes(row["part"])
