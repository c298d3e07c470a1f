"""Copydesk repairs scraped news text and shows every change it makes.

>>> import copydesk
>>> result = copydesk.clean("It is n't over , he said .")
>>> result.text
"It isn't over, he said."
>>> [finding.rule for finding in result.findings if finding.outcome == "repaired"]
['spaced-contraction', 'space-before-punctuation', 'space-before-punctuation']
>>> result.revert()
"It is n't over , he said ."

Adapters: :mod:`copydesk.pandas`, :mod:`copydesk.datasets`, :mod:`copydesk.polars`, :mod:`copydesk.duckdb`,
:mod:`copydesk.spark`, :mod:`copydesk.ray`, :mod:`copydesk.datatrove`, :mod:`copydesk.parquet`.
"""

from ._version import VERSION as __version__
from .cleaner import Cleaner, Options, clean, clean_many
from .errors import ConfigurationError, CopydeskError, EvidenceError, LibraryNotFoundError, TextTooLongError
from .evidence import Evidence, Queries
from .finding import Finding
from .furniture import Furniture
from .offsets import Offsets
from .result import Result

__all__ = [
    "Cleaner",
    "ConfigurationError",
    "CopydeskError",
    "Evidence",
    "EvidenceError",
    "Finding",
    "Furniture",
    "LibraryNotFoundError",
    "Offsets",
    "Options",
    "Queries",
    "Result",
    "TextTooLongError",
    "__version__",
    "clean",
    "clean_many",
]
