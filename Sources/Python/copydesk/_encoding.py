"""Between Python's strings and the library's bytes, without losing a code unit."""


def encode(text: str) -> bytes:
    """The UTF-8 of a string; a lone surrogate, which JSON escapes can smuggle in, in its three-byte form."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def decode(text: bytes) -> str:
    """The string of conventionally UTF-8 bytes: undoes :func:`encode`; other invalid bytes become surrogate escapes."""
    try:
        return text.decode()
    except UnicodeDecodeError:
        pass
    try:
        return text.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return text.decode("utf-8", "surrogateescape")
