"""Cleans a column of Arrow data; what the adapters for data frames and engines have in common."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import pyarrow as pa

from .cleaner import carried_cleaner, known_cleaner
from .evidence import CarriedEvidence, Evidence, Queries, queries_of
from .furniture import Furniture


@dataclass(frozen=True)
class ColumnCleaner:
    """Which column is cleaned, and where the results go; can be pickled."""

    #: The column with the text: strings, or binary that is conventionally UTF-8.
    text: str = "text"
    #: The column for the cleaned text; ``None`` puts it in the place of the text.
    output: str | None = None
    #: The column for the ledger, JSON Lines in a string; ``None`` leaves it out.
    ledger: str | None = "ledger"
    #: The column for the damage score, 0 to 1; ``None`` leaves it out.
    score: str | None = None
    #: A column whose values name the documents in their ledgers.
    id: str | None = None
    #: The cleaner's configuration.
    configuration: str = ""
    #: Texts of a batch worked on at a time.
    threads: int = 1
    #: Copies of sentences in other rows, to repair from.
    evidence: CarriedEvidence | None = None
    #: A column whose values tell the sources of the documents: names, or URLs, whose hosts they are.
    source: str | None = None
    #: How often lines recur in rows of a source.
    furniture: CarriedEvidence | None = None

    def check_names(self, names: list[str]) -> None:
        """Raises ``ValueError`` if a column to read is missing, or one to write is there."""
        for name in (self.text, self.id, self.source):
            if name is not None and name not in names:
                raise ValueError(f"there is no column '{name}'; the columns are {', '.join(names)}")
        added = [name for name in self._added if name != self.text]
        for name in added:
            if name in names or added.count(name) > 1:
                raise ValueError(f"the column '{name}' is there already; give another name")
        for kind, name in (("ledger", self.ledger), ("score", self.score)):
            if name == self.text:
                raise ValueError(f"the {kind} would take the place of the text in '{self.text}'; give another name")

    @property
    def _added(self) -> list[str]:
        return [name for name in (self.output, self.ledger, self.score) if name is not None]

    def schema(self, schema: pa.Schema) -> pa.Schema:
        """The schema of the results, metadata included."""
        self.check_names(schema.names)
        value = text_type(schema.field(self.text).type, self.text)
        if self.output is None or self.output == self.text:
            place = schema.get_field_index(self.text)
            schema = schema.set(place, schema.field(place).with_type(value))
        else:
            schema = schema.append(pa.field(self.output, value))
        if self.ledger is not None:
            schema = schema.append(pa.field(self.ledger, pa.string()))
        if self.score is not None:
            schema = schema.append(pa.field(self.score, pa.float64()))
        return schema

    def clean_batch(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Cleans a batch; rows without text stay without, and have neither ledger nor score."""
        schema = self.schema(batch.schema)
        text, ledger, score = self.cleaned(
            batch.column(batch.schema.get_field_index(self.text)),
            None if self.id is None else batch.column(batch.schema.get_field_index(self.id)),
            None if self.source is None else batch.column(batch.schema.get_field_index(self.source)),
        )
        arrays = batch.columns
        if self.output is None or self.output == self.text:
            arrays[batch.schema.get_field_index(self.text)] = text
        else:
            arrays.append(text)
        if self.ledger is not None:
            arrays.append(ledger.cast(pa.string()))
        if self.score is not None:
            arrays.append(score)
        return pa.RecordBatch.from_arrays(arrays, schema=schema)

    def cleaned(
        self, texts: pa.Array, names: pa.Array | None = None, sources: pa.Array | None = None
    ) -> tuple[pa.Array, pa.Array, pa.Array]:
        """The cleaned texts, ledgers and scores of a column, whose documents and sources others may name."""
        kind = text_type(texts.type, self.text)
        if pa.types.is_null(kind):
            return texts, pa.nulls(len(texts), pa.string()), pa.nulls(len(texts), pa.float64())
        if self.evidence is None and self.furniture is None:
            cleaner = known_cleaner(self.configuration)
        else:
            cleaner = carried_cleaner(self.configuration, self.evidence, self.furniture)
        results = cleaner.clean_array(
            texts.cast(kind),
            None if names is None else _names(names),
            sources=None if sources is None else _names(sources),
            threads=self.threads,
        )
        text, ledger, score = results.flatten()
        return text, ledger, score

    def clean_table(self, table: pa.Table) -> pa.Table:
        """Cleans every batch of a table."""
        batches = [self.clean_batch(batch) for batch in table.to_batches()]
        return pa.Table.from_batches(batches, schema=self.schema(table.schema))

    def documents(self, batch: pa.RecordBatch) -> list[tuple[str, bytes | None]]:
        """The name and text of every row."""
        column = batch.column(batch.schema.get_field_index(self.text))
        # The bytes of a string column are used as they lie there; no Python string is made of them.
        kind = text_type(column.type, self.text)
        texts = column.cast(kind).cast(pa.large_binary() if _is_wide(kind) else pa.binary()).to_pylist()
        if self.id is None:
            return [("", text) for text in texts]
        names = _names(batch.column(batch.schema.get_field_index(self.id))).to_pylist()
        return [(name or "", text) for name, text in zip(names, texts, strict=True)]

    def sourced(self, batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[str, bytes]]:
        """The source and text of every row of batches that has both."""
        by_source = replace(self, id=self.source)
        return ((source, text) for source, text in by_source.texts(batches) if source)

    def check_furniture(self) -> None:
        """Raises ``ValueError`` if lines cannot be counted by source."""
        if self.source is None:
            raise ValueError("to find a site's furniture, rows need a source; name its column with source")

    def counts(self, batches: Iterable[pa.RecordBatch]) -> bytes:
        """How often lines recur in the rows of batches, encoded."""
        furniture = Furniture()
        for source, text in self.sourced(batches):
            furniture.add(text, source=source)
        return furniture.to_bytes()

    def texts(self, batches: Iterable[pa.RecordBatch]) -> Iterator[tuple[str, bytes]]:
        """The name and text of every row of batches that has a text."""
        for batch in batches:
            yield from ((name, text) for name, text in self.documents(batch) if text is not None)

    def check_corroboration(self) -> None:
        """Raises ``ValueError`` if rows cannot be evidence for each other."""
        if self.id is None:
            raise ValueError(
                "to corroborate, documents need names, since none is evidence for itself; name their column with id"
            )

    def queries(self, batches: Iterable[pa.RecordBatch]) -> bytes:
        """What the rows of batches ask for, encoded: the first pass."""
        queries = Queries()
        for _, text in self.texts(batches):
            queries.add(text)
        return queries.to_bytes()

    def answers(self, batches: Iterable[pa.RecordBatch], queries: bytes) -> bytes:
        """The sentences of the rows of batches that are asked for, encoded: the second pass."""
        evidence = Evidence(queries_of(queries))
        for name, text in self.texts(batches):
            evidence.add(text, id=name)
        return evidence.to_bytes()


def text_type(kind: pa.DataType, name: str) -> pa.DataType:
    """The type that the cleaned text of a column has: its own, or that of its values where it has a dictionary.

    :raises TypeError: if it holds no text.
    """
    value = kind.value_type if pa.types.is_dictionary(kind) else kind
    if pa.types.is_string_view(value) or pa.types.is_binary_view(value):
        return pa.large_string() if pa.types.is_string_view(value) else pa.large_binary()
    # A block in which every text is missing may come with the type null, as from Ray.
    known = (pa.types.is_null, pa.types.is_string, pa.types.is_large_string, pa.types.is_binary, pa.types.is_large_binary)
    if not any(matches(value) for matches in known):
        raise TypeError(f"the column '{name}' holds {kind}; text is a string or binary column")
    return value


def _names(column: pa.Array) -> pa.Array:
    """The values of a column as names, which every one of Python's has."""
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return column.cast(kind)
    return pa.array([None if value is None else str(value) for value in column.to_pylist()], pa.large_string())


def _is_wide(kind: pa.DataType) -> bool:
    return bool(pa.types.is_large_string(kind) or pa.types.is_large_binary(kind))
