"""A step for datatrove's pipelines.

.. code:: python

    if __name__ == "__main__":
        steps = [JsonlReader("in"), CopydeskFormatter(profile="safe"), JsonlWriter("out")]
        LocalPipelineExecutor(steps, tasks=8, workers=8).run()

Its workers are processes that import the main module again, hence the condition.
"""

from typing import Unpack

from datatrove.data import DocumentsPipeline
from datatrove.pipeline.formatters.base import BaseFormatter
from datatrove.utils.typeshelper import StatHints

from .cleaner import Cleaner, Options


class CopydeskFormatter(BaseFormatter):  # type: ignore[misc]  # datatrove has no types
    """Cleans the text of every document.

    Counts the documents (``total``) and those whose text changed (``changed``).
    """

    name = "🗞 Copydesk"

    def __init__(self, ledger: str | None = "ledger", **options: Unpack[Options]) -> None:
        """Makes a step.

        :param ledger: where in a document's metadata its ledger goes, JSON Lines in a string; ``None`` leaves it out.
        :param options: what to clean and how boldly; see :class:`copydesk.Options`.
        :raises ConfigurationError: if an option's name or value is not known.
        """
        super().__init__()
        self.cleaner = Cleaner(**options)
        self.ledger = ledger

    def format(self, text: str) -> str:
        """The cleaned text."""
        return self.cleaner.clean(text).text

    def run(self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1) -> DocumentsPipeline:
        """Cleans documents one after another; datatrove runs a process for every task."""
        for document in data:
            self.stat_update(StatHints.total)
            with self.track_time():
                result = self.cleaner.clean(document.text, id=str(document.id))
                if result.text != document.text:
                    self.stat_update("changed")
                document.text = result.text
                if self.ledger is not None:
                    document.metadata[self.ledger] = result.ledger.decode()
            yield document
