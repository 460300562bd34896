#!/usr/bin/env python3
"""docs/repos.schema.json and docs/configuration.md say what the program does.

Usage: schema_test.py CONFIG_PROBE PROJECT_FOLDER
"""
import json
import pathlib
import re
import subprocess
import sys
import unittest

import jsonschema
import yaml

PROBE, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
SCHEMA = json.loads((ROOT / "docs/repos.schema.json").read_text(encoding="utf-8"))
DOCUMENT = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")
SHIPPED = (ROOT / "config/repos.yaml").read_text(encoding="utf-8")


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2's core schema, as editors and the program read it; PyYAML itself takes `yes` for a boolean."""


CoreLoader.yaml_implicit_resolvers = {}
for kind, pattern, first in (
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", list("-+.0123456789")),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(pattern), first)


def top(text):
    return text + "\nrepos: [a/b]\n"


def repo(text):
    return "repos:\n  - repo: a/b\n    " + text + "\n"


ACCEPTED = [
    "repos: [a/b]",
    "repos: [a/b, C.d/e_f-g]",
    top("title: 日报"), top("title: '2026'"), top("title: " + "日" * 200), top("index_title: x"),
    top("language: en"), top("timezone: Asia/Shanghai"), top("timezone: Etc/GMT+5"),
    top("late_days: 0"), top("late_days: 365"),
    top("github:"), top("github: {api_url: 'https://HOST/api/v3/'}"), top("github: {api_url: 'http://127.0.0.1:8080'}"),
    top("github: {api_url: 'http://[::1]:1'}"), top("github: {api_url: 'https://[2001:db8::1]/x'}"),
    top("github: {api_url: 'http://localhost', points_per_minute: 0}"),
    top("github: {api_url: 'https://ghe.example.com/api/v3', points_per_minute: 1000000}"),
    top("github: {web_url: 'https://ghe.example.com'}"), top("github: {token_env: []}"), top("github: {token_env: [_A1]}"),
    top("github: {token_file: }"), top("github: {token_file: a b}"), top("github: {max_in_flight: 1}"),
    top("github: {max_in_flight: 100}"), top("github: {points_per_minute: 1}"),
    top("output:"), top("output: {dir: /srv/x, index: README.md}"), top("output: {index: ./a/b.md}"),
    top("cache:"), top("cache: {max_age: 0, max_size: 0}"), top("cache: {max_age: 90d, max_size: 500MiB}"),
    top("cache: {max_age: '0', max_size: 1KiB}"),
    top("digest:"), top("digest: {highlights: 0, snippet_lines: 1, snippets_per_change: 0, fold: []}"),
    top("digest: {highlights: 50, snippet_lines: 100, snippets_per_change: 10, fold: [docs, release]}"),
    repo("branch: release/1.0"), repo("branch:"), repo("ignore:"), repo("watch:"), repo("kinds:"), repo("areas:"),
    repo("ignore: {authors: ['*[bot]'], paths: [docs/**], labels: [a b], titles: []}"),
    repo("watch: [x/**]"), repo("watch: []"), repo("watch: {paths: [x], only: true}"), repo("watch: {only: false}"),
    repo("kinds: {'[perf]*': performance, x: fix}"), repo("areas: {'csrc/**': 中文}"),
]

REFUSED = [
    "", "# nothing", "a/b", "[a/b]", "title: x", "repos:", "repos: []", "repos: a/b", "repos: {a: b}",
    "repos: [a]", "repos: [a/b/c]", "repos: ['https://github.com/a/b']", "repos: [a/..]", "repos: [./b]", "repos: ['a b/c']",
    "repos: [" + "a" * 40 + "/b]", "repos: [a/" + "b" * 101 + "]", "repos: [[a/b]]", "repos: [1]", "repos: [{branch: main}]",
    "repos: [~]",
    top("unknown: 1"), top("title:"), top("title: 1"), top("title: true"), top("title: [x]"), top("title: ''"), top("title: ' '"),
    top('title: "a\\nb"'), top('title: "\\e"'), top("title: " + "x" * 201), top("index_title: 1.5"),
    top("language: fr"), top("language: EN"), top("language:"), top("language: [zh]"),
    top("timezone: 5"), top("timezone: ''"), top("timezone: Asia Shanghai"),
    top("late_days: -1"), top("late_days: 366"), top("late_days: 1.5"), top("late_days: '1'"), top("late_days:"),
    top("github: x"), top("github: []"), top("github: {token: x}"),
    top("github: {api_url: 'http://api.github.com'}"), top("github: {api_url: api.github.com}"),
    top("github: {api_url: 'https://u:p@x'}"), top("github: {api_url: 'https://x?q'}"), top("github: {api_url: 'https://x#f'}"),
    top("github: {api_url: 'http://127.0.0.256'}"), top("github: {api_url: 'http://127.0.0.1.example.com'}"),
    top("github: {api_url: 'https://x:0'}"), top("github: {api_url: 'https://x:'}"), top("github: {api_url: 'ftp://x'}"),
    top("github: {api_url: 'https:///x'}"), top("github: {api_url: 'https://x y'}"), top("github: {api_url: }"),
    top("github: {web_url: 'http://x'}"), top("github: {token_env: A}"), top("github: {token_env: [1A]}"),
    top("github: {token_env: ['']}"), top("github: {token_env: }"), top("github: {token_file: []}"), top("github: {token_file: ''}"),
    top("github: {max_in_flight: 0}"), top("github: {max_in_flight: 101}"), top("github: {max_in_flight: x}"),
    top("github: {points_per_minute: -1}"), top("github: {points_per_minute: 0}"), top("github: {points_per_minute: 901}"),
    top("github: {points_per_minute: 0, api_url: 'https://API.GitHub.com/'}"),
    top("github: {points_per_minute: 1000001, api_url: 'http://localhost'}"),
    top("output: {dir: ''}"), top("output: {dir: 1}"), top("output: {index: /x.md}"), top("output: {index: ../x.md}"),
    top("output: {index: a/../x.md}"), top("output: {index: x}"), top("output: {index: reports/.md}"),
    top("output: {index: reports/2026-02-03.md}"), top("output: {file: x}"),
    top("cache: {max_age: 90}"), top("cache: {max_age: 90x}"), top("cache: {max_age: 1.5d}"), top("cache: {max_age: }"),
    top("cache: {max_size: 2GB}"), top("cache: {max_size: 2}"), top("cache: {max_size: -2GiB}"), top("cache: {size: 0}"),
    top("digest: {highlights: -1}"), top("digest: {highlights: 51}"), top("digest: {snippet_lines: 0}"),
    top("digest: {snippet_lines: 101}"), top("digest: {snippets_per_change: 11}"), top("digest: {fold: docs}"),
    top("digest: {fold: [doc]}"), top("digest: {fold: }"), top("digest: {lines: 1}"),
    repo("brnch: x"), repo("branch: a b"), repo("branch: a..b:c"), repo("branch: ''"), repo("branch: 1"), repo("branch: [x]"),
    repo("ignore: [x]"), repo("ignore: {authors: x}"), repo("ignore: {paths: ['']}"), repo("ignore: {labels: [1]}"),
    repo("ignore: {titles: }"), repo("ignore: {files: []}"), repo("ignore: {titles: ['" + "x" * 257 + "']}"),
    repo("watch: x"), repo("watch: [1]"), repo("watch: {only: true}"), repo("watch: {paths: [], only: true}"),
    repo("watch: {paths: [x], only: yes}"), repo("watch: {path: [x]}"),
    repo("kinds: {x: speed}"), repo("kinds: [x]"), repo("kinds: {' ': fix}"), repo("kinds: {x: }"),
    repo("areas: {x: ''}"), repo("areas: {x: 1}"), repo("areas: {x: " + "y" * 51 + "}"),
]

# What no schema can see: the program alone refuses these.
REFUSED_BY_THE_PROGRAM = [
    "repos: [a/b, A/B]", "repos: [a/b]\nrepos: [c/d]", "repos: [a/b]\n---\nrepos: [c/d]", "x: &a 1\nrepos: [a/b]",
    "repos: !!seq [a/b]", top("timezone: Asia/Shangai"), top("timezone: localtime"), top("github: {api_url: 'https://x:65536'}"),
    top("cache: {max_age: 36501d}"),
]


def program_says(text):
    """None when the program accepts the text, else its reason."""
    run = subprocess.run([PROBE], input=text.encode(), capture_output=True, timeout=60, check=False)
    if run.returncode not in (0, 2) or run.stderr:
        raise AssertionError(f"the probe ended with {run.returncode}: {run.stderr!r}")
    return run.stdout.decode() if run.returncode else None


def schema_says(text):
    errors = jsonschema.Draft7Validator(SCHEMA).iter_errors(yaml.load(text, Loader=CoreLoader))
    return next((error.message for error in errors), None)


def keys_of(schema, prefix=""):
    """Yields (name as the document writes it, its schema) for each key."""
    if "$ref" in schema:
        schema = SCHEMA["definitions"][schema["$ref"].rsplit("/", 1)[1]]
    for key, value in schema.get("properties", {}).items():
        yield prefix + key, value
        yield from keys_of(value, prefix + key + ".")
    for part in schema.get("allOf", []) + schema.get("anyOf", []):
        yield from keys_of(part, prefix)
    if isinstance(schema.get("items"), dict):
        yield from keys_of(schema["items"], prefix.removesuffix(".") + "[].")


class SchemaTest(unittest.TestCase):
    def test_is_a_schema(self):
        jsonschema.Draft7Validator.check_schema(SCHEMA)

    def test_both_accept(self):
        for text in ACCEPTED:
            with self.subTest(text):
                self.assertIsNone(program_says(text))
                self.assertIsNone(schema_says(text))

    def test_both_refuse(self):
        for text in REFUSED:
            with self.subTest(text):
                self.assertIsNotNone(program_says(text))
                self.assertIsNotNone(schema_says(text))

    def test_the_program_alone_refuses(self):
        for text in REFUSED_BY_THE_PROGRAM:
            with self.subTest(text):
                self.assertIsNotNone(program_says(text))


class ShippedFileTest(unittest.TestCase):
    def test_both_accept_it(self):
        self.assertIsNone(program_says(SHIPPED))
        self.assertIsNone(schema_says(SHIPPED))

    def test_its_first_line_names_the_schema(self):
        match = re.match(r"# yaml-language-server: \$schema=(\S+)\n", SHIPPED)
        self.assertEqual((ROOT / "config" / match.group(1)).resolve(), (ROOT / "docs/repos.schema.json").resolve())

    def test_its_values_are_the_defaults_of_the_schema(self):
        shipped = yaml.load(SHIPPED, Loader=CoreLoader)
        for name, schema in keys_of(SCHEMA):
            if "default" in schema and "[]" not in name:
                value = shipped
                for part in name.split("."):
                    value = value[part]
                self.assertEqual(value, schema["default"], name)


class DocumentTest(unittest.TestCase):
    def rows(self):
        return {m.group(1): [cell.strip() for cell in m.group(2).split(" | ")]
                for m in re.finditer(r"^\| `([a-z_.\[\]]+)` \| (.*) \|$", DOCUMENT, re.MULTILINE)}

    def test_documents_the_keys_that_there_are(self):
        leaves = {name for name, _ in keys_of(SCHEMA)}
        sections = {"github", "output", "cache", "digest", "repos[].ignore"}
        self.assertEqual(set(self.rows()), leaves - sections)

    def test_gives_the_defaults_that_there_are(self):
        for name, schema in keys_of(SCHEMA):
            if "default" not in schema or name not in self.rows():
                continue
            default = schema["default"]
            written = "[" + ", ".join(default) + "]" if isinstance(default, list) else str(default)
            written = {"True": "true", "False": "false"}.get(written, written)
            self.assertEqual(self.rows()[name][1], f"`{written}`", name)

    def test_its_examples_work(self):
        examples = re.findall(r"^```yaml\n(.*?)^```", DOCUMENT, re.MULTILINE | re.DOTALL)
        self.assertGreater(len(examples), 5)
        for text in examples:
            with self.subTest(text):
                self.assertIsNone(program_says(text))
                self.assertIsNone(schema_says(text))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
