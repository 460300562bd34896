#!/usr/bin/env python3
"""Reads the include lines of the sources and fails on any door that docs/architecture.md does not allow."""
import pathlib
import re
import sys

# Which modules a module may include besides itself, and which third parties it alone may include.
ALL_PURE = ["support", "model", "config", "diff", "http", "github", "snapshot", "digest", "render", "publish", "verify"]
MODULES = {
    "support": ([], ["tl/expected.hpp", "zlib.h"]),
    "model": (["support"], []),
    "store": (["support"], []),
    "config": (["support", "model"], ["yaml-cpp/", "date/"]),
    "diff": (["support"], []),
    "http": (["support", "store"], ["curl/"]),
    "github": (["support", "model", "http"], ["nlohmann/"]),
    "snapshot": (["support", "model"], ["nlohmann/"]),
    "digest": (["support", "model", "diff"], []),
    "render": (["support", "model"], ["cmark.h"]),
    "publish": (["support", "model"], []),
    "verify": (["support", "model", "diff", "snapshot", "digest", "render"], []),
    "pipeline": (ALL_PURE, []),
    "cli": (ALL_PURE + ["store", "pipeline"], ["CLI/", "spdlog/"]),
}
THIRD_PARTIES = {header for _, own in MODULES.values() for header in own} | {"fmt/", "gtest/", "gmock/"}
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]')


def module_of(included):
    """The module of an include of our own ("aireport/model/x.hpp" or "model/x.hpp"), or None."""
    parts = included.removeprefix("aireport/").split("/")
    return parts[0] if len(parts) > 1 and parts[0] in MODULES else None


def problems_of(path, module):
    allowed, own = MODULES[module]
    public = "include" in path.parts
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        included = match.group(1)
        other = module_of(included)
        if other and other != module:
            if other not in allowed:
                yield f"{path}:{number}: {module} may not include {other}"
            elif not included.startswith("aireport/"):
                yield f"{path}:{number}: {included} is private to {other}"
        third = next((t for t in THIRD_PARTIES if included.startswith(t)), None)
        if third == "fmt/" and (public or path.suffix == ".hpp"):
            yield f"{path}:{number}: fmt may not stand in a header"
        elif third and third != "fmt/" and third not in own:
            yield f"{path}:{number}: {module} may not include {included}"


def main(root):
    found = []
    count = 0
    for base in (root / "src", root / "include" / "aireport"):
        for path in sorted(base.rglob("*.[ch]pp")):
            module = path.relative_to(base).parts[0]
            count += 1
            if module not in MODULES:
                found.append(f"{path}: no such module: {module}")
                continue
            found.extend(problems_of(path, module))
    if count == 0:
        found.append(f"{root}: no sources found")
    print("\n".join(found) if found else f"{count} files, every door as drawn")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
