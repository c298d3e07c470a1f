"""What cleaning a text gave."""

from typing import Generic, TypeVar

from ._encoding import decode, encode
from .finding import Finding
from .offsets import Offsets, Unit

Text = TypeVar("Text", str, bytes)


class Result(Generic[Text]):
    """A cleaned text and what was found in the original; ``text`` is of the type that went in."""

    __slots__ = ("_findings", "ledger", "text")

    #: The cleaned text.
    text: Text
    #: The ledger as JSON Lines, as ``copydesk clean --edits`` writes it.
    ledger: bytes

    def __init__(self, text: Text, ledger: bytes) -> None:
        self.text = text
        self.ledger = ledger
        self._findings: tuple[Finding, ...] | None = None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found, by place in the original; read from the ledger at the first call."""
        if self._findings is None:
            # JSON Lines end in a line feed and nothing else: splitlines() would break at U+2028 as well.
            self._findings = tuple(Finding.from_line(line) for line in self.ledger.split(b"\n") if line)
        return self._findings

    def revert(self) -> Text:
        """The original text, exactly.

        Complexity: O(n) in the bytes of the text and the ledger.
        """
        cleaned = self.text if isinstance(self.text, bytes) else encode_exactly(self.text)
        parts: list[bytes] = []
        position = length = 0
        for finding in self.findings:
            if finding.after is None:
                continue
            start = position + finding.start_byte - length
            parts += [cleaned[position:start], finding.before]
            length = finding.end_byte
            position = start + len(finding.after)
        original = b"".join([*parts, cleaned[position:]])
        return original if isinstance(self.text, bytes) else decode(original)

    def offsets(self, unit: Unit | None = None) -> Offsets:
        """Where places of the original stand in the cleaned text, and the other way round.

        :param unit: what offsets count; ``None`` means what indexes of ``text`` count.
        """
        return Offsets(self.text, self.ledger, unit)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Result):
            return NotImplemented
        return bool(self.text == other.text and self.ledger == other.ledger)

    def __hash__(self) -> int:
        return hash((self.text, self.ledger))

    def __repr__(self) -> str:
        return f"Result(text={self.text!r}, findings={len(self.findings)})"


def encode_exactly(text: str) -> bytes:
    """Undoes :func:`decode`, whichever way that took."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return encode(text)
