#!/usr/bin/env python3
"""The commands of the documents, run as a reader would: each `sh` block in a folder with the demo day in it.

aireport itself runs, offline. Commands that change the machine (sudo …, systemctl, journalctl) and the project's own
scripts are not run; of them only the form is checked, and that the files they name exist.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
import unittest

PROJECT, PROGRAM = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
BLOCK = re.compile(r"^( *)```sh\n(.*?)^\1```", re.S | re.M)
STOOD_IN = ["sudo", "systemctl", "journalctl", "cpack", "cmake", "ctest", "bash-script", "git"]


def blocks():
    for path in sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/*.md"), *PROJECT.glob("examples/**/*.md")]):
        for match in BLOCK.finditer(path.read_text(encoding="utf-8")):
            yield str(path.relative_to(PROJECT)), textwrap.dedent(match.group(2))


class CommandsTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="aireport-commands-"))
        self.addCleanup(shutil.rmtree, self.folder)
        demo = PROJECT / "examples/demo-day"
        shutil.copytree(demo, self.folder / "examples/demo-day")
        (self.folder / "config").mkdir()
        shutil.copy(demo / "repos.yaml", self.folder / "config/repos.yaml")
        shutil.copytree(demo / "cache", self.folder / ".cache/aireport")
        (self.folder / "build/release/src/cli").mkdir(parents=True)
        self.programs = self.folder / "programs"
        self.programs.mkdir()
        # There is no server: what asks one is told to be offline, where there is nobody to --wait for or to
        # ask again.
        self.write(self.programs / "aireport", f"""#!/bin/bash
case " $* " in
  *" check "* | *" init "* | *" verify "* | *" --from-snapshot "* | *" --version "*) {PROGRAM} "$@" ;;
  *)
    words=()
    for word; do [[ $word == --wait || $word == --refresh ]] || words+=("$word"); done
    {PROGRAM} --offline "${{words[@]}}"
    ;;
esac
code=$?
echo "$code aireport $*" >>"$CODES"
exit 0
""")
        shutil.copy(self.programs / "aireport", self.folder / "build/release/src/cli/aireport")
        for name in STOOD_IN:
            self.write(self.programs / name, "#!/bin/sh\nexit 0\n")
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
        codes = self.folder / "codes"
        codes.write_text("")
        ended = subprocess.run(
            ["/bin/bash", "-e", "-c", block], cwd=self.folder, capture_output=True, text=True, timeout=120, check=False,
            env={"PATH": f"{self.programs}:{os.environ['PATH']}", "HOME": str(self.folder), "CODES": str(codes)})
        return ended, codes.read_text(encoding="utf-8").splitlines()

    def test_each_block_runs(self):
        count = 0
        # A report is there, as after the first night.
        self.run_block("aireport --date 2026-02-03")
        for name, block in blocks():
            with self.subTest(document=name, block=block):
                ended, codes = self.run_block(block)
                self.assertEqual(ended.returncode, 0, ended.stderr)
                for code in codes:
                    # 1 and 3: offline there is nothing of other days; any other code would be the document's fault.
                    self.assertRegex(code, r"^[013] ", ended.stderr)
                count += 1
        self.assertGreater(count, 8)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
