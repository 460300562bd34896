#!/usr/bin/env python3
"""Reads the include lines of the sources and fails on any door that docs/architecture.md does not allow: a module that
may not be seen from there, a private header of another, a third party or a header of the system that is not listed."""
import pathlib
import re
import sys

# Which modules a module may include besides itself, and which third parties it alone may include.
LEFT_OF_PIPELINE = [
    "support", "model", "config", "diff", "http", "github", "snapshot", "digest", "render", "publish", "verify"]
MODULES = {
    "support": ([], ["tl/expected.hpp", "zlib.h"]),
    "model": (["support"], []),
    "store": (["support"], []),
    "config": (["support", "model"], ["yaml-cpp/", "date/"]),
    "diff": (["support"], []),
    "http": (["support", "store"], ["curl/"]),
    "github": (["support", "model", "diff", "http"], ["nlohmann/"]),
    "snapshot": (["support", "model"], ["nlohmann/"]),
    "digest": (["support", "model", "diff"], []),
    "render": (["support", "model"], ["cmark.h"]),
    "publish": (["support", "model"], []),
    "verify": (["support", "model", "diff", "snapshot", "digest", "render"], []),
    "pipeline": (LEFT_OF_PIPELINE, []),
    "cli": (LEFT_OF_PIPELINE + ["store", "pipeline"], ["CLI/", "spdlog/"]),
}
# The folders within a module, from the ground up: a file includes those of its own folder and of those below; what
# stands in none of them, of all.
FOLDERS = {"digest": ["words", "stories", "code", "judge"]}
# Those that touch the disk or the system; all others are handed what they need.
DISK = ["support", "store", "publish", "cli"]
SYSTEM = {"aireport/support/file.hpp", "fstream", "fcntl.h", "poll.h", "unistd.h", "csignal"}
# The language's own headers have no dot and no folder in their names.
LANGUAGE = re.compile(r"^[a-z_]+$")
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]')


def module_of(included):
    """The module of an include of our own ("aireport/model/x.hpp" or "model/x.hpp"), or None."""
    parts = included.removeprefix("aireport/").split("/")
    return parts[0] if len(parts) > 1 and parts[0] in MODULES else None


def floor_of(module, folder):
    """How high a folder of a module stands; what stands in none is the top."""
    folders = FOLDERS.get(module, [])
    return folders.index(folder) if folder in folders else len(folders)


def problem_of(included, module, in_header, folder=""):
    """What is wrong with this include there; None: nothing."""
    allowed, own = MODULES[module]
    parts = included.split("/")
    if parts[0] == module and floor_of(module, parts[1] if len(parts) > 2 else "") > floor_of(module, folder):
        return f"{module}/{folder} may not include {included}"
    if included in SYSTEM or included.startswith("sys/"):
        return None if module in DISK else f"{module} may not touch the disk or the system: {included}"
    other = module_of(included)
    if other:
        if other != module and other not in allowed:
            return f"{module} may not include {other}"
        if other != module and not included.startswith("aireport/"):
            return f"{included} is private to {other}"
        return None
    if included.startswith("fmt/"):
        return "fmt may not stand in a header" if in_header else None
    if LANGUAGE.match(included) or any(included.startswith(third) for third in own):
        return None
    return f"{module} may not include {included}"


def problems_of(path, module, folder):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        problem = match and problem_of(match.group(1), module, path.suffix == ".hpp", folder)
        if problem:
            yield f"{path}:{number}: {problem}"


def check_itself():
    """A rule that lets everything pass would not be noticed."""
    for included, module in [
            ("boost/asio.hpp", "http"), ("sys/file.h", "pipeline"), ("aireport/support/file.hpp", "render"),
            ("aireport/http/transport.hpp", "digest"), ("cmark.h", "verify"), ("store/entry.hpp", "cli")]:
        assert problem_of(included, module, in_header=False), f"{included} passes in {module}"
    assert problem_of("fmt/format.h", "cli", in_header=True)
    for included, folder in [("digest/judge/rank.hpp", "code"), ("digest/layout.hpp", "judge")]:
        assert problem_of(included, "digest", False, folder), f"{included} passes in {folder}"
    assert not problem_of("digest/words/title.hpp", "digest", False, "words")


def main(root):
    check_itself()
    found = []
    count = 0
    for base in (root / "src", root / "include" / "aireport"):
        for path in sorted(base.rglob("*.[ch]pp")):
            module, *folders = path.relative_to(base).parts[:-1]
            count += 1
            if module not in MODULES:
                found.append(f"{path}: no such module: {module}")
                continue
            found.extend(problems_of(path, module, folders[0] if folders else ""))
    if count == 0:
        found.append(f"{root}: no sources found")
    print("\n".join(found) if found else f"{count} files, every door as drawn")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
