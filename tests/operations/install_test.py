#!/usr/bin/env python3
"""What `cmake --install` puts on a machine: each part there, and each part sound."""
import datetime
import gzip
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.parse
import zoneinfo

CMAKE, PROJECT, BUILD, CONFIGURATION = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]), sys.argv[4]


def run(*words, **more):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, timeout=120, check=False, **more)


def install(root, prefix):
    ended = run(CMAKE, "--install", BUILD, "--prefix", prefix, env=os.environ | {"DESTDIR": str(root)})
    assert ended.returncode == 0, ended.stdout + ended.stderr


def generated(what):
    return run(BUILD / "src/cli/aireport_option_docs", what).stdout


def quickest(*words):
    """Milliseconds of processor that a program takes. It waits for nothing, so on an idle machine that is its time."""
    times = []
    for _ in range(20):
        process = subprocess.Popen([str(word) for word in words], stdout=subprocess.DEVNULL)
        usage = os.wait4(process.pid, 0)[2]
        process.returncode = 0
        times.append(1000 * (usage.ru_utime + usage.ru_stime))
    return min(times)


class InstallTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.root = pathlib.Path(tempfile.mkdtemp(prefix="aireport-install-"))
        cls.addClassCleanup(shutil.rmtree, cls.root)
        install(cls.root, "/usr")
        cls.program = cls.root / "usr/bin/aireport"

    def test_each_part_is_there(self):
        files = {str(path.relative_to(self.root)) for path in self.root.rglob("*") if path.is_file()}
        for name in ("usr/bin/aireport", "usr/share/man/man1/aireport.1.gz", "etc/aireport/repos.yaml",
                     "usr/share/bash-completion/completions/aireport", "usr/lib/systemd/system/aireport.service",
                     "usr/lib/systemd/system/aireport.timer", "usr/lib/sysusers.d/aireport.conf",
                     "usr/share/aireport/repos.schema.json", "usr/share/doc/aireport/copyright",
                     "usr/share/doc/aireport/README.md", "usr/share/doc/aireport/docs/operations.md", "usr/share/doc/aireport/examples/cron/aireport",
                     "usr/share/doc/aireport/examples/github/nightly.yml"):
            self.assertIn(name, files)

    def test_links_between_the_documents_lead_to_what_is_installed(self):
        documents = sorted((self.root / "usr/share/doc/aireport").rglob("*.md"))
        links = 0
        for document in documents:
            page = run("cmark-gfm", document).stdout
            for link in map(urllib.parse.unquote, re.findall(r'<a href="([^"#:]+)[^":]*"', page)):
                self.assertTrue((document.parent / link).exists(), f"{document} links to {link}")
                links += 1
        self.assertGreater(links, len(documents))

    def test_a_second_installation_leaves_the_configuration_alone(self):
        root = self.root / "second"
        install(root, "/usr/local")
        mine = root / "etc/aireport/repos.yaml"
        mine.write_text("mine\n", encoding="utf-8")
        install(root, "/usr/local")
        self.assertEqual(mine.read_text(encoding="utf-8"), "mine\n")
        self.assertIn("ExecStart=/usr/local/bin/aireport ",
                      (root / "usr/local/lib/systemd/system/aireport.service").read_text(encoding="utf-8"))

    def test_a_prefix_of_ones_own_keeps_all_below_itself(self):
        root = self.root / "own"
        install(root, "/home/me/.local")
        outside = [path for path in root.rglob("*") if path.is_file() and root / "home/me/.local" not in path.parents]
        self.assertEqual(outside, [])

    def test_init_tells_editors_the_installed_schema(self):
        ended = run(self.program, "init", "o/r", "--config", self.root / "made.yaml")
        self.assertEqual(ended.returncode, 0, ended.stderr)
        first = (self.root / "made.yaml").read_text(encoding="utf-8").splitlines()[0]
        self.assertTrue(pathlib.Path(first.split("$schema=")[1]).samefile(self.root / "usr/share/aireport/repos.schema.json"))

    def test_the_installed_configuration_tells_editors_the_installed_schema(self):
        first = (self.root / "etc/aireport/repos.yaml").read_text(encoding="utf-8").splitlines()[0]
        self.assertEqual(first, "# yaml-language-server: $schema=/usr/share/aireport/repos.schema.json")

    def test_what_is_installed_can_be_read_by_all(self):
        for name in ("usr/lib/systemd/system/aireport.service", "etc/aireport/repos.yaml"):
            self.assertEqual((self.root / name).stat().st_mode & 0o777, 0o644, name)

    def test_systemd_accepts_the_units(self):
        for folder in ("basic.target", "sysinit.target", "shutdown.target", "timers.target", "network-online.target",
                       "-.slice", "system.slice", "time-set.target", "time-sync.target", "-.mount"):
            (self.root / "usr/lib/systemd/system" / folder).write_text("[Unit]\n", encoding="utf-8")
        ended = run("systemd-analyze", f"--root={self.root}", "--man=no", "verify", "aireport.service", "aireport.timer")
        ours = [line for line in ended.stderr.splitlines() if "aireport" in line]
        self.assertEqual((ended.returncode, ours), (0, []), ended.stderr)

    def test_the_service_may_do_little(self):
        ended = run("systemd-analyze", "security", "--offline=true", "--threshold=20", "--no-pager",
                    self.root / "usr/lib/systemd/system/aireport.service")
        self.assertEqual(ended.returncode, 0, ended.stdout + ended.stderr)

    def test_the_timer_means_a_quarter_past_midnight_utc(self):
        timer = (self.root / "usr/lib/systemd/system/aireport.timer").read_text(encoding="utf-8")
        when = re.search(r"^OnCalendar=(.*)$", timer, re.M).group(1)
        ended = run("systemd-analyze", "calendar", "--base-time=2026-02-03 12:00:00 UTC", when,
                    env=os.environ | {"TZ": "Asia/Shanghai"})
        self.assertIn("2026-02-04 08:15:00 CST", ended.stdout, ended.stderr)

    def test_the_line_for_cron_runs_once_a_day_and_only_then_in_every_zone(self):
        lines = (self.root / "usr/share/doc/aireport/examples/cron/aireport").read_text(encoding="utf-8").splitlines()
        job = [line for line in lines if line and line[0] in "*0123456789"]
        self.assertEqual(len(job), 1)
        fields = job[0].split(None, 6)
        self.assertEqual(fields[:6], ["*/15", "*", "*", "*", "*", "aireport"])
        # In every zone cron meets the quarters of the UTC hour then: no offset of today is a part of one.
        now = datetime.datetime.now(datetime.timezone.utc)
        for zone in zoneinfo.available_timezones():
            self.assertEqual(now.astimezone(zoneinfo.ZoneInfo(zone)).utcoffset() % datetime.timedelta(minutes=15),
                             datetime.timedelta(0), zone)
        stubs = self.root / "stubs"
        stubs.mkdir()
        (stubs / "aireport").write_text('#!/bin/sh\necho "$NOW $*" >>"$RAN"\necho path\n', encoding="utf-8")
        (stubs / "date").write_text('#!/bin/sh\n[ "$*" = "-u +%H%M" ] && echo "$NOW"\n', encoding="utf-8")
        for stub in stubs.iterdir():
            stub.chmod(0o755)
        ran = self.root / "ran"
        command = fields[6].replace("\\%", "%")  # as cron does
        # A busy machine starts it some minutes late.
        for moment in [f"{hour:02}{minute:02}" for hour in range(24) for minute in (0, 15, 30, 45)] + ["0014", "0029"]:
            ended = run("sh", "-c", command, env={"PATH": f"{stubs}:/usr/bin:/bin", "RAN": str(ran), "NOW": moment})
            self.assertEqual((ended.returncode, ended.stdout, ended.stderr), (0, "", ""))
        calls = ran.read_text(encoding="utf-8").splitlines()
        self.assertEqual([call.split()[0] for call in calls], ["0015", "0029"])
        self.assertIn("--catch-up", calls[0])

    def test_the_manual_page_has_every_option_and_no_warning(self):
        page = gzip.decompress((self.root / "usr/share/man/man1/aireport.1.gz").read_bytes()).decode()
        self.assertEqual(page, generated("man"))
        ended = run("groff", "-man", "-ww", "-z", "-K", "utf8", input=page)
        self.assertEqual((ended.returncode, ended.stderr), (0, ""))
        for option in set(re.findall(r"--[a-z][a-z-]*", run(self.program, "--help").stdout)) - {"--help"}:
            self.assertIn(option.replace("-", "\\-"), page)

    def complete(self, *words):
        script = self.root / "usr/share/bash-completion/completions/aireport"
        listed = " ".join(f"'{word}'" for word in words)
        ended = run("bash", "-c", f"source {script}; COMP_WORDS=({listed}); COMP_CWORD={len(words) - 1}; "
                    '_aireport; printf "%s\\n" "${COMPREPLY[@]}"', cwd=PROJECT)
        self.assertEqual((ended.returncode, ended.stderr), (0, ""))
        return ended.stdout.split()

    def test_the_completion_knows_options_values_and_commands(self):
        self.assertEqual(self.complete("aireport", "--log-f"), ["--log-format"])
        self.assertEqual(self.complete("aireport", "--lang", ""), ["zh", "en"])
        self.assertEqual(self.complete("aireport", "--lang", "=", "e"), ["en"])
        self.assertEqual(self.complete("aireport", "--config", "CHANGE"), ["CHANGELOG.md"])
        self.assertEqual(self.complete("aireport", "--date", ""), [])
        self.assertIn("check", self.complete("aireport", ""))
        options = set(re.findall(r"--[a-z][a-z-]*", run(self.program, "--help").stdout))
        self.assertEqual(options - set(self.complete("aireport", "--")), {"--format"})
        for command in ("verify", "check", "init"):
            refused = {option for option in options for value in ([], ["x"])
                       if "does not take" in run(self.program, command, option, *value, cwd=self.root).stderr}
            self.assertIn("--date", refused)
            others = set() if command == "verify" else {"--format"}
            self.assertEqual(options - set(self.complete("aireport", command, "--")), refused | others)
        self.assertIn("CHANGELOG.md", self.complete("aireport", "verify", ""))
        self.assertEqual(self.complete("aireport", "--config", "check", "--date"), ["--date"])
        self.assertEqual(self.complete("aireport", "--config", "=", "a", "check", "--date"), [])
        self.assertEqual(self.complete("aireport", "check", ""), [])

    def test_the_completion_knows_each_value_that_an_option_takes(self):
        options = set(re.findall(r"--[a-z][a-z-]*", run(self.program, "--help").stdout))
        completed = set()
        for option in sorted(options):
            for command in ("", "verify"):
                refused = run(self.program, *filter(None, [command]), option, "nonsense", cwd=self.root).stderr
                if takes := re.search(rf'{option} takes one of (.*), not "nonsense"', refused):
                    self.assertEqual(self.complete("aireport", option, ""), takes.group(1).split(", "), option)
                    completed.add(option)
        self.assertEqual(completed, {"--format", "--lang", "--log-format", "--log-level"})

    def test_the_readmes_table_is_the_programs(self):
        self.assertIn(generated("table"), (PROJECT / "README.md").read_text(encoding="utf-8"))

    def test_the_version_comes_from_one_place(self):
        version = re.search(r"VERSION (\d+\.\d+\.\d+)", (PROJECT / "CMakeLists.txt").read_text(encoding="utf-8")).group(1)
        self.assertEqual(run(self.program, "--version").stdout, f"aireport {version}\n")
        self.assertIn(f'"aireport {version}"', generated("man"))

    def test_it_is_small_and_starts_at_once(self):
        stripped = self.root / "stripped"
        self.assertEqual(run("strip", "-o", stripped, self.program).returncode, 0)
        size = stripped.stat().st_size
        start = quickest(stripped, "--version")
        print(f"{size / 1e6:.1f} MB stripped, {start:.1f} ms to --version ({CONFIGURATION})")
        if CONFIGURATION == "plain":  # sanitizers make it larger and slower
            self.assertLessEqual(size, 10_000_000)
            self.assertLessEqual(start, 10)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
