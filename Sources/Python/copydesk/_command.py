"""The command ``copydesk``, where the wheel has it inside."""

import os
import shutil
import sys
from pathlib import Path

from .errors import CopydeskError

_INSIDE = Path(__file__).with_name("bin") / "copydesk"


def find_command() -> str:
    """The path of the command: that of ``COPYDESK_COMMAND``, the wheel's own, or the one that the shell finds.

    :raises CopydeskError: if there is none.
    """
    path = os.environ.get("COPYDESK_COMMAND") or (str(_INSIDE) if _INSIDE.exists() else shutil.which("copydesk"))
    if path is None:
        raise CopydeskError(
            "there is no command `copydesk`; install the wheel of `make wheel`, run `make install`, or name it in "
            "COPYDESK_COMMAND"
        )
    return path


def main() -> None:
    """Becomes the command: what the wheel installs as the script ``copydesk``."""
    try:
        os.execv(_INSIDE, ["copydesk", *sys.argv[1:]])
    except OSError as error:
        sys.exit(f"copydesk: error: {_INSIDE} cannot be run: {error.strerror}; install the wheel of `make wheel`")
