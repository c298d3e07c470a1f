"""Documents as evidence for each other: copies of a sentence give back the words that mentions were written over.

A batch is gone through twice before it is cleaned, as ``copydesk clean --corroborate`` does it:

>>> from copydesk import Cleaner
>>> documents = [("a", "It rained on Friday."), ("b", "It snowed on Monday.")]
>>> cleaner = Cleaner(evidence=Evidence.of(documents))
>>> [result.text for result in cleaner.clean_named(documents)]
['It rained on Friday.', 'It snowed on Monday.']

In parts, on any number of machines: each part adds to :class:`Queries` of its own, which are merged; then to
:class:`Evidence` of its own, made with all queries, which is merged too. Order and parts do not matter: the bytes are the
same. The adapters for Spark, Ray and datatrove do just that.
"""

import weakref
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from . import _library
from ._encoding import encode
from ._threads import Text, on_threads


class Queries:
    """What broken sentences of some documents ask other documents for, in 32 MiB; the first pass.

    Any number of threads may add to one.
    """

    def __init__(self) -> None:
        """Makes queries without any."""
        self._handle = _library.QUERIES.create()
        weakref.finalize(self, _library.QUERIES.free, self._handle)

    def add(self, text: str | bytes) -> None:
        """Adds what a document asks for: nothing, unless it looks as if mentions had been written over its words."""
        _library.QUERIES.add(self._handle, _bytes(text))

    def merge(self, part: bytes) -> None:
        """Adds what :meth:`to_bytes` gave of other documents.

        :raises EvidenceError: if the bytes are no queries; then nothing is added.
        """
        _library.QUERIES.merge(self._handle, part)

    def to_bytes(self) -> bytes:
        """The queries as bytes: some two for every three words in a row that they hold, 8 MiB at most."""
        return _library.QUERIES.encode(self._handle)

    @property
    def documents(self) -> int:
        """The number of documents that ask for something; if none does, no evidence will be of use."""
        return _library.QUERIES.count(self._handle)


class Evidence:
    """Sentences that may answer, with the names of the documents that have them; the second pass.

    Any number of threads may add to one. It is pickled as its bytes.
    """

    def __init__(self, queries: Queries | None = None, *, memory: int | None = None) -> None:
        """Makes evidence without any.

        :param queries: what is asked for, as it is at this moment; ``None`` keeps every sentence, for a collection that
            is evidence for others.
        :param memory: the most the sentences may take in bytes; ``None`` means 256 MiB, some 300,000 sentences.
        """
        handle = None if queries is None else queries._handle
        self._keep(_library.create_evidence(handle, 0 if memory is None else max(1, memory)))

    def _keep(self, handle: int) -> None:
        self._handle = handle
        weakref.finalize(self, _library.EVIDENCE.free, handle)

    @classmethod
    def of(
        cls, documents: Iterable[tuple[str, Text]], *, threads: int | None = None, memory: int | None = None
    ) -> "Evidence":
        """The evidence that documents are for each other.

        :param documents: pairs of a name and a text, gone through twice; every document needs a name of its own.
        :param threads: documents worked on at a time; ``None`` means one for every core this process may use.
        :raises TypeError: if ``documents`` can be gone through once only.
        """
        if isinstance(documents, Iterator):
            raise TypeError("the documents are gone through twice; give a list, or an object that can start again")
        queries = Queries()
        for _ in on_threads(documents, lambda name, text: queries.add(text), threads):
            pass
        evidence = cls(queries, memory=memory)
        if queries.documents > 0:
            for _ in on_threads(documents, lambda name, text: evidence.add(text, id=name), threads):
                pass
        return evidence

    @classmethod
    def from_bytes(cls, data: bytes) -> "Evidence":
        """Takes over what :meth:`to_bytes` gave; it takes no documents if it was gathered for queries.

        :raises EvidenceError: if the bytes are no evidence.
        """
        evidence = cls.__new__(cls)
        evidence._keep(_library.decode_evidence(data))
        return evidence

    def add(self, text: str | bytes, *, id: str) -> None:
        """Adds those sentences of a document that are asked for; ``id`` is the name by which it will be cleaned."""
        _library.EVIDENCE.add(self._handle, _bytes(text), encode(id))

    def merge(self, part: bytes) -> None:
        """Adds what :meth:`to_bytes` gave of other documents.

        :raises EvidenceError: if the bytes are no evidence, or some for other queries or memory; then nothing is added.
        """
        _library.EVIDENCE.merge(self._handle, part)

    def to_bytes(self) -> bytes:
        """The evidence as bytes: its sentences, within its memory, and their names."""
        return _library.EVIDENCE.encode(self._handle)

    def __len__(self) -> int:
        """The number of sentences kept."""
        return _library.EVIDENCE.count(self._handle)

    def __reduce__(self) -> tuple[Callable[[bytes], "Evidence"], tuple[bytes]]:
        return Evidence.from_bytes, (self.to_bytes(),)


def merge_queries(first: bytes, second: bytes) -> bytes:
    """The encoded queries of two parts; nothing is a part as well."""
    if not first or not second:
        return first or second
    queries = Queries()
    queries.merge(first)
    queries.merge(second)
    return queries.to_bytes()


def merge_evidence(first: bytes, second: bytes) -> bytes:
    """The encoded evidence of two parts; nothing is a part as well."""
    if not first or not second:
        return first or second
    evidence = Evidence.from_bytes(first)
    evidence.merge(second)
    return evidence.to_bytes()


def queries_of(data: bytes) -> Queries:
    """The queries that were encoded; none if ``data`` is empty."""
    queries = Queries()
    if data:
        queries.merge(data)
    return queries


@dataclass(frozen=True)
class CarriedEvidence:
    """Encoded evidence on its way to workers; each process reads it once."""

    #: Tells it from other evidence.
    key: str
    #: Fetches the bytes, wherever the engine put them.
    load: Callable[[], bytes] = field(compare=False)


def _bytes(text: str | bytes) -> bytes:
    if isinstance(text, str):
        return encode(text)
    if isinstance(text, bytes):
        return text
    raise TypeError(f"a text is str or bytes, not {type(text).__name__}")
