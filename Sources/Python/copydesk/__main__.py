"""The command ``python -m copydesk``."""

import argparse
import os
import sys
from pathlib import Path

from . import __version__
from .cleaner import Options, configuration_of
from .errors import CopydeskError


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m copydesk", description="Repairs scraped news text.")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True)
    parquet = commands.add_parser("parquet", help="clean a column of a Parquet file")
    parquet.add_argument("source", metavar="IN", help="the Parquet file to read")
    parquet.add_argument("target", metavar="OUT", help="the Parquet file to write")
    parquet.add_argument("--text-field", default="text", metavar="NAME", help="the column with the text")
    parquet.add_argument("--id-field", metavar="NAME", help="the column that names documents in their ledgers")
    parquet.add_argument("--output-field", metavar="NAME", help="a column for the cleaned text, beside the original")
    parquet.add_argument("--ledger-field", default="ledger", metavar="NAME", help="the column for the ledger")
    parquet.add_argument("--no-ledger", action="store_true", help="write no ledger")
    parquet.add_argument("--profile", choices=["safe", "standard", "thorough"], help="how much risk to take")
    parquet.add_argument("--model", metavar="FILE", help="a language model of your own, for restoring words")
    parquet.add_argument("--weights", metavar="FILE", help="weights of your own, for restoring words")
    parquet.add_argument(
        "--neural-model", metavar="FILE", help="a neural model that reads the sentences of damaged places; slower"
    )
    parquet.add_argument(
        "--corroborate", action="store_true", help="look for unbroken copies in the file's other rows; reads it three times"
    )
    parquet.add_argument("--config", metavar="FILE", help="a copydesk.yaml")
    parquet.add_argument("--jobs", type=int, metavar="N", help="documents worked on at a time")
    parquet.add_argument("--quiet", action="store_true", help="tell nothing but errors")
    return parser


def _show(done: int, total: int) -> None:
    print(f"\rcopydesk: {done} of {total} rows", end="\n" if done == total else "", file=sys.stderr)


def _clean_parquet(arguments: argparse.Namespace) -> None:
    try:
        import pyarrow as pa

        from ._arrow import ColumnCleaner
        from .parquet import clean_file, evidence_of_file
    except ModuleNotFoundError as error:
        raise CopydeskError(f"{error}; run `pip install 'copydesk[parquet]'`") from error
    options: Options = {
        "profile": arguments.profile,
        "model": arguments.model,
        "weights": arguments.weights,
        "neural_model": arguments.neural_model,
    }
    configuration = configuration_of(options)
    if arguments.config is not None:
        if configuration:
            given = next(name for name, value in options.items() if value is not None).replace("_", "-")
            raise ValueError(f"--config and --{given} were given; put the {given} into the file")
        configuration = Path(arguments.config).read_text(encoding="utf-8")
    columns = ColumnCleaner(
        text=arguments.text_field,
        output=arguments.output_field,
        ledger=None if arguments.no_ledger else arguments.ledger_field,
        id=arguments.id_field,
        configuration=configuration,
        threads=len(os.sched_getaffinity(0)) if arguments.jobs is None else arguments.jobs,
    )
    shows = sys.stderr.isatty() and not arguments.quiet
    try:
        if arguments.corroborate:
            columns = evidence_of_file(arguments.source, columns)
        clean_file(arguments.source, arguments.target, columns, _show if shows else None)
    except pa.ArrowInvalid as error:
        raise OSError(f"{arguments.source} cannot be read as Parquet: {str(error).splitlines()[0]}") from error


def main() -> int:
    """Runs the command; gives its exit code, those of ``copydesk``."""
    arguments = _parser().parse_args()
    try:
        _clean_parquet(arguments)
    except (ValueError, TypeError) as error:
        print(f"copydesk: error: {error}", file=sys.stderr)
        return 2
    except (OSError, CopydeskError) as error:
        print(f"copydesk: error: {error}", file=sys.stderr)
        return 4
    return 0


if __name__ == "__main__":
    sys.exit(main())
