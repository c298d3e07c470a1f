"""A step for datatrove's pipelines.

.. code:: python

    if __name__ == "__main__":
        steps = [JsonlReader("in"), CopydeskFormatter(profile="safe"), JsonlWriter("out")]
        LocalPipelineExecutor(steps, tasks=8, workers=8).run()

Its workers are processes that import the main module again, hence the condition.

Documents as evidence for each other, as ``copydesk clean --corroborate`` has it, take three runs over the same input, each
of which ends before the next begins:

.. code:: python

    for step in (QueryCounter("parts"), EvidenceCollector("parts"), CopydeskFormatter(evidence="parts")):
        steps = [JsonlReader("in"), step]
        if isinstance(step, CopydeskFormatter):
            steps.append(JsonlWriter("out"))
        LocalPipelineExecutor(steps, tasks=8, workers=8).run()
"""

from collections.abc import Iterator
from typing import Unpack

from datatrove.data import DocumentsPipeline
from datatrove.io import DataFolderLike, get_datafolder
from datatrove.pipeline.base import PipelineStep
from datatrove.pipeline.formatters.base import BaseFormatter
from datatrove.utils.typeshelper import StatHints

from .cleaner import Cleaner, Options, checked_configuration
from .evidence import Evidence, Queries
from .furniture import Furniture


class _Parts:
    """What every task of a run leaves in a folder for the next run: a file for each."""

    def __init__(self, folder: DataFolderLike, kind: str) -> None:
        self.folder = get_datafolder(folder)
        self.kind = kind

    def write(self, data: bytes, rank: int, world_size: int) -> None:
        with self.folder.open(f"{rank:05}-of-{world_size:05}.{self.kind}", "wb") as file:
            file.write(data)

    def read(self) -> Iterator[bytes]:
        """All parts; their order does not matter.

        :raises ValueError: if there are none, or some are missing or left over from another run.
        """
        names = sorted(name for name in self.folder.list_files() if name.endswith(f".{self.kind}"))
        count = int(names[0].removesuffix(f".{self.kind}").rpartition("-of-")[2]) if names else 0
        expected = [f"{rank:05}-of-{count:05}.{self.kind}" for rank in range(count)]
        if names != expected or not names:
            raise ValueError(
                f"{self.folder.path} has {len(names)} parts of {self.kind} where the run before has {count}; "
                "let that run end first, or begin with an empty folder"
            )
        for name in names:
            with self.folder.open(name, "rb") as file:
                yield file.read()

    def evidence(self) -> Evidence:
        """All evidence."""
        parts = self.read()
        evidence = Evidence.from_bytes(next(parts))
        for part in parts:
            evidence.merge(part)
        return evidence

    def counts(self) -> Furniture:
        """All counts of furniture."""
        furniture = Furniture()
        for part in self.read():
            furniture.merge(part)
        return furniture


class QueryCounter(PipelineStep):  # type: ignore[misc]  # datatrove has no types
    """Notes what broken sentences ask other documents for: the first run of corroboration.

    Documents pass through as they are. Every task leaves a part of some megabytes in ``folder``.
    """

    type = "🗞 Copydesk"
    name = "queries"

    def __init__(self, folder: DataFolderLike) -> None:
        super().__init__()
        self.parts = _Parts(folder, "queries")

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        """Goes through the documents of a task."""
        queries = Queries()
        for document in data:
            with self.track_time():
                queries.add(document.text)
            yield document
        self.stat_update("asking", value=queries.documents)
        self.parts.write(queries.to_bytes(), rank, world_size)


class EvidenceCollector(PipelineStep):  # type: ignore[misc]  # datatrove has no types
    """Keeps the sentences that are asked for: the second run of corroboration, over the same documents.

    Documents pass through as they are. Every task reads all parts of the first run, and leaves one of its own.
    """

    type = "🗞 Copydesk"
    name = "evidence"

    def __init__(self, folder: DataFolderLike) -> None:
        super().__init__()
        self.queries = _Parts(folder, "queries")
        self.parts = _Parts(folder, "evidence")

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        """Goes through the documents of a task."""
        queries = Queries()
        for part in self.queries.read():
            queries.merge(part)
        evidence = Evidence(queries)
        for document in data:
            if queries.documents > 0:
                with self.track_time():
                    evidence.add(document.text, id=str(document.id))
            yield document
        self.stat_update("sentences", value=len(evidence))
        self.parts.write(evidence.to_bytes(), rank, world_size)


class FurnitureCounter(PipelineStep):  # type: ignore[misc]  # datatrove has no types
    """Counts lines that recur in documents of one source: the run before that of the formatter.

    Documents pass through as they are. Every task leaves a part in ``folder``.
    """

    type = "🗞 Copydesk"
    name = "furniture"

    def __init__(self, folder: DataFolderLike, source: str = "url") -> None:
        """Makes a step.

        :param source: what in a document's metadata tells its source: a name, or a URL, whose host it is.
        """
        super().__init__()
        self.parts = _Parts(folder, "furniture")
        self.source = source

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        """Goes through the documents of a task."""
        furniture = Furniture()
        for document in data:
            with self.track_time():
                furniture.add(document.text, source=str(document.metadata.get(self.source) or ""))
            yield document
        self.stat_update("counted", value=furniture.documents)
        self.parts.write(furniture.to_bytes(), rank, world_size)


class CopydeskFormatter(BaseFormatter):  # type: ignore[misc]  # datatrove has no types
    """Cleans the text of every document.

    Counts the documents (``total``) and those whose text changed (``changed``).
    """

    name = "🗞 Copydesk"

    def __init__(
        self,
        ledger: str | None = "ledger",
        *,
        evidence: DataFolderLike | None = None,
        furniture: DataFolderLike | None = None,
        source: str = "url",
        **options: Unpack[Options],
    ) -> None:
        """Makes a step.

        :param ledger: where in a document's metadata its ledger goes, JSON Lines in a string; ``None`` leaves it out.
        :param evidence: the folder of :class:`EvidenceCollector`, of whose run every task reads all parts.
        :param furniture: the folder of :class:`FurnitureCounter`, of whose run every task reads all parts.
        :param source: what in a document's metadata tells its source.
        :param options: what to clean and how boldly; see :class:`copydesk.Options`.
        :raises ConfigurationError: if an option's name or value is not known.
        """
        super().__init__()
        configuration = checked_configuration(options)
        self.parts = None if evidence is None else _Parts(evidence, "evidence")
        self.furniture = None if furniture is None else _Parts(furniture, "furniture")
        self.source = source
        self.cleaner = Cleaner(configuration)
        self.ledger = ledger

    def format(self, text: str) -> str:
        """The cleaned text."""
        return self.cleaner.clean(text).text

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        """Cleans documents one after another; datatrove runs a process for every task."""
        if self.parts is not None or self.furniture is not None:
            self.cleaner = Cleaner(
                self.cleaner.configuration,
                None if self.parts is None else self.parts.evidence(),
                None if self.furniture is None else self.furniture.counts(),
            )
        for document in data:
            self.stat_update(StatHints.total)
            with self.track_time():
                origin = str(document.metadata.get(self.source) or "")
                result = self.cleaner.clean(document.text, id=str(document.id), source=origin)
                if result.text != document.text:
                    self.stat_update("changed")
                document.text = result.text
                if self.ledger is not None:
                    document.metadata[self.ledger] = result.ledger.decode()
            yield document
