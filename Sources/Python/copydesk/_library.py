"""Finds ``libcopydesk`` and declares its functions.

Looked for in this order: the file that the environment variable ``COPYDESK_LIBRARY`` names; beside this module, where
``pip install`` puts it; where the system's linker finds it, as after ``make install``.
"""

import ctypes
import os
from pathlib import Path
from typing import Final

from ._version import VERSION
from .errors import ConfigurationError, CopydeskError, LibraryNotFoundError, TextTooLongError

SONAME: Final = "libcopydesk.so.0"

# The statuses of copydesk.h.
_ERRORS: Final[dict[int, type[CopydeskError]]] = {3: ConfigurationError, 4: TextTooLongError}

_REMEDY: Final = (
    "run `pip install ./Sources/Python` in a checkout of Copydesk, or `make install` there, "
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
    library.copydesk_cleaner_free.argtypes = [handle]
    library.copydesk_clean.argtypes = [handle, text, size, text, size, ctypes.POINTER(handle)]
    for name in ("copydesk_result_text", "copydesk_result_ledger"):
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


def create_cleaner(configuration: bytes) -> int:
    """Makes a cleaner and gives its handle."""
    cleaner = ctypes.c_void_p()
    status = LIBRARY.copydesk_cleaner_create(configuration, len(configuration), ctypes.byref(cleaner))
    if status != 0 or cleaner.value is None:
        raise last_error(status)
    return cleaner.value


def free_cleaner(cleaner: int) -> None:
    """Frees a cleaner."""
    LIBRARY.copydesk_cleaner_free(cleaner)


def clean(cleaner: int, text: bytes, name: bytes) -> tuple[bytes, bytes]:
    """Cleans a text; gives the cleaned text and the ledger."""
    result = ctypes.c_void_p()
    status = LIBRARY.copydesk_clean(cleaner, text, len(text), name, len(name), ctypes.byref(result))
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
