#!/usr/bin/env python3
"""The commands of the documents, run as a reader would: each `sh` block in a folder with the demo day in it.

aireport itself runs as it is called, against a server of this machine that has quiet repositories: each command has to
end with 0. Commands that change the machine or build it, and the project's own scripts, are not run here, but each by a
file that .ci/run runs, which has the same words (PROVED). What is left needs a system that systemd has booted, or measures
for hours: of those commands it is checked that what they name exists (NEEDS_SYSTEMD, BENCH), and programs that measure
read their words. A command that is none of these fails.
"""
import http.server
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
import threading
import unittest

PROJECT, PROGRAM = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
BLOCK = re.compile(r"^( *)```sh\n(.*?)^\1```", re.S | re.M)
STOOD_IN = ["sudo", "systemctl", "journalctl", "cpack", "cmake", "ctest", "git", "nghttpx"]

# Which file runs a command, and the words with which it does: those of the command itself unless others are given.
PROVED = {
    "bash scripts/quickstart.sh": (".ci/run", ""),
    "bash scripts/test.sh": (".ci/run", ""),
    "bash scripts/check-package.sh": (".ci/run", ""),
    "bash scripts/check-cron.sh build/dev/src/cli/aireport": (".ci/run", ""),
    "cmake --preset dev": ("scripts/setup.sh", 'cmake --preset "$preset"'),
    "cmake --build build/dev": ("scripts/test.sh", 'cmake --build "build/$preset"'),
    "ctest --test-dir build/dev --output-on-failure": ("scripts/test.sh", 'ctest --test-dir "build/$preset" --output-on-failure'),
    "cpack -G DEB": ("scripts/check-package.sh", "(cd build/release && cpack -G DEB)"),
    "apt-get install --yes dpkg-dev file": ("scripts/check-package.sh", ""),
    "apt-get install ./build/release/aireport_*.deb": ("scripts/check-package.sh", ""),
    "cmake --install build/release --prefix /usr/local": ("scripts/check-package.sh", ""),
    "install -m 600 token.txt /etc/aireport/token": ("scripts/check-package.sh", ""),
    "systemd-sysusers": ("scripts/check-package.sh", ""),
    "install -o aireport -m 600 token.txt /etc/aireport/token": ("scripts/check-package.sh", ""),
    "cp /usr/share/doc/aireport/examples/cron/aireport /etc/cron.d/aireport": ("scripts/check-package.sh", ""),
    "adduser --system --group --home /var/lib/aireport aireport": ("scripts/check-package.sh", ""),
    "install -d -o aireport -g aireport -m 700 /var/cache/aireport": ("scripts/check-package.sh", ""),
}
# The units are verified by systemd-analyze (install_test.py) and switched on for the next boot (check-package.sh).
BENCH = re.compile(r"cmake --(preset |build build/)(bench)$")
BENCH_SERVER = re.compile(r"nghttpx .*-f127\.0\.0\.1,\d+ -b127\.0\.0\.1,\d+ ")  # the tests' own proxy is one too
NEEDS_SYSTEMD = re.compile(r"systemctl (daemon-reload|enable --now|start|list-timers)\b|journalctl --unit ")
# What another user or systemd is to start is started here, with folders of its own.
STARTED = re.compile(r"(?:-u aireport|systemd-run --pipe --wait -p User=aireport -p LoadCredential=\S+) (aireport .*)")


def blocks():
    for path in sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/*.md"), *PROJECT.glob("examples/**/*.md")]):
        for match in BLOCK.finditer(path.read_text(encoding="utf-8")):
            yield str(path.relative_to(PROJECT)), textwrap.dedent(match.group(2))


# A program in Python that ends when its words are read.
READS_ITS_WORDS = """#!{python}
import argparse, os, runpy, sys
sys.dont_write_bytecode = True
read = argparse.ArgumentParser.parse_args
def refuse(self, message):
    with open(os.environ["CALLS"], "a") as calls:  # nobody asks how a command in the background ended
        calls.write(" ".join(sys.argv) + ": " + message + "\\n")
    sys.exit(2)
argparse.ArgumentParser.error = refuse
argparse.ArgumentParser.parse_args = lambda self: sys.exit(0 if read(self) else 9)
sys.path[0] = os.path.dirname("{script}")
runpy.run_path("{script}", run_name="__main__")
"""


class QuietGithub(http.server.BaseHTTPRequestHandler):
    """Every repository is there, and nothing happens in any."""

    def do_GET(self):
        path = self.path.split("?")[0]
        quota = {"limit": 5000, "remaining": 4999, "used": 1, "reset": 4102444800}
        if path == "/rate_limit":
            answer = {"resources": {"core": quota, "search": quota}, "rate": quota}
        elif path == "/search/issues":
            answer = {"total_count": 0, "incomplete_results": False, "items": []}
        elif named := re.fullmatch(r"/repos/([^/]+/[^/]+)", path):
            answer = {"id": 1, "full_name": named.group(1), "archived": False, "default_branch": "main"}
        else:
            answer = []
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *values):
        pass


class CommandsTest(unittest.TestCase):
    def setUp(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), QuietGithub)
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="aireport-commands-"))
        self.addCleanup(shutil.rmtree, self.folder)
        demo = PROJECT / "examples/demo-day"
        shutil.copytree(demo, self.folder / "examples/demo-day")
        (self.folder / "config").mkdir()
        shutil.copy(demo / "repos.yaml", self.folder / "config/repos.yaml")
        self.write(self.folder / "made.yaml", "# what made_github.py writes\nrepos: [made/up]\n")
        (self.folder / "build/release/src/cli").mkdir(parents=True)
        self.programs = self.folder / "programs"
        self.programs.mkdir()
        # What asks a server is told where this one is.
        self.write(self.programs / "aireport", f"""#!/bin/bash
echo "aireport $*" >>"$CALLS"
words=()
while (($#)); do
  if [[ $1 == --api-url ]]; then shift 2; else words+=("$1"); shift; fi
done
set -- "${{words[@]}}"
case " $* " in
  *" init "* | *" verify "* | *" --from-snapshot "*) exec {PROGRAM} "$@" ;;
  *) exec {PROGRAM} --api-url http://127.0.0.1:{self.server.server_port} "$@" ;;
esac
""")
        shutil.copy(self.programs / "aireport", self.folder / "build/release/src/cli/aireport")
        for name in STOOD_IN:
            self.write(self.programs / name, f'#!/bin/sh\necho "{name} $*" >>"$CALLS"\n')
        # So has a program that measures, which only reads its words: it has to be one that can be run, with these.
        for path in PROJECT.glob("tests/bench/*.py"):
            stand_in = self.folder / path.relative_to(PROJECT)
            stand_in.parent.mkdir(parents=True, exist_ok=True)
            self.write(stand_in, READS_ITS_WORDS.format(python=sys.executable, script=path))
            stand_in.chmod(path.stat().st_mode)
        # What a script of the project does has tests of its own.
        self.write(self.programs / "bash", f"""#!/bin/sh
case "$1" in
  scripts/* | .ci/*) echo "bash $*" >>"$CALLS" ;;
  *) exec /bin/bash "$@" ;;
esac
""")

    def write(self, path, text):
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)

    def run_block(self, block):
        calls = self.folder / "calls"
        calls.write_text("")
        ended = subprocess.run(
            ["/bin/bash", "-e", "-o", "pipefail", "-c", block.replace("=…", "=a-token")], cwd=self.folder,
            capture_output=True, text=True, timeout=120, check=False,
            env={"PATH": f"{self.programs}:{os.environ['PATH']}", "HOME": str(self.folder), "CALLS": str(calls)})
        return ended, calls.read_text(encoding="utf-8").splitlines()

    def check_call(self, call):
        """A command that was not run: which file does, or what it names has to exist."""
        command = call.removeprefix("sudo ")
        if command == "bash .ci/run" or BENCH_SERVER.match(command):
            return
        if bench := BENCH.match(command):
            presets = json.loads((PROJECT / "CMakePresets.json").read_text(encoding="utf-8"))["configurePresets"]
            self.assertIn(bench.group(2), [known["name"] for known in presets])
            return
        if command in PROVED:
            name, words = PROVED[command]
            self.assertRegex((PROJECT / name).read_text(encoding="utf-8"),
                             rf"(?m)^[^#\n]*{re.escape(words or command)}(?![\w./-])", name)
            return
        if started := STARTED.match(command):
            words = started.group(1)
            for there, here in (("/etc/aireport", "config"), ("/var/lib/aireport", "."), ("/var/cache/aireport", "cache")):
                words = words.replace(there, here)
            ended, _ = self.run_block(words)
            self.assertEqual(ended.returncode, 0, ended.stdout + ended.stderr)
            return
        self.assertRegex(command, NEEDS_SYSTEMD, "no test runs this command")
        for word in command.split():
            if re.fullmatch(r"aireport\.\w+", word):
                self.assertTrue((PROJECT / "contrib/systemd" / word).is_file(), command)

    def test_each_command_ends_with_0(self):
        proved, reported = set(), 0
        # A report is there, as after the first night.
        ended, _ = self.run_block("aireport --date 2026-02-03")
        self.assertEqual(ended.returncode, 0, ended.stderr)
        for name, block in blocks():
            with self.subTest(document=name, block=block):
                ended, calls = self.run_block(block)
                self.assertEqual(ended.returncode, 0, ended.stdout + ended.stderr)
                asked = [call.removeprefix("sudo ") for call in calls if not call.startswith("aireport ")]
                for call in asked:
                    with self.subTest(call=call):
                        self.check_call(call)
                proved |= set(asked) & set(PROVED)
                reported += sum(call.startswith("aireport ") for call in calls)
        self.assertEqual(proved, set(PROVED))  # none is there for nothing
        self.assertGreater(reported, 10)

    def test_no_document_names_a_version_that_the_next_one_makes_wrong(self):
        version = re.search(r"VERSION (\d+\.\d+\.\d+)", (PROJECT / "CMakeLists.txt").read_text(encoding="utf-8")).group(1)
        for path in [*PROJECT.glob("*.md"), *PROJECT.glob("docs/*.md"), *PROJECT.glob("contrib/*/*"), PROJECT / "action.yml"]:
            if path.name != "CHANGELOG.md":
                self.assertNotIn(version, path.read_text(encoding="utf-8"), path)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
