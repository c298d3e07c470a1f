"""Finds ``libcopydesk`` and declares its functions.

Looked for in this order: the file that the environment variable ``COPYDESK_LIBRARY`` names; beside this module, where
``pip install`` puts it; where the system's linker finds it, as after ``make install``.
"""

import ctypes
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from ._version import VERSION
from .errors import ConfigurationError, CopydeskError, EvidenceError, LibraryNotFoundError, TextTooLongError

SONAME: Final = "libcopydesk.so.0"

# The statuses of copydesk.h.
_ERRORS: Final[dict[int, type[CopydeskError]]] = {3: ConfigurationError, 4: TextTooLongError, 6: EvidenceError}

_REMEDY: Final = (
    "install the wheel that `make wheel` builds in a checkout of Copydesk, run `make install` there, "
    "or name the file in COPYDESK_LIBRARY"
)


def _load() -> ctypes.CDLL:
    named = os.environ.get("COPYDESK_LIBRARY")
    beside = Path(__file__).with_name(SONAME)
    path = named or (str(beside) if beside.exists() else SONAME)
    try:
        # CDLL lets go of the interpreter's lock during every call, which is why threads scale.
        library = ctypes.CDLL(path)
        library.copydesk_version.restype = ctypes.c_char_p
        version = library.copydesk_version().decode()
    except (OSError, AttributeError) as error:
        raise LibraryNotFoundError(f"{path} cannot be loaded: {error}; {_REMEDY}") from error
    if version != VERSION:
        raise LibraryNotFoundError(f"{path} is version {version}, but this package is {VERSION}; {_REMEDY}")
    return library


def _declare(library: ctypes.CDLL, quick: ctypes.PyDLL) -> None:
    handle, text, size = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t
    library.copydesk_last_error.restype = text
    library.copydesk_cleaner_create.argtypes = [text, size, ctypes.POINTER(handle)]
    library.copydesk_cleaner_create_with_evidence.argtypes = [text, size, handle, ctypes.POINTER(handle)]
    library.copydesk_cleaner_create_with_furniture.argtypes = [text, size, handle, handle, ctypes.POINTER(handle)]
    library.copydesk_cleaner_free.argtypes = [handle]
    library.copydesk_queries_create.argtypes = [ctypes.POINTER(handle)]
    library.copydesk_queries_add.argtypes = [handle, text, size]
    library.copydesk_evidence_create.argtypes = [handle, size, ctypes.POINTER(handle)]
    library.copydesk_evidence_decode.argtypes = [text, size, ctypes.POINTER(handle)]
    library.copydesk_evidence_add.argtypes = [handle, text, size, text, size]
    library.copydesk_furniture_create.argtypes = [size, ctypes.POINTER(handle)]
    library.copydesk_furniture_add.argtypes = [handle, text, size, text, size]
    for kind in ("queries", "evidence", "furniture"):
        getattr(library, f"copydesk_{kind}_merge").argtypes = [handle, text, size]
        getattr(library, f"copydesk_{kind}_encode").argtypes = [handle, ctypes.POINTER(handle)]
        getattr(library, f"copydesk_{kind}_free").argtypes = [handle]
        getattr(library, f"copydesk_{kind}_count").argtypes = [handle]
        getattr(library, f"copydesk_{kind}_count").restype = size
    library.copydesk_data_free.argtypes = [handle]
    library.copydesk_clean.argtypes = [handle, text, size, text, size, ctypes.POINTER(handle)]
    library.copydesk_clean_of_source.argtypes = [handle, text, size, text, size, text, size, ctypes.POINTER(handle)]
    # Pointers to Arrow's structures are addresses here.
    library.copydesk_clean_array_of_sources.argtypes = [handle] * 7 + [size, handle, handle]
    library.copydesk_offsets_create.argtypes = [text, size, text, size, ctypes.c_int, ctypes.POINTER(handle)]
    library.copydesk_offsets_free.argtypes = [handle]
    for name in ("copydesk_offsets_to_cleaned", "copydesk_offsets_to_original"):
        getattr(quick, name).argtypes = [handle, ctypes.c_int, ctypes.POINTER(size), size]
    for name in ("copydesk_result_text", "copydesk_result_ledger", "copydesk_data_bytes"):
        function = getattr(quick, name)
        function.argtypes = [handle, ctypes.POINTER(size)]
        # Not c_char_p: that would copy up to the first zero, and text may hold zeros.
        function.restype = ctypes.c_void_p
    quick.copydesk_result_free.argtypes = [handle]


LIBRARY: Final = _load()
# The same library for calls of a few nanoseconds: to give up the interpreter's lock and queue for it again costs more.
_QUICK: Final = ctypes.PyDLL(LIBRARY._name, handle=LIBRARY._handle)
_declare(LIBRARY, _QUICK)


def last_error(status: int) -> CopydeskError:
    """The exception for a call that gave ``status`` on this thread."""
    message = LIBRARY.copydesk_last_error().decode(errors="replace")
    return _ERRORS.get(status, CopydeskError)(message)


def _created(create: Callable[..., int], *arguments: object) -> int:
    """Calls a function whose last argument is where a new handle goes, and gives the handle."""
    handle = ctypes.c_void_p()
    status = create(*arguments, ctypes.byref(handle))
    if status != 0 or handle.value is None:
        raise last_error(status)
    return handle.value


def create_cleaner(configuration: bytes, evidence: int | None = None, furniture: int | None = None) -> int:
    """Makes a cleaner and gives its handle."""
    if furniture is not None:
        return _created(
            LIBRARY.copydesk_cleaner_create_with_furniture, configuration, len(configuration), evidence, furniture
        )
    if evidence is None:
        return _created(LIBRARY.copydesk_cleaner_create, configuration, len(configuration))
    return _created(LIBRARY.copydesk_cleaner_create_with_evidence, configuration, len(configuration), evidence)


def free_cleaner(cleaner: int) -> None:
    """Frees a cleaner."""
    LIBRARY.copydesk_cleaner_free(cleaner)


def clean(cleaner: int, text: bytes, name: bytes, source: bytes = b"") -> tuple[bytes, bytes]:
    """Cleans a text; gives the cleaned text and the ledger."""
    result = ctypes.c_void_p()
    status = LIBRARY.copydesk_clean_of_source(
        cleaner, text, len(text), name, len(name), source, len(source), ctypes.byref(result)
    )
    if status != 0:
        raise last_error(status)
    try:
        length = ctypes.c_size_t()
        place = ctypes.byref(length)
        cleaned = ctypes.string_at(_QUICK.copydesk_result_text(result, place), length.value)
        ledger = ctypes.string_at(_QUICK.copydesk_result_ledger(result, place), length.value)
        return cleaned, ledger
    finally:
        _QUICK.copydesk_result_free(result)


def create_offsets(text: bytes, ledger: bytes, unit: int) -> int:
    """Makes the map of a cleaned text and its ledger and gives its handle."""
    return _created(LIBRARY.copydesk_offsets_create, text, len(text), ledger, len(ledger), unit)


def move_offset(offsets: int, to_cleaned: bool, side: int, offset: int) -> int:
    """Moves a place to the cleaned text or to the original."""
    place = ctypes.c_size_t(max(offset, 0))
    move = _QUICK.copydesk_offsets_to_cleaned if to_cleaned else _QUICK.copydesk_offsets_to_original
    _check(move(offsets, side, ctypes.byref(place), 1))
    return place.value


def free_offsets(offsets: int) -> None:
    """Frees a map of places."""
    LIBRARY.copydesk_offsets_free(offsets)


class Gatherer:
    """The functions that queries, evidence and furniture have in common, by the name in theirs."""

    def __init__(self, kind: str) -> None:
        self._create = getattr(LIBRARY, f"copydesk_{kind}_create")
        self._add = getattr(LIBRARY, f"copydesk_{kind}_add")
        self._merge = getattr(LIBRARY, f"copydesk_{kind}_merge")
        self._encode = getattr(LIBRARY, f"copydesk_{kind}_encode")
        self._count = getattr(LIBRARY, f"copydesk_{kind}_count")
        self._free = getattr(LIBRARY, f"copydesk_{kind}_free")

    def create(self, *arguments: object) -> int:
        """Makes one and gives its handle."""
        return _created(self._create, *arguments)

    def add(self, handle: int, *values: bytes) -> None:
        """Adds a document: its text, and its name or source where it needs one."""
        _check(self._add(handle, *(part for value in values for part in (value, len(value)))))

    def merge(self, handle: int, data: bytes) -> None:
        """Adds what was encoded."""
        _check(self._merge(handle, data, len(data)))

    def encode(self, handle: int) -> bytes:
        """All of it as bytes."""
        data = _created(self._encode, handle)
        try:
            length = ctypes.c_size_t()
            return ctypes.string_at(_QUICK.copydesk_data_bytes(data, ctypes.byref(length)), length.value)
        finally:
            LIBRARY.copydesk_data_free(data)

    def count(self, handle: int) -> int:
        """What it holds."""
        return int(self._count(handle))

    def free(self, handle: int) -> None:
        """Frees it."""
        self._free(handle)


QUERIES: Final = Gatherer("queries")
EVIDENCE: Final = Gatherer("evidence")
FURNITURE: Final = Gatherer("furniture")


def create_evidence(queries: int | None, memory: int) -> int:
    """Makes evidence and gives its handle."""
    return EVIDENCE.create(queries, memory)


def decode_evidence(data: bytes) -> int:
    """Makes evidence of what was encoded and gives its handle."""
    return _created(LIBRARY.copydesk_evidence_decode, data, len(data))


def _check(status: int) -> None:
    if status != 0:
        raise last_error(status)
