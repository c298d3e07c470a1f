#!/usr/bin/env python3
"""Compares one job with several on the same JSON Lines: time on the clock and of all cores.

    Tests/Throughput/jobs.py [--input news.jsonl] [--megabytes 20] [--jobs 2] [--command PATH] [--work out/throughput]

Without --input the records are the invented, damaged news of Tests/Python/documents.py. The command must be a release
build (`swift build -c release --product copydesk`). Each way is run `--turns` times in turn; the best counts. "Cores" is
the CPU time over the time on the clock: what the other cores were left to do is not the command's doing.
"""

from pathlib import Path

from figures import ROOT, Took, json_lines, load, parser, run

WAYS = {"everything": [], "all but scramble": ["--skip", "scramble"]}


def main() -> None:
    """Prints the figures."""
    asked = parser(__doc__)
    asked.add_argument("--jobs", type=int, default=2)
    asked.add_argument("--turns", type=int, default=3)
    arguments = asked.parse_args()
    work = arguments.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    source = work / "in.jsonl"
    size = json_lines(source, arguments.input, arguments.megabytes)
    print(f"{size / 1e6:.1f} MB of JSON Lines, {load()}")

    for name, options in WAYS.items():
        best: dict[int, Took] = {}
        for _ in range(arguments.turns):
            for jobs in (1, arguments.jobs):
                line = [arguments.command, "clean", source, "--output", work / f"{jobs}.jsonl", "--quiet"]
                took = run(*line, "--edits", work / f"{jobs}-edits.jsonl", "--jobs", str(jobs), *options)
                best[jobs] = min(best.get(jobs, took), took, key=lambda took: took.wall)
        for jobs, took in best.items():
            print(
                f"{name:18} {jobs} jobs: {took.wall:7.2f} s, {took.cpu:7.2f} s of CPU, {took.cpu / took.wall:.2f} cores, "
                f"{size / took.wall / 1e6:7.2f} MB/s, {best[1].wall / took.wall:.2f} times one job"
            )
        if (work / "1.jsonl").read_bytes() != (work / f"{arguments.jobs}.jsonl").read_bytes():
            raise SystemExit(f"{name}: the outputs differ")
    print(load())


if __name__ == "__main__":
    main()
