"""Hands Arrow's arrays to the library and takes its results, over Arrow's C data interface."""

import ctypes
from typing import Final

import pyarrow as pa

from ._library import LIBRARY, last_error

# The sizes of the interface's structures, which are fixed: ten and nine words.
_ARRAY: Final = 80
_SCHEMA: Final = 72


class _Exchanged:
    """An array and its schema where C code finds them."""

    def __init__(self) -> None:
        self._array = ctypes.create_string_buffer(_ARRAY)
        self._schema = ctypes.create_string_buffer(_SCHEMA)

    @property
    def addresses(self) -> tuple[int, int]:
        return ctypes.addressof(self._array), ctypes.addressof(self._schema)

    def take(self) -> pa.Array:
        """The array, which pyarrow releases when nobody needs it any more."""
        return pa.Array._import_from_c(*self.addresses)


def clean_array(
    cleaner: int, texts: pa.Array, names: pa.Array | None, sources: pa.Array | None, threads: int
) -> pa.StructArray:
    """Cleans a column; gives a struct of text, ledger and score. The interpreter's lock is let go meanwhile."""
    lent: list[_Exchanged] = []
    try:
        addresses: list[int | None] = []
        for array in (texts, names, sources):
            if array is None:
                addresses += (None, None)
            else:
                lent.append(_lend(array))
                addresses += lent[-1].addresses
        results = _Exchanged()
        status = LIBRARY.copydesk_clean_array_of_sources(cleaner, *addresses, threads, *results.addresses)
        if status != 0:
            raise last_error(status)
        return results.take()
    finally:
        # What is taken back is released.
        for exchanged in lent:
            exchanged.take()


def _lend(array: pa.Array) -> _Exchanged:
    exchanged = _Exchanged()
    array._export_to_c(*exchanged.addresses)
    return exchanged
