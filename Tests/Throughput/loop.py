"""Cleans the field "text" of JSON Lines the way it is done in Python: sacremoses, then ftfy, document by document.

    loop.py IN OUT
"""

import json
import sys

import ftfy
from sacremoses import MosesDetokenizer, MosesPunctNormalizer


def main() -> None:
    """Reads and writes."""
    detokenizer, normalizer = MosesDetokenizer(lang="en"), MosesPunctNormalizer(lang="en")
    with open(sys.argv[1], newline="\n") as source, open(sys.argv[2], "w", newline="\n") as target:
        for line in source:
            record = json.loads(line)
            # Both tools of Moses work on lines.
            lines = record["text"].split("\n")
            lines = [detokenizer.detokenize(normalizer.normalize(line).split()) for line in lines]
            record["text"] = ftfy.fix_text("\n".join(lines))
            target.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
