"""Lines that recur in the documents of one source, and that the site put there: counted, then taken out.

A batch is gone through once before it is cleaned, as ``copydesk clean --furniture`` does it:

>>> from copydesk import Cleaner, Furniture
>>> documents = [("https://a.example/", f"Boat {number} sank at noon.\\n\\nAsk our editors.") for number in range(10)]
>>> cleaner = Cleaner(furniture=Furniture.of(documents))
>>> cleaner.clean("Boat 11 sank at noon.\\n\\nAsk our editors.", source="https://a.example/").text
'Boat 11 sank at noon.'

In parts, on any number of machines: each part adds to a :class:`Furniture` of its own, and all are merged. Order and parts
do not matter: the bytes are the same. The adapters for Spark, Ray, datatrove and Parquet do just that.
"""

import weakref
from collections.abc import Callable, Iterable

from . import _library
from ._encoding import encode
from ._threads import Text, on_threads


class Furniture:
    """How many documents of each source have each line, in 64 MiB.

    Any number of threads may add to one. It is pickled as its bytes.
    """

    def __init__(self, *, memory: int | None = None) -> None:
        """Makes counts of nothing.

        :param memory: what they take in bytes, rounded down to a power of two; ``None`` means 64 MiB. All parts must have
            the same.
        """
        self._memory = 0 if memory is None else max(1, memory)
        self._handle = _library.FURNITURE.create(self._memory)
        weakref.finalize(self, _library.FURNITURE.free, self._handle)

    @classmethod
    def of(
        cls, documents: Iterable[tuple[str, Text]], *, threads: int | None = None, memory: int | None = None
    ) -> "Furniture":
        """The counts of pairs of a source and a text.

        :param threads: documents worked on at a time; ``None`` means one for every core this process may use.
        """
        furniture = cls(memory=memory)
        for _ in on_threads(documents, lambda source, text: furniture.add(text, source=source), threads):
            pass
        return furniture

    def add(self, text: str | bytes, *, source: str) -> None:
        """Counts the lines of a document.

        :param source: the name of its site or collection, or a URL, of which the host counts; a document without one is
            not counted.
        """
        _library.FURNITURE.add(self._handle, encode(text) if isinstance(text, str) else text, encode(source))

    def merge(self, part: bytes) -> None:
        """Adds what :meth:`to_bytes` gave of other documents.

        :raises EvidenceError: if the bytes are no counts of this memory; then nothing is added.
        """
        _library.FURNITURE.merge(self._handle, part)

    def to_bytes(self) -> bytes:
        """The counts as bytes: some six for every line, within their memory."""
        return _library.FURNITURE.encode(self._handle)

    @property
    def documents(self) -> int:
        """The number of documents counted."""
        return _library.FURNITURE.count(self._handle)

    @classmethod
    def from_bytes(cls, data: bytes, *, memory: int | None = None) -> "Furniture":
        """The counts that were encoded; none if ``data`` is empty.

        :raises EvidenceError: if the bytes are no counts of this memory.
        """
        furniture = cls(memory=memory)
        if data:
            furniture.merge(data)
        return furniture

    def __reduce__(self) -> tuple[Callable[[bytes, int], "Furniture"], tuple[bytes, int]]:
        return _unpickled, (self.to_bytes(), self._memory)


def _unpickled(data: bytes, memory: int) -> Furniture:
    return Furniture.from_bytes(data, memory=memory or None)


def merge_furniture(first: bytes, second: bytes) -> bytes:
    """The encoded counts of two parts; nothing is a part as well."""
    if not first or not second:
        return first or second
    furniture = Furniture.from_bytes(first)
    furniture.merge(second)
    return furniture.to_bytes()
