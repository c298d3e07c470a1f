"""Cleans a column of Arrow data; what the adapters for Spark, Ray and Parquet have in common."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyarrow as pa

from .cleaner import corroborating_cleaner, known_cleaner
from .evidence import CarriedEvidence, Evidence, Queries, queries_of


@dataclass(frozen=True)
class ColumnCleaner:
    """Which column is cleaned, and where the results go; can be pickled."""

    #: The column with the text: strings, or binary that is conventionally UTF-8.
    text: str = "text"
    #: The column for the cleaned text; ``None`` puts it in the place of the text.
    output: str | None = None
    #: The column for the ledger, JSON Lines in a string; ``None`` leaves it out.
    ledger: str | None = "ledger"
    #: A column whose values name the documents in their ledgers.
    id: str | None = None
    #: The cleaner's configuration.
    configuration: str = ""
    #: Texts of a batch worked on at a time.
    threads: int = 1
    #: Copies of sentences in other rows, to repair from.
    evidence: CarriedEvidence | None = None

    def check_names(self, names: list[str]) -> None:
        """Raises ``ValueError`` if a column to read is missing, or one to write is there."""
        for name in (self.text, self.id):
            if name is not None and name not in names:
                raise ValueError(f"there is no column '{name}'; the columns are {', '.join(names)}")
        added = [name for name in (self.output, self.ledger) if name is not None and name != self.text]
        for name in added:
            if name in names or added.count(name) > 1:
                raise ValueError(f"the column '{name}' is there already; give another name")
        if self.ledger == self.text:
            raise ValueError(f"the ledger would take the place of the text in '{self.text}'; give another name")

    def schema(self, schema: pa.Schema) -> pa.Schema:
        """The schema of the results, metadata included."""
        self.check_names(schema.names)
        kind = schema.field(self.text).type
        value = kind.value_type if pa.types.is_dictionary(kind) else kind
        # A block in which every text is missing may come with the type null, as from Ray.
        known = (pa.types.is_string, pa.types.is_large_string, pa.types.is_binary, pa.types.is_large_binary)
        if not pa.types.is_null(value) and not any(matches(value) for matches in known):
            raise TypeError(f"the column '{self.text}' holds {kind}; text is a string or binary column")
        if self.output is None or self.output == self.text:
            place = schema.get_field_index(self.text)
            schema = schema.set(place, schema.field(place).with_type(value))
        else:
            schema = schema.append(pa.field(self.output, value))
        if self.ledger is not None:
            schema = schema.append(pa.field(self.ledger, pa.string()))
        return schema

    def clean_batch(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Cleans a batch; rows without text stay without, and have no ledger."""
        schema = self.schema(batch.schema)
        column = self._column(batch)
        wide = _is_wide(column.type)
        documents = self.documents(batch)
        if self.evidence is None:
            cleaner = known_cleaner(self.configuration)
        else:
            cleaner = corroborating_cleaner(self.configuration, self.evidence)
        present = [(name, text) for name, text in documents if text is not None]
        results = cleaner.clean_named(present, threads=self.threads)
        cleaned: list[bytes | None] = []
        ledgers: list[bytes | None] = []
        for _, text in documents:
            result = None if text is None else next(results)
            cleaned.append(None if result is None else result.text)
            ledgers.append(None if result is None else result.ledger)
        arrays = batch.columns
        output = pa.array(cleaned, pa.large_binary() if wide else pa.binary())
        output = column if pa.types.is_null(column.type) else output.cast(column.type)
        if self.output is None or self.output == self.text:
            arrays[batch.schema.get_field_index(self.text)] = output
        else:
            arrays.append(output)
        if self.ledger is not None:
            arrays.append(pa.array(ledgers, pa.binary()).cast(pa.string()))
        return pa.RecordBatch.from_arrays(arrays, schema=schema)

    def clean_table(self, table: pa.Table) -> pa.Table:
        """Cleans every batch of a table."""
        batches = [self.clean_batch(batch) for batch in table.to_batches()]
        return pa.Table.from_batches(batches, schema=self.schema(table.schema))

    def _column(self, batch: pa.RecordBatch) -> pa.Array:
        column = batch.column(batch.schema.get_field_index(self.text))
        return column.dictionary_decode() if pa.types.is_dictionary(column.type) else column

    def documents(self, batch: pa.RecordBatch) -> list[tuple[str, bytes | None]]:
        """The name and text of every row."""
        column = self._column(batch)
        # The bytes of a string column are used as they lie there; no Python string is made of them.
        texts = column.cast(pa.large_binary() if _is_wide(column.type) else pa.binary()).to_pylist()
        if self.id is None:
            return [("", text) for text in texts]
        values = batch.column(batch.schema.get_field_index(self.id)).to_pylist()
        return [("" if value is None else str(value), text) for value, text in zip(values, texts, strict=True)]

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


def _is_wide(kind: pa.DataType) -> bool:
    return bool(pa.types.is_large_string(kind) or pa.types.is_large_binary(kind))
