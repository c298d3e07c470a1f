"""Cleans texts one by one or many at a time."""

import json
import os
import weakref
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypedDict, Unpack

from . import _library
from ._encoding import decode, encode
from ._threads import Text, on_threads, thread_count
from .evidence import CarriedEvidence, Evidence
from .furniture import Furniture
from .result import Result

if TYPE_CHECKING:
    import pyarrow as pa


class Options(TypedDict, total=False):
    """What to clean and how boldly: the keys of ``copydesk.yaml``, with underscores; ``None`` means the default."""

    #: How much risk to take.
    profile: Literal["safe", "standard", "thorough"] | None
    #: Stages or rules to run, and no others.
    only: str | Collection[str] | None
    #: Stages or rules not to run.
    skip: str | Collection[str] | None
    #: What single rules do.
    set: Mapping[str, Literal["off", "flag", "fix"]] | None
    #: The least confidence for an edit, 0 to 1.
    min_confidence: float | None
    #: What is written where a word is lost.
    gap: Literal["keep", "mark", "drop"] | None
    #: What is masked: ``email``, ``phone``, ``ip``, ``url``, ``handle``.
    mask: str | Collection[str] | None
    #: ICU regular expressions for text that must not be touched.
    protect: str | Collection[str] | None
    #: The largest text cleaned: a number of UTF-8 bytes, or a string such as ``"500k"`` or ``"4M"``, which is the
    #: default. A larger one comes back as it was, with the finding ``oversized-document``.
    max_document: int | str | None
    #: The file of a language model of your own (``copydesk train``), for restoring words; on every machine at work.
    model: str | None
    #: The file of weights of your own (``copydesk learn``), for restoring words; on every machine at work.
    weights: str | None
    #: The file of a neural model (``make neural-model``) that reads the sentences of damaged places; slower. On every
    #: machine at work.
    neural_model: str | None


class Cleaner:
    """A configuration made ready for work; any number of threads may use one.

    It is pickled as its configuration and evidence, so it can be sent to other processes, which need the library too.
    """

    def __init__(
        self,
        configuration: str | None = None,
        evidence: Evidence | None = None,
        furniture: Furniture | None = None,
        **options: Unpack[Options],
    ) -> None:
        """Makes a cleaner from options, or from the text of a ``copydesk.yaml``, but not from both.

        :param evidence: copies of sentences to repair from, as they are at this moment. Documents must then be cleaned
            under the names by which they were added.
        :param furniture: how often lines recur in documents of a source, as counted at this moment; what is a site's is
            then taken out of texts that are cleaned with their source.
        :raises ConfigurationError: if a name or value is not known.
        """
        if configuration is not None and options:
            raise TypeError("a configuration and options were given; put the options into the configuration")
        #: The configuration as the library reads it.
        self.configuration: str = configuration_of(options) if configuration is None else configuration
        #: The copies of sentences it repairs from.
        self.evidence = evidence
        #: The counts of lines it knows furniture by.
        self.furniture = furniture
        self._handle = _library.create_cleaner(
            encode(self.configuration),
            None if evidence is None else evidence._handle,
            None if furniture is None else furniture._handle,
        )
        weakref.finalize(self, _library.free_cleaner, self._handle)

    @classmethod
    def from_file(cls, path: str | os.PathLike[str]) -> "Cleaner":
        """Reads a ``copydesk.yaml``; its keys that concern files and records mean nothing here."""
        with open(path, encoding="utf-8") as file:
            return cls(file.read())

    def __reduce__(self) -> tuple[type["Cleaner"], tuple[str, Evidence | None, Furniture | None]]:
        return Cleaner, (self.configuration, self.evidence, self.furniture)

    def clean(self, text: Text, *, id: str = "", source: str = "") -> Result[Text]:
        """Cleans one text, a string or conventionally UTF-8 bytes; ``id`` names it in its ledger.

        ``source`` is the site or collection it comes from, or a URL, of which the host counts; see :class:`Furniture`.

        The library works without the interpreter's lock. Time and memory are linear in the text.

        :raises TextTooLongError: if the text is longer than 4 GiB.
        """
        name, origin = encode(id), encode(source)
        if isinstance(text, str):
            cleaned, ledger = _library.clean(self._handle, encode(text), name, origin)
            return Result(decode(cleaned), ledger)
        if isinstance(text, bytes):
            cleaned, ledger = _library.clean(self._handle, text, name, origin)
            return Result(cleaned, ledger)
        raise TypeError(f"a text is str or bytes, not {type(text).__name__}")

    def clean_many(self, texts: Iterable[Text], *, threads: int | None = None) -> Iterator[Result[Text]]:
        """Cleans texts on several threads and gives the results in order; see :func:`clean_many`."""
        return self.clean_named((("", text) for text in texts), threads=threads)

    def clean_named(
        self, documents: Iterable[tuple[str, Text]], *, threads: int | None = None
    ) -> Iterator[Result[Text]]:
        """Like :meth:`clean_many` for pairs of a name and a text."""

        def work(name: str, text: Text) -> Result[Text]:
            return self.clean(text, id=name)

        return on_threads(documents, work, threads)

    def clean_array(
        self,
        texts: "pa.Array",
        ids: "pa.Array | None" = None,
        *,
        sources: "pa.Array | None" = None,
        threads: int | None = None,
    ) -> "pa.StructArray":
        """Cleans a column of Arrow data: strings or binary, large or not, with nulls.

        One call for all rows, without an object of Python for any of them; needs ``pyarrow``.

        :param ids: names of the documents in their ledgers, a string for each text.
        :param sources: the sources they come from, as in :meth:`clean`, a string for each text.
        :param threads: texts worked on at a time; ``None`` means one for every core this process may use.
        :return: a struct of ``text``, of the type that came, ``ledger``, JSON Lines, and ``score``, 0 to 1; nulls for rows
            without text.
        :raises TextTooLongError: if the results are more than 32-bit offsets hold; pass a large array, or fewer rows.
        """
        from ._exchange import clean_array

        return clean_array(self._handle, texts, ids, sources, thread_count(threads))


def configuration_of(options: Options) -> str:
    """The configuration, in JSON, that options amount to."""
    given = {name.replace("_", "-"): value for name, value in options.items() if value is not None}
    return json.dumps(_plain(given), ensure_ascii=False) if given else ""


def _plain(value: object) -> object:
    """What JSON has: mappings and lists, where any mapping or collection was given; sets in one order always."""
    if isinstance(value, Mapping):
        return {str(name): _plain(member) for name, member in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(value)
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_plain(element) for element in value]
    return value


@lru_cache(maxsize=32)
def known_cleaner(configuration: str) -> Cleaner:
    """The cleaner of a configuration, made once in a process and then kept."""
    return Cleaner(configuration)


@lru_cache(maxsize=2)
def carried_cleaner(configuration: str, evidence: CarriedEvidence | None, furniture: CarriedEvidence | None) -> Cleaner:
    """The cleaner of a configuration, evidence and furniture, made once in a process and then kept."""
    cleaner = Cleaner(
        configuration,
        None if evidence is None else Evidence.from_bytes(evidence.load()),
        None if furniture is None else Furniture.from_bytes(furniture.load()),
    )
    # It has what it needs of them, and they are not sent on from here.
    cleaner.evidence = cleaner.furniture = None
    return cleaner


def checked_configuration(options: Options) -> str:
    """The configuration that options amount to, after a cleaner was made of it.

    So mistakes are told at once rather than by a worker in the middle of the night.
    """
    return known_cleaner(configuration_of(options)).configuration


def clean(text: Text, *, id: str = "", **options: Unpack[Options]) -> Result[Text]:
    """Cleans one text.

    >>> clean("It is n't over , he said .").text
    "It isn't over, he said."

    :param text: a string, or bytes that are conventionally UTF-8; the result is of the same type.
    :param id: the document's name in its ledger.
    :param options: what to clean and how boldly; see :class:`Options`.
    :raises ConfigurationError: if an option's name or value is not known.
    :raises TextTooLongError: if the text is longer than 4 GiB.
    """
    return known_cleaner(configuration_of(options)).clean(text, id=id)


def clean_many(
    texts: Iterable[Text], *, threads: int | None = None, **options: Unpack[Options]
) -> Iterator[Result[Text]]:
    """Cleans texts on several threads and gives the results in order.

    Texts are taken as results are asked for, a few groups ahead, so the input may be endless.

    :param threads: how many texts are worked on at a time; ``None`` means one for every core this process may use.
    """
    return known_cleaner(configuration_of(options)).clean_many(texts, threads=threads)
