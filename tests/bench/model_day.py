#!/usr/bin/env python3
"""What a day costs, beside the least that fetching it can cost.

  model_day.py [options] API_URL CONFIG DATE

Runs aireport on the day with an empty cache and, in turn, a bare libcurl loop over exactly the URLs that it asked for:
RUNS pairs, after a pair that is not counted. Then the complete day again, and the day with --refresh. Prints requests,
wall time, CPU time and peak memory of each whole process, and the ratio of the medians. Any server that speaks GitHub's
REST API will do; the token is that of $GITHUB_TOKEN. A call costs 2 * (RUNS + 1) times the requests of a cold day.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BUILD = Path(__file__).resolve().parents[2] / "build" / "bench"


class Run:
    """A finished process: what it printed, and what it used."""

    def __init__(self, command, given=b"", environment=None):
        with tempfile.TemporaryFile() as stdin, tempfile.TemporaryFile() as stdout, tempfile.TemporaryFile() as stderr:
            stdin.write(given)
            stdin.seek(0)
            begin = time.monotonic()
            process = subprocess.Popen(command, stdin=stdin, stdout=stdout, stderr=stderr, env=environment)
            _, status, usage = os.wait4(process.pid, 0)
            self.wall = time.monotonic() - begin
            process.returncode = os.waitstatus_to_exitcode(status)
            self.cpu = usage.ru_utime + usage.ru_stime
            self.peak = usage.ru_maxrss / 1024
            stdout.seek(0)
            stderr.seek(0)
            self.out, self.log = stdout.read().decode(), stderr.read().decode()
        if process.returncode != 0:
            last = "\n".join(self.log.splitlines()[-10:])
            sys.exit(f"{' '.join(map(str, command))}: exit code {process.returncode}\n{self.out}{last}")

    def events(self, name):
        lines = (json.loads(line) for line in self.log.splitlines())
        return [line for line in lines if line["event"] == name]

    def summary(self):
        return self.events("run.summary")[-1]


class Bench:
    def __init__(self, options, folder):
        self.options, self.root, self.folders = options, folder, 0
        self.environment = dict(os.environ)
        if options.ca:
            self.environment["SSL_CERT_FILE"] = options.ca

    def aireport(self, *more):
        options = self.options
        return Run([options.aireport, "--api-url", options.api_url, "--config", options.config, "--date", options.date,
                    "--cache-dir", self.folder() / "cache", "--output-dir", self.folder() / "out",
                    "--log-format", "json", *more], environment=self.environment)

    def cold(self, *more):
        # A folder that has just been emptied is slower to fill than a new one on some file systems.
        self.folders += 1
        return self.aireport(*more)

    def folder(self):
        return self.root / str(self.folders)

    def bare_loop(self, urls):
        command = [self.options.bare_loop] + (["--ca", self.options.ca] if self.options.ca else [])
        run = Run(command, "\n".join(urls).encode(), self.environment)
        run.requests = json.loads(run.out)["requests"]
        return run


def row(name, requests, run):
    print(f"{name:<24}{requests:>9}{run.wall:>9.3f}{run.cpu:>9.3f}{run.peak:>9.1f}", flush=True)


def print_cost_of_a_commit(cold):
    commits = cold[0].events("run.day")[0]["commits"]
    if commits:
        print(f"{commits} commits, CPU {median_of(cold, 'cpu') / commits * 1000:.2f} ms for each")


def median_of(runs, figure):
    return statistics.median(getattr(run, figure) for run in runs)


def pairs(bench, urls):
    cold, bare = [], []
    for number in range(1, bench.options.runs + 1):
        # Each goes first in half of the pairs.
        for of_aireport in (True, False) if number % 2 else (False, True):
            if of_aireport:
                cold.append(bench.cold())
                row(f"cold {number}", cold[-1].summary()["requests"], cold[-1])
                if cold[-1].summary()["requests"] != len(urls):
                    sys.exit("the number of requests differs between two runs")
            else:
                bare.append(bench.bare_loop(urls))
                row(f"bare loop {number}", bare[-1].requests, bare[-1])
    return cold, bare


def print_medians(cold, bare):
    for name, runs in (("cold, median", cold), ("bare loop, median", bare)):
        print(f"{name:<33}" + "".join(f"{median_of(runs, figure):>9.{digits}f}"
                                      for figure, digits in (("wall", 3), ("cpu", 3), ("peak", 1))))
    print(f"{'ratio of medians':<33}" +
          "".join(f"{median_of(cold, figure) / median_of(bare, figure):>9.2f}" for figure in ("wall", "cpu", "peak")))


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("api_url", metavar="API_URL")
    parser.add_argument("config", metavar="CONFIG", help="a repos.yaml")
    parser.add_argument("date", metavar="DATE")
    parser.add_argument("--runs", type=int, default=5, help="pairs that are counted (default: %(default)s)")
    parser.add_argument("--ca", metavar="FILE", help="certificates to trust, where the server has its own")
    parser.add_argument("--aireport", type=Path, default=BUILD / "src" / "cli" / "aireport")
    parser.add_argument("--bare-loop", type=Path, default=BUILD / "tests" / "bench" / "bare_loop")
    return parser.parse_args()


def main():
    options = parse()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(options, Path(folder))
        first = bench.cold("--log-level", "debug")
        asked = first.events("http.request")
        urls = [request["url"] for request in asked]
        bench.bare_loop(urls)
        protocols = sorted({request["http"] for request in asked})
        print(f"{len(urls)} requests over {', '.join(protocols)}, {first.summary()['connections']} connections")
        print(f"{'':<24}{'requests':>9}{'wall s':>9}{'CPU s':>9}{'peak MB':>9}")
        cold, bare = pairs(bench, urls)
        print_medians(cold, bare)
        print_cost_of_a_commit(cold)
        again = bench.aireport()
        row("complete day again", again.summary()["requests"], again)
        refreshed = bench.aireport("--refresh")
        summary = refreshed.summary()
        row("--refresh", summary["requests"], refreshed)
        print(f"  of these counted {summary['counted']}, not modified {summary['not_modified']}; "
              f"{summary['cached']} answers from the cache")


if __name__ == "__main__":
    main()
