#!/usr/bin/env python3
"""The commands of the documents, run as a reader would: each `sh` block in a folder with the demo day in it.

aireport itself runs as it is called, against a server of this machine that has quiet repositories: each command has to
end with 0. Commands that change the machine (sudo …, systemctl, journalctl) and the project's own scripts are not run; of
them it is checked that what they name exists.
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
STOOD_IN = ["sudo", "systemctl", "journalctl", "cpack", "cmake", "ctest", "git"]


def blocks():
    for path in sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/*.md"), *PROJECT.glob("examples/**/*.md")]):
        for match in BLOCK.finditer(path.read_text(encoding="utf-8")):
            yield str(path.relative_to(PROJECT)), textwrap.dedent(match.group(2))


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
        (self.folder / "build/release/src/cli").mkdir(parents=True)
        self.programs = self.folder / "programs"
        self.programs.mkdir()
        # What asks a server is told where this one is.
        self.write(self.programs / "aireport", f"""#!/bin/bash
echo "aireport $*" >>"$CALLS"
case " $* " in
  *" init "* | *" verify "* | *" --from-snapshot "*) exec {PROGRAM} "$@" ;;
  *) exec {PROGRAM} --api-url http://127.0.0.1:{self.server.server_port} "$@" ;;
esac
""")
        shutil.copy(self.programs / "aireport", self.folder / "build/release/src/cli/aireport")
        for name in STOOD_IN:
            self.write(self.programs / name, f'#!/bin/sh\necho "{name} $*" >>"$CALLS"\n')
        # So has a program that measures, and it has to be one that can be run.
        for path in PROJECT.glob("tests/bench/*.py"):
            stand_in = self.folder / path.relative_to(PROJECT)
            stand_in.parent.mkdir(parents=True, exist_ok=True)
            self.write(stand_in, "#!/bin/sh\nexit 0\n")
            stand_in.chmod(path.stat().st_mode)
        # A script of the project has to exist; what it does has tests of its own.
        self.write(self.programs / "bash", f"""#!/bin/sh
case "$1" in
  scripts/* | .ci/*) test -f "{PROJECT}/$1" || {{ echo "no $1" >&2; exit 9; }} ;;
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

    def check_names(self, call):
        """What a command that is not run names has to exist."""
        for word in call.split():
            if word.startswith("/usr/share/doc/aireport/examples/"):
                self.assertTrue((PROJECT / word.replace("/usr/share/doc/aireport/examples", "contrib")).is_file(), call)
            if re.fullmatch(r"aireport\.\w+", word):
                self.assertTrue((PROJECT / "contrib/systemd" / word).is_file(), call)
        if preset := re.search(r"^cmake --preset (\S+)", call):
            presets = json.loads((PROJECT / "CMakePresets.json").read_text(encoding="utf-8"))["configurePresets"]
            self.assertIn(preset.group(1), [known["name"] for known in presets if not known.get("hidden")])

    def test_each_command_ends_with_0(self):
        programs = set()
        # A report is there, as after the first night.
        ended, _ = self.run_block("aireport --date 2026-02-03")
        self.assertEqual(ended.returncode, 0, ended.stderr)
        for name, block in blocks():
            with self.subTest(document=name, block=block):
                ended, calls = self.run_block(block)
                self.assertEqual(ended.returncode, 0, ended.stdout + ended.stderr)
                for call in calls:
                    self.check_names(call)
                programs |= {call.split()[0] for call in calls}
        self.assertLessEqual({"aireport", "sudo", "systemctl", "cmake", "cpack"}, programs)

    def test_no_document_names_a_version_that_the_next_one_makes_wrong(self):
        version = re.search(r"VERSION (\d+\.\d+\.\d+)", (PROJECT / "CMakeLists.txt").read_text(encoding="utf-8")).group(1)
        for path in [*PROJECT.glob("*.md"), *PROJECT.glob("docs/*.md"), *PROJECT.glob("contrib/*/*"), PROJECT / "action.yml"]:
            if path.name != "CHANGELOG.md":
                self.assertNotIn(version, path.read_text(encoding="utf-8"), path)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
