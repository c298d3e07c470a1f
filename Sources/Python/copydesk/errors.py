"""What can go wrong. Bad text never does: it is a finding, not an error."""


class CopydeskError(Exception):
    """Anything the library refuses; the message says what, where, and the remedy."""


class ConfigurationError(CopydeskError, ValueError):
    """The configuration is malformed, or names a rule or stage that is not there."""


class TextTooLongError(CopydeskError, ValueError):
    """The text is longer than 4 GiB."""


class EvidenceError(CopydeskError, ValueError):
    """Carried queries or evidence were cut or changed, or do not belong together."""


class LibraryNotFoundError(CopydeskError, ImportError):
    """``libcopydesk`` is not there, cannot be loaded, or is of another version."""
