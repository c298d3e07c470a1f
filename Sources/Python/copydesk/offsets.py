"""Moves places between a text and its cleaned text."""

import weakref
from typing import Final, Literal

from . import _library
from ._encoding import encode

#: What offsets count: UTF-8, the characters of Python's strings, or the units of JavaScript and Java.
Unit = Literal["bytes", "code points", "utf-16"]
Side = Literal["start", "end"]

_UNITS: Final[dict[str, int]] = {"bytes": 0, "code points": 1, "utf-16": 2}
_SIDES: Final[dict[str, int]] = {"start": 0, "end": 1}


class Offsets:
    """Where each place of a text stands in its cleaned text, and the other way round.

    >>> import copydesk
    >>> text = "Ms . Holt did n't say ."
    >>> result = copydesk.clean(text)
    >>> offsets = result.offsets()
    >>> start, end = offsets.span_to_cleaned(text.index("did"), text.index(" say"))
    >>> result.text[start:end]
    "didn't"

    Exact outside of edits and at their borders. A place inside an edit has no counterpart: the start of a span moves to
    the start of what stands in the edit's place, its end to the end, and what was inserted at a span's border stays
    outside. Offsets outside of the text are taken for its nearer end.
    """

    def __init__(self, text: str | bytes, ledger: str | bytes, unit: Unit | None = None) -> None:
        """Makes the map of a cleaned text and its ledger, as they stand in a result or in two columns.

        :param unit: what offsets count; ``None`` means what indexes of ``text`` count.
        :raises EvidenceError: if the ledger is none, or none of this text.
        """
        if unit is None:
            unit = "bytes" if isinstance(text, bytes) else "code points"
        if unit not in _UNITS:
            raise ValueError(f"there is no unit '{unit}'; the units are {', '.join(_UNITS)}")
        self._handle = _library.create_offsets(_bytes(text), _bytes(ledger), _UNITS[unit])
        weakref.finalize(self, _library.free_offsets, self._handle)

    def to_cleaned(self, offset: int, side: Side = "start") -> int:
        """The place in the cleaned text of an offset into the original that starts or ends a span."""
        return _library.move_offset(self._handle, True, _side(side), offset)

    def to_original(self, offset: int, side: Side = "start") -> int:
        """The place in the original text of an offset into the cleaned one that starts or ends a span."""
        return _library.move_offset(self._handle, False, _side(side), offset)

    def span_to_cleaned(self, start: int, end: int) -> tuple[int, int]:
        """The span of the cleaned text that a span of the original has become."""
        first = self.to_cleaned(start)
        return first, max(first, self.to_cleaned(end, "end"))

    def span_to_original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text that a span of the cleaned one was."""
        first = self.to_original(start)
        return first, max(first, self.to_original(end, "end"))


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else encode(text)


def _side(side: str) -> int:
    if side not in _SIDES:
        raise ValueError(f"there is no side '{side}'; a place starts or ends a span: 'start' or 'end'")
    return _SIDES[side]
