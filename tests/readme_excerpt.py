#!/usr/bin/env python3
"""The excerpt in README.md (its block quotation) is a run of lines of the demo day's page."""
import pathlib
import sys


def excerpt_of(readme):
    return [line[1:].removeprefix(" ") for line in readme.splitlines() if line.startswith(">")]


def main(root):
    excerpt = excerpt_of((root / "README.md").read_text(encoding="utf-8"))
    page = (root / "examples/demo-day/expected/2026-02-03.md").read_text(encoding="utf-8").splitlines()
    if len(excerpt) < 5:
        print("README.md has no excerpt")
        return 1
    for start in range(len(page) - len(excerpt) + 1):
        if page[start:start + len(excerpt)] == excerpt:
            return 0
    missing = [line for line in excerpt if line not in page]
    print("README.md: these lines do not stand so in the demo day's page:", *missing, sep="\n")
    return 1


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
