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
    _add_clean(commands.add_parser("clean", help="clean the shards of a corpus where they lie, in any store of fsspec"))
    parquet = commands.add_parser("parquet", help="clean a column of a Parquet file")
    parquet.add_argument("source", metavar="IN", help="the Parquet file to read")
    parquet.add_argument("target", metavar="OUT", help="the Parquet file to write")
    parquet.add_argument("--text-field", default="text", metavar="NAME", help="the column with the text")
    parquet.add_argument("--id-field", metavar="NAME", help="the column that names documents in their ledgers")
    parquet.add_argument("--output-field", metavar="NAME", help="a column for the cleaned text, beside the original")
    parquet.add_argument("--ledger-field", default="ledger", metavar="NAME", help="the column for the ledger")
    parquet.add_argument("--score-field", metavar="NAME", help="a column for the damage score, 0 to 1")
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
    parquet.add_argument("--source-field", metavar="NAME", help="the column that tells a row's source: a name, or a URL")
    parquet.add_argument(
        "--furniture", action="store_true", help="take out lines that recur in rows of one source; reads the file twice"
    )
    parquet.add_argument("--config", metavar="FILE", help="a copydesk.yaml")
    parquet.add_argument("--jobs", type=int, metavar="N", help="documents worked on at a time")
    parquet.add_argument("--quiet", action="store_true", help="tell nothing but errors")
    parquet.set_defaults(run=_clean_parquet)
    return parser


# Options of `copydesk clean` that mean the same here.
_PASSED_ON = {
    "--text-field": ("NAME", "the field with the text"),
    "--id-field": ("NAME", "the field that names documents in their ledgers"),
    "--output-field": ("NAME", "a field for the cleaned text, beside the original"),
    "--score-field": ("NAME", "a field for the damage score, 0 to 1"),
    "--profile": ("PROFILE", "how much risk to take: safe, standard or thorough"),
    "--config": ("FILE", "a copydesk.yaml"),
    "--jobs": ("N", "documents worked on at a time"),
}


def _add_clean(clean: argparse.ArgumentParser) -> None:
    clean.add_argument("sources", metavar="IN", nargs="+", help="files, such as s3://bucket/in/*.jsonl.zst")
    clean.add_argument("target", metavar="OUT", help="the folder for the output, such as s3://bucket/out/")
    for name, (value, text) in _PASSED_ON.items():
        clean.add_argument(name, metavar=value, help=text)
    clean.add_argument("--edits", action="store_true", help="write the ledger of each file beside it, NAME.edits.jsonl")
    clean.add_argument("--quiet", action="store_true", help="tell nothing but errors")
    clean.set_defaults(run=_clean_shards)


def _clean_shards(arguments: argparse.Namespace) -> int:
    try:
        from .shards import Shard, clean_shards
    except ModuleNotFoundError as error:
        raise CopydeskError(f"{error}; run `pip install 'copydesk[stores]'`") from error
    options: list[str] = []
    for name in _PASSED_ON:
        value = getattr(arguments, name[2:].replace("-", "_"))
        options += [] if value is None else [name, value]

    def show(done: int, total: int, shard: Shard) -> None:
        print(f"copydesk: {done + 1} of {total}: {shard.source}", file=sys.stderr)

    progress = show if sys.stderr.isatty() and not arguments.quiet else None
    outcome = clean_shards(arguments.sources, arguments.target, options, ledgers=arguments.edits, progress=progress)
    if not arguments.quiet:
        print(f"copydesk: {outcome.cleaned} cleaned, {outcome.kept} as they were", file=sys.stderr)
    for told in outcome.partial:
        print(f"copydesk: {told}", file=sys.stderr)
    return 3 if outcome.partial else 0


def _show(done: int, total: int) -> None:
    print(f"\rcopydesk: {done} of {total} rows", end="\n" if done == total else "", file=sys.stderr)


def _clean_parquet(arguments: argparse.Namespace) -> int:
    try:
        import pyarrow as pa

        from ._arrow import ColumnCleaner
        from .parquet import clean_file, evidence_of_file, furniture_of_file
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
        score=arguments.score_field,
        id=arguments.id_field,
        configuration=configuration,
        source=arguments.source_field,
        threads=len(os.sched_getaffinity(0)) if arguments.jobs is None else arguments.jobs,
    )
    shows = sys.stderr.isatty() and not arguments.quiet
    try:
        if arguments.corroborate:
            columns = evidence_of_file(arguments.source, columns)
        if arguments.furniture:
            columns = furniture_of_file(arguments.source, columns)
        clean_file(arguments.source, arguments.target, columns, _show if shows else None)
    except pa.ArrowInvalid as error:
        raise OSError(f"{arguments.source} cannot be read as Parquet: {str(error).splitlines()[0]}") from error
    return 0


def main() -> int:
    """Runs the command; gives its exit code, those of ``copydesk``."""
    arguments = _parser().parse_args()
    try:
        return int(arguments.run(arguments))
    except (ValueError, TypeError) as error:
        print(f"copydesk: error: {error}", file=sys.stderr)
        return 2
    except (OSError, CopydeskError) as error:
        print(f"copydesk: error: {error}", file=sys.stderr)
        return 4


if __name__ == "__main__":
    sys.exit(main())
