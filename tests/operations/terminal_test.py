#!/usr/bin/env python3
"""What a person sees at a terminal: progress that gives way to what is printed, and none of it where nobody watches."""
import fcntl
import os
import pathlib
import pty
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import unittest

PROJECT, PROGRAM = pathlib.Path(sys.argv[1]), sys.argv[2]
COLOUR = re.compile(r"\x1b\[\d+m")
CLEAR = "\r\x1b[K"


class TerminalTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="aireport-terminal-"))
        self.addCleanup(shutil.rmtree, self.folder)
        demo = PROJECT / "examples/demo-day"
        self.words = [PROGRAM, "--config", str(demo / "repos.yaml"), "--date", "2026-02-03", "--offline",
                      "--cache-dir", str(demo / "cache"), "--output-dir", str(self.folder)]
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(self.folder)}

    def at_a_terminal(self, *further, columns=80, **variables):
        """All that the terminal was sent, with the line ends that the program wrote."""
        ours, its = pty.openpty()
        fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        process = subprocess.Popen([*self.words, *further], stdin=its, stdout=its, stderr=its,
                                   env=self.environment | variables)
        os.close(its)
        sent = b""
        try:
            while piece := os.read(ours, 65536):
                sent += piece
        except OSError:  # the program has closed the terminal
            pass
        os.close(ours)
        self.assertEqual(process.wait(timeout=60), 0)
        return sent.decode().replace("\r\n", "\n")

    def test_progress_is_shown_and_gives_way_to_what_is_printed(self):
        sent = self.at_a_terminal()
        self.assertRegex(sent, r"\d/5 repositories, \d+/\d+ requests")
        # What stands in the end: of each line what came after it was last cleared.
        left = [line.split(CLEAR)[-1] for line in sent.split("\n")]
        self.assertIn(str(self.folder / "reports/2026-02-03.md"), left)
        for line in left:
            self.assertNotIn(" requests,", line.split("fetch.plan")[0])
            self.assertNotRegex(line, r"^\d+/\d+ ")
        self.assertRegex(COLOUR.sub("", sent), r"aireport: info: run.day: 2026-02-03 complete: \d+ commits")
        self.assertRegex(sent, COLOUR)

    def test_progress_never_runs_over_the_edge_where_it_could_not_be_cleared(self):
        for columns in (80, 50, 40, 20, 5):
            shown = re.findall(r"\r\x1b\[K([^\r\n]*\d/\d[^\r\n]*)", self.at_a_terminal(columns=columns))
            self.assertTrue(shown or columns == 5)
            for line in shown:
                self.assertLess(len(line), columns, line)
            shutil.rmtree(self.folder / "reports")

    def test_no_color_and_no_progress_are_heeded(self):
        self.assertNotRegex(self.at_a_terminal(NO_COLOR="1"), COLOUR)
        shutil.rmtree(self.folder / "reports")
        self.assertNotIn(CLEAR, self.at_a_terminal("--no-progress"))

    def test_elsewhere_lines_are_plain(self):
        ended = subprocess.run(self.words, capture_output=True, text=True, timeout=60, check=True, env=self.environment)
        self.assertNotIn("\x1b", ended.stderr + ended.stdout)
        self.assertNotIn("\r", ended.stderr + ended.stdout)
        self.assertEqual(len(ended.stdout.splitlines()), 3)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
