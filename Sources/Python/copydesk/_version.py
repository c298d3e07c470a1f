"""The version of the package, which is that of the library it calls."""

from typing import Final

VERSION: Final = "0.1.0"
