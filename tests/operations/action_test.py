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
PROGRAM = pathlib.Path(sys.argv[2]).resolve()
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

    def stand_in(self, script):
        """A program for nights that the demo day cannot give. It begins in the workspace."""
        path = self.folder / "stand-in"
        path.write_text("#!/bin/sh\n" + script, encoding="utf-8")
        path.chmod(0o755)
        return path

    def act(self, program=PROGRAM, action=PROJECT / "action.yml", **inputs):
        """Runs the action with the program already built (None: not yet) and the demo day's answers in the restored
        cache."""
        temp = pathlib.Path(tempfile.mkdtemp(dir=self.folder))

        def built(given):
            if program is None:
                return {"cache-hit": ""}
            pathlib.Path(given["path"]).mkdir()
            shutil.copy(program, pathlib.Path(given["path"]) / "aireport")
            return {"cache-hit": "true"}

        def restored(given):
            shutil.copytree(PROJECT / "examples/demo-day/cache", given["path"])
            return {}

        inputs = {"date": DAY, "args": "--offline"} | {name.replace("_", "-"): value for name, value in inputs.items()}
        return Action(action, self.workspace, temp, inputs,
                      {"actions/cache@v4": built, "actions/cache/restore@v4": restored}).run()

    def test_it_writes_uploads_sums_up_and_names_the_report(self):
        action = self.act()
        self.assertFalse(action.failed, action.log)
        self.assertEqual(action.outputs(), {"written": "true", "date": DAY, "state": "complete",
                                            "report": f"./reports/{DAY}.md", "index": "./reports/index.md"}, action.log)
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

    def test_a_push_that_is_refused_is_told_from_one_that_comes_too_late(self):
        hook = self.origin / "hooks/pre-receive"
        hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
        hook.chmod(0o755)
        action = self.act(commit="true")
        self.assertTrue(action.failed)
        self.assertIn("the push to main was refused", action.log)
        self.assertNotIn("has moved on", action.log)

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

    def test_a_failed_night_shows_no_old_report_as_its_own(self):
        self.assertFalse(self.act().failed)
        for inputs in ({"date": "", "program": self.stand_in("exit 1\n")}, {"args": "--offline --refresh"}):
            action = self.act(commit="true", **inputs)
            self.assertTrue(action.failed)
            self.assertIn("::error title=aireport::No report was published (exit ", action.log)
            self.assertEqual(action.outputs(), {"written": "false", "date": "", "state": "", "report": "", "index": ""})
            self.assertEqual(action.uploaded(), [])
            said = action.summary.read_text(encoding="utf-8") if action.summary.exists() else ""
            self.assertRegex(said, "`aireport: error: --offline .*`\n$" if "args" in inputs else "^$")
            self.assertEqual(git(self.origin, "log", "--format=%s"), "Configure\n")

    def test_what_was_written_before_a_failure_is_kept(self):
        self.assertFalse(self.act().failed)
        action = self.act(date="", commit="true", program=self.stand_in(
            f"cd reports && cp {DAY}.md 2026-02-04.md && cp data/{DAY}.json.gz data/2026-02-04.json.gz\nexit 1\n"))
        self.assertTrue(action.failed)
        self.assertIn("::error title=aireport::Not every day was reported (exit 1)", action.log)
        self.assertEqual((action.outputs()["written"], action.outputs()["date"]), ("true", "2026-02-04"))
        self.assertEqual(len(action.uploaded()), 3)
        self.assertEqual(git(self.origin, "log", "--format=%s", "-1"), "Report of 2026-02-04\n")

    def test_with_nothing_to_do_the_outputs_name_the_newest_report_that_stands(self):
        self.assertFalse(self.act().failed)
        for date in ("", DAY):
            action = self.act(date=date, program=self.stand_in("exit 0\n"))
            self.assertFalse(action.failed, action.log)
            self.assertEqual(action.outputs(), {"written": "false", "date": DAY, "state": "complete",
                                                "report": f"./reports/{DAY}.md", "index": "./reports/index.md"})
            self.assertEqual(len(action.uploaded()), 3)  # whoever waits for the artifact finds it
            self.assertIn(f"Nothing to do: the newest report is of {DAY}", action.summary.read_text(encoding="utf-8"))

    def test_without_a_date_it_catches_up(self):
        seen = self.folder / "words"
        self.act(date="", args="--max-days\n3\n", program=self.stand_in(f'echo "$@" >{seen}\n'))
        words = seen.read_text(encoding="utf-8").split()
        self.assertIn("--catch-up", words)
        self.assertEqual(words[-2:], ["--max-days", "3"])
        self.assertNotIn("--date", words)

    def test_it_is_built_where_no_build_of_this_very_version_is_kept(self):
        home = self.folder / "program"
        for name in ("cmake", "include", "scripts", "src"):
            (home / name).mkdir(parents=True)
        for name in ("action.yml", "CMakeLists.txt", "CMakePresets.json"):
            shutil.copy(PROJECT / name, home)
        (home / "scripts/build-portable.sh").write_text(f'mkdir "$1" && cp "{PROGRAM}" "$1/aireport"\n')
        (home / "src/main.cpp").write_text("")
        keys = []
        for name in ("README.md", "src/main.cpp", "notes.txt"):
            action = self.act(program=None, action=home / "action.yml")
            self.assertFalse(action.failed, action.log)
            self.assertEqual(action.outputs()["date"], DAY)
            keys += [given["key"] for uses, given in action.used if uses == "actions/cache@v4"]
            (home / name).write_text("changed")
        self.assertEqual([keys[0] == key for key in keys], [True, True, False])

    def test_inputs_are_never_code(self):
        action = self.act(date="$(touch pwned)", args="'; touch pwned; '", commit="true")
        self.assertTrue(action.failed)
        self.assertFalse((self.workspace / "pwned").exists())


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
