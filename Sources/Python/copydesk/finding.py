"""What was found in a text."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Finding:
    """A place in the original text where a rule found damage: a line of the ledger.

    ``start`` and ``end`` count code points of the original, ``start_byte`` and ``end_byte`` its UTF-8 bytes.
    """

    #: The document's name.
    id: str
    #: The rule that found it; ``copydesk rules RULE`` explains it.
    rule: str
    #: The stage the rule belongs to.
    stage: str
    #: The kind of damage.
    category: str
    #: Whether the text was changed or the place only reported.
    outcome: Literal["repaired", "flagged"]
    #: How much it matters.
    severity: Literal["note", "warning", "error"]
    start: int
    end: int
    start_byte: int
    end_byte: int
    #: What stood there; the bytes ``start_byte`` to ``end_byte`` of the original.
    before: bytes
    #: What stands there now; ``None`` for a flag.
    after: bytes | None
    #: How sure the rule is, 0 to 1.
    confidence: float
    #: What speaks for it; a list where there are several of a kind, such as ``suggestion``.
    evidence: Mapping[str, str | list[str]]
    #: The other rules whose edits the change holds, where several fell on the same bytes.
    joined_rules: tuple[str, ...] = ()

    @classmethod
    def from_line(cls, line: bytes | str) -> "Finding":
        """Reads one line of a ledger.

        :raises KeyError: if a member is missing; :raises json.JSONDecodeError: if it is not JSON.
        """
        record: dict[str, Any] = json.loads(line)
        return cls(
            id=record["id"],
            rule=record["rule"],
            stage=record["stage"],
            category=record["category"],
            outcome=record["outcome"],
            severity=record["severity"],
            start=record["start"],
            end=record["end"],
            start_byte=record["startByte"],
            end_byte=record["endByte"],
            before=_exact(record, "before") or b"",
            after=_exact(record, "after"),
            confidence=record["confidence"],
            evidence=record["evidence"],
            joined_rules=tuple(record.get("joinedRules", ())),
        )


def _exact(record: Mapping[str, Any], name: str) -> bytes | None:
    """The bytes of a member; base64 stands beside it where they are not UTF-8."""
    exact = record.get(name + "Base64")
    if exact is not None:
        return base64.b64decode(exact)
    text = record.get(name)
    return None if text is None else str(text).encode()
