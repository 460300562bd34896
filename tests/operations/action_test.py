#!/usr/bin/env python3
"""The action's steps, run by hand over the demo day, without a network."""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

from action_steps import Action

PROJECT = pathlib.Path(sys.argv[1])
PROGRAM = pathlib.Path(sys.argv[2])
DAY = "2026-02-03"


def git(folder, *words):
    return subprocess.run(["git", "-C", str(folder), "-c", "user.name=T", "-c", "user.email=t@example.org", *words],
                          check=True, capture_output=True, text=True).stdout


class ActionTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="aireport-action-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.origin = self.folder / "origin.git"
        git(self.folder, "init", "--quiet", "--bare", "--initial-branch=main", str(self.origin))
        seed = self.clone("seed")
        (seed / "config").mkdir()
        shutil.copy(PROJECT / "examples/demo-day/repos.yaml", seed / "config/repos.yaml")
        git(seed, "add", ".")
        git(seed, "commit", "--quiet", "-m", "Configure")
        git(seed, "push", "--quiet", "origin", "HEAD:main")
        self.workspace = self.clone("workspace")

    def clone(self, name):
        git(self.folder, "clone", "--quiet", str(self.origin), name)
        return self.folder / name

    def act(self, **inputs):
        """Runs the action with the program already built and the demo day's answers in the restored cache."""
        temp = pathlib.Path(tempfile.mkdtemp(dir=self.folder))

        def built(given):
            pathlib.Path(given["path"]).mkdir()
            shutil.copy(PROGRAM, given["path"])
            return {"cache-hit": "true"}

        def restored(given):
            shutil.copytree(PROJECT / "examples/demo-day/cache", given["path"])
            return {}

        inputs = {"date": DAY, "args": "--offline"} | {name.replace("_", "-"): value for name, value in inputs.items()}
        return Action(PROJECT / "action.yml", self.workspace, temp, inputs,
                      {"actions/cache@v4": built, "actions/cache/restore@v4": restored}).run()

    def test_it_writes_uploads_sums_up_and_names_the_report(self):
        action = self.act()
        self.assertFalse(action.failed, action.log)
        self.assertEqual(action.outputs(), {"date": DAY, "state": "complete", "report": f"./reports/{DAY}.md",
                                            "index": "./reports/index.md"}, action.log)
        self.assertEqual([(self.workspace / path).is_file() for path in action.uploaded()], [True] * 3)
        self.assertIn(DAY, action.summary.read_text(encoding="utf-8").splitlines()[0])
        self.assertEqual(git(self.origin, "log", "--format=%s"), "Configure\n")
        saved = [given["path"] for uses, given in action.used if uses == "actions/cache/save@v4"]
        self.assertEqual(saved, [str(action.temp / "aireport-cache")])

    def test_commits_go_on_top_of_what_others_pushed_meanwhile(self):
        other = self.clone("other")
        (other / "notes.txt").write_text("of somebody else\n")
        git(other, "add", ".")
        git(other, "commit", "--quiet", "-m", "Take notes")
        git(other, "push", "--quiet", "origin", "HEAD:main")
        action = self.act(commit="true")
        self.assertFalse(action.failed, action.log)
        self.assertEqual(git(self.origin, "log", "--format=%s"), f"Report of {DAY}\nTake notes\nConfigure\n")
        files = git(self.origin, "ls-tree", "-r", "--name-only", "main").split()
        self.assertEqual(files, ["config/repos.yaml", "notes.txt", f"reports/{DAY}.md",
                                 f"reports/data/{DAY}.json.gz", "reports/index.md"])

        again = self.act(commit="true")
        self.assertFalse(again.failed, again.log)
        self.assertIn("stand there already", again.log)

    def test_other_reports_of_the_same_day_are_not_overwritten(self):
        other = self.clone("other")
        (other / "reports").mkdir()
        (other / f"reports/{DAY}.md").write_text("another report\n")
        git(other, "add", ".")
        git(other, "commit", "--quiet", "-m", "Report by hand")
        git(other, "push", "--quiet", "origin", "HEAD:main")
        action = self.act(commit="true")
        self.assertTrue(action.failed)
        self.assertIn("nothing was pushed", action.log)
        self.assertEqual(git(self.origin, "log", "--format=%s"), "Report by hand\nConfigure\n")
        self.assertEqual(len(action.uploaded()), 3)  # the artifact is there all the same

    def test_a_report_with_gaps_is_kept_and_passes_only_where_that_is_allowed(self):
        with (self.workspace / "config/repos.yaml").open("a") as config:
            config.write("  - nobody/knows\n")
        action = self.act()
        self.assertFalse(action.failed, action.log)
        self.assertEqual(action.outputs()["state"], "partial")
        self.assertIn("::warning", action.log)
        strict = self.act(allow_gaps="false")
        self.assertTrue(strict.failed)
        self.assertEqual(len(strict.uploaded()), 3)

    def test_a_failure_is_an_error_of_the_job_and_uploads_nothing(self):
        action = self.act(date="2026-02-30")
        self.assertTrue(action.failed)
        self.assertIn("::error title=aireport::No report was published (exit 2)", action.log)
        self.assertEqual(action.uploaded(), [])
        self.assertEqual(action.outputs()["report"], "")

    def test_inputs_are_never_code(self):
        action = self.act(date="$(touch pwned)", args="'; touch pwned; '", commit="true")
        self.assertTrue(action.failed)
        self.assertFalse((self.workspace / "pwned").exists())


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
