"""Columns of Arrow through the library's one function for them."""

import copydesk
import pyarrow as pa
import pytest
from documents import documents

RECORDS = list(documents(700))


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string(), pa.binary(), pa.large_binary()])
@pytest.mark.parametrize("threads", [1, 3])
def test_a_column_gives_what_single_texts_give(kind: pa.DataType, threads: int) -> None:
    texts = [None if number % 11 == 3 else record["text"] for number, record in enumerate(RECORDS)]
    names = [None if number % 5 == 2 else record["id"] for number, record in enumerate(RECORDS)]
    column = pa.array([None if text is None else text.encode() for text in texts], pa.binary()).cast(kind)
    results = copydesk.Cleaner().clean_array(column[13:], pa.array(names)[13:], threads=threads)
    results.validate(full=True)
    assert results.type.field("text").type == kind
    assert results.type.field("ledger").type == (pa.large_string() if "large" in str(kind) else pa.string())
    for text, name, row in zip(texts[13:], names[13:], results.to_pylist(), strict=True):
        if text is None:
            assert row == {"text": None, "ledger": None, "score": None}
            continue
        result = copydesk.clean(text, id=name or "")
        cleaned = row["text"].decode() if isinstance(row["text"], bytes) else row["text"]
        assert (cleaned, row["ledger"]) == (result.text, result.ledger.decode())
        assert 0 <= row["score"] <= 1
        assert (row["score"] == 0) == (not result.findings)


def test_any_bytes_and_no_rows() -> None:
    cleaner = copydesk.Cleaner()
    column = pa.array([b"\xff , \x00 .", b"", bytes(range(256))], pa.binary())
    texts = cleaner.clean_array(column).field("text").to_pylist()
    assert texts == [copydesk.clean(text.as_py()).text for text in column]
    assert len(cleaner.clean_array(pa.array([], pa.string()))) == 0
    assert cleaner.clean_array(pa.nulls(3, pa.string())).null_count == 0
    assert cleaner.clean_array(pa.nulls(3, pa.string())).field("score").null_count == 3


def test_nothing_is_kept() -> None:
    """Arrow counts the bytes that its own arrays hold; the library's go when the last array does."""
    cleaner = copydesk.Cleaner()
    column = pa.array([record["text"] for record in RECORDS])
    held = pa.total_allocated_bytes()
    for _ in range(3):
        ledger = cleaner.clean_array(column, threads=2).field("ledger")
    del ledger
    with pytest.raises(copydesk.CopydeskError):
        cleaner.clean_array(column, pa.array(["a"]))
    assert pa.total_allocated_bytes() == held


def test_mistakes_are_told() -> None:
    cleaner = copydesk.Cleaner()
    with pytest.raises(copydesk.CopydeskError, match="'ids' cannot be used: it has 1 rows where texts has 2"):
        cleaner.clean_array(pa.array(["a", "b"]), pa.array(["a"]))
    with pytest.raises(copydesk.CopydeskError, match="'texts' cannot be used: its format is 'l'"):
        cleaner.clean_array(pa.array([1]))
    with pytest.raises(copydesk.CopydeskError, match="without a dictionary"):
        cleaner.clean_array(pa.array(["a"]).dictionary_encode())
    with pytest.raises(ValueError, match="threads is 0"):
        cleaner.clean_array(pa.array(["a"]), threads=0)
