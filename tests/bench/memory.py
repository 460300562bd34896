#!/usr/bin/env python3
"""What inputs that are made to fill the memory take, each in a process of its own.

  memory.py AIREPORT [WORD…]

Makes each input anew from the demo day (those whose name has one of the words), gives it to the program, and prints the
peak of its memory, its CPU time and its exit code. Fails when one takes more than 512 MB, 120 s or ends by a signal.
Needs some 2 GB of room in the folder for temporary files.
"""
import gzip
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
DEMO = PROJECT / "examples" / "demo-day"
MIB = 1 << 20
LIMIT_MB = 512
LIMIT_SECONDS = 120
CASES = []


def case(name):
    def add(make):
        CASES.append((name, make))
        return make
    return add


def blocks(byte, size):
    for _ in range(size // MIB):
        yield byte * MIB


def write_gzip(path, parts, level=1):
    with gzip.open(path, "wb", level) as file:
        for part in parts:
            file.write(part)


class Snapshot:
    """The demo day's, taken apart as it was put together: a head, repositories, receipts."""

    def __init__(self):
        text = gzip.decompress((DEMO / "expected" / "data" / "2026-02-03.json.gz").read_bytes()).decode()
        begin = text.index('"repositories":[\n') + len('"repositories":[\n')
        end = text.index('\n],"receipts":[')
        self.head, self.tail = text[:begin], text[end:]
        self.repositories = json.loads("[" + text[begin:end] + "]")

    def write(self, path, members):
        """`members`: what stands between head and tail, in gzip members of their own."""
        with open(path, "wb") as file:
            for text in [self.head, *members, self.tail]:
                file.write(gzip.compress(text if isinstance(text, bytes) else text.encode(), 1, mtime=0))
        return path

    def with_issues(self, path, issues):
        self.repositories[0]["issues"] = issues
        parts = [json.dumps(one, ensure_ascii=False, separators=(",", ":")) for one in self.repositories]
        return self.write(path, [text for part in parts for text in (",\n", part)][1:])

    def issues(self, count, body):
        pattern = self.repositories[0]["issues"][0]
        return [{**pattern, "number": 10 * count - i, "body": body(i)} for i in range(count)]


def render(path):
    return ["--from-snapshot", str(path)]


@case("a snapshot with one issue whose text has 58 MB")
def one_issue(folder):
    day = Snapshot()
    return render(day.with_issues(folder / "day.json.gz", day.issues(1, lambda _: "All is well. " * (58_000_000 // 13))))


@case("a snapshot with 58 issues whose texts have 1 MB")
def long_issues(folder):
    day = Snapshot()
    return render(day.with_issues(folder / "day.json.gz", day.issues(58, lambda _: "All is well. " * (1_000_000 // 13))))


@case("a snapshot with 58 issues whose titles are 1 MB of terms")
def terms(folder):
    day = Snapshot()
    issues = day.issues(58, lambda _: "It hangs.")
    for place, issue in enumerate(issues):
        issue["title"] = " ".join(f"A{place * 150_000 + i}" for i in range(120_000))
    return render(day.with_issues(folder / "day.json.gz", issues))


@case("a snapshot with an issue that refers to 100,000 others")
def references(folder):
    day = Snapshot()
    text = " ".join(f"a/b#{number}" for number in range(1, 100_001))
    day.repositories[0]["pulls"][0]["body"] = text[:1_000_000]
    return render(day.with_issues(folder / "day.json.gz", day.issues(1, lambda _: text[:1_000_000])))


@case("a snapshot with 36,000 issues")
def many_issues(folder):
    day = Snapshot()
    return render(day.with_issues(folder / "day.json.gz", day.issues(36_000, lambda i: f"It hangs at {i}.")))


@case("a snapshot with 100,000 issues")
def too_many_issues(folder):
    day = Snapshot()
    return render(day.with_issues(folder / "day.json.gz", day.issues(100_000, lambda i: f"It hangs at {i}.")))


@case("a snapshot with three issues of 50 MB that hardly pack")
def hard_to_pack(folder):
    letters = bytes(range(33, 127)).replace(b'"', b"").replace(b"\\", b"").decode()
    chance = random.Random(1)
    day = Snapshot()
    return render(day.with_issues(folder / "day.json.gz",
                                  day.issues(3, lambda _: "".join(chance.choices(letters, k=50_000_000)))))


@case("a snapshot with one value of 250 MB over several members")
def one_value(folder):
    day = Snapshot()
    day.repositories[0]["issues"] = day.issues(1, lambda _: "BODY")
    before, behind = json.dumps(day.repositories[0], separators=(",", ":")).split("BODY")
    return render(day.write(folder / "day.json.gz", [before, *[b"x" * (25 * MIB)] * 10, behind]))


@case("a snapshot with a commit of 100,000 files")
def many_files(folder):
    day = Snapshot()
    commit = next(one for one in day.repositories[0]["commits"] if one["files"])
    pattern = next(file for file in commit["files"] if file["patch"])
    commit["files"] = [{**pattern, "filename": f"src/part{i % 300}/file{i}.py"} for i in range(100_000)]
    return render(day.with_issues(folder / "day.json.gz", []))


@case("a snapshot with patches of 60,000 hunks")
def many_hunks(folder):
    day = Snapshot()
    for repository in day.repositories:
        for commit in repository["commits"]:
            for file in commit["files"] or []:
                file["patch"] = "@@ -1 +1 @@\n+a\n" * 60_000
    return render(day.with_issues(folder / "day.json.gz", []))


@case("a snapshot of 10,000 reverts of each other")
def many_reverts(folder):
    day = Snapshot()
    pattern = {**day.repositories[0]["commits"][0], "files": []}

    def revert(i):
        other = i * 7919 % 10_000
        message = f'Revert "Use part {other}" (#{i + 1})\n\nThis reverts commit {other:040x}.'
        return {**pattern, "sha": f"{i:040x}", "commit": {**pattern["commit"], "message": message}}

    day.repositories[0]["commits"] = [revert(i) for i in range(10_000)]
    return render(day.with_issues(folder / "day.json.gz", []))


@case("a snapshot of 512 MiB that is no gzip")
def large_file(folder):
    with open(folder / "day.json.gz", "wb") as file:
        file.truncate(512 * MIB)
    return render(folder / "day.json.gz")


@case("a snapshot of 2 GiB of blanks")
def blanks(folder):
    write_gzip(folder / "day.json.gz", blocks(b" ", 2048 * MIB))
    return render(folder / "day.json.gz")


@case("a snapshot of 64 MB of [")
def brackets(folder):
    write_gzip(folder / "day.json.gz", blocks(b"[", 64 * MIB))
    return render(folder / "day.json.gz")


def page_beside_its_snapshot(folder, page):
    (folder / "data").mkdir()
    (folder / "data" / "2026-02-03.json.gz").write_bytes(
        (DEMO / "expected" / "data" / "2026-02-03.json.gz").read_bytes())
    (folder / "2026-02-03.md").write_bytes(page)
    return ["verify", str(folder / "2026-02-03.md")]


@case("verify on 1.5 MiB of list items")
def list_items(folder):
    return page_beside_its_snapshot(folder, b"- a\n" * (3 * MIB // 8))


@case("verify on 1.5 MiB of brackets that are left open")
def open_brackets(folder):
    return page_beside_its_snapshot(folder, b"[\r" * (3 * MIB // 4))


def long_lines(folder, pattern):
    """In place of the window and of the totals."""
    page = (DEMO / "expected" / "2026-02-03.md").read_bytes()
    line = pattern.encode() * (MIB // 2 // len(pattern.encode())) + b"\n"
    parts = page.split(b"\n\n")
    parts[1] = parts[3] = line
    return page_beside_its_snapshot(folder, b"\n\n".join(parts))


@case("verify on lines of digits")
def digits(folder):
    return long_lines(folder, "1")


@case("verify on lines of dashes")
def dashes(folder):
    return long_lines(folder, "x – ")


@case("verify on lines of fields")
def many_fields(folder):
    return long_lines(folder, "1 · ")


@case("verify on a page of 100 MB")
def large_page(folder):
    return page_beside_its_snapshot(folder, b"a" * 100_000_000)


def offline(folder, config):
    (folder / "repos.yaml").write_text(config)
    return ["--offline", "--date", "2026-02-03", "--config", str(folder / "repos.yaml"), "--cache-dir",
            str(folder / "cache"), "--output-dir", str(folder)]


@case("repos.yaml of 511 KB of commas, offline")
def commas(folder):
    return offline(folder, "repos: [" + "," * 511_000)


@case("repos.yaml with some 48,000 repositories, offline")
def many_repositories(folder):
    lines = "".join(f"- a/b{i}\n" for i in range(48_000))
    return offline(folder, "repos:\n" + lines[:511 * 1024 - 10].rsplit("\n", 1)[0] + "\n")


@case("repos.yaml of 511 KiB of [")
def yaml_brackets(folder):
    return offline(folder, "[" * 511 * 1024)


@case("repos.yaml of 160 MB")
def large_yaml(folder):
    return offline(folder, "repos:\n" + "- a/b\n" * (160_000_000 // 6))


@case("repos.yaml of aliases to aliases")
def aliases(folder):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 12)]
    return offline(folder, "\n".join([*lines, "repos: [a/b]"]) + "\n")


def with_entry(folder, parts):
    """The demo day's cache, with another body in the entry of a list of issues: what `parts` gives, each time anew."""
    cache = folder / "cache"
    subprocess.run(["cp", "-r", str(DEMO / "cache"), str(cache)], check=True)
    path = next(path for path in sorted(cache.rglob("*-relay-issues-*")))
    first, rest = path.read_bytes().split(b"\n", 1)
    key, head = first.split(b" ", 4)[4], rest.split(b"\n\n", 1)[0] + b"\n\n"
    checksum, size = zlib.crc32(head), len(head)
    for part in parts():
        checksum, size = zlib.crc32(part, checksum), size + len(part)
    with open(path, "wb") as file:
        whole = zlib.crc32(b"%08x%08x" % (zlib.crc32(key), checksum))
        file.write(b"aireport-cache 1 %08x %d %s\n" % (whole, size, key) + head)
        for part in parts():
            file.write(part)
    return ["--offline", "--date", "2026-02-03", "--config", str(DEMO / "repos.yaml"), "--cache-dir", str(cache),
            "--output-dir", str(folder)]


@case("a cache entry of 120 MB of small objects")
def small_objects(folder):
    return with_entry(folder, lambda: [b"[{}", *[b",{}" * 1_000_000] * 40, b"]"])


@case("a cache entry of 60 MB of [")
def cached_brackets(folder):
    return with_entry(folder, lambda: blocks(b"[", 60 * MIB))


@case("a cache entry of one string of 60 MB")
def cached_string(folder):
    return with_entry(folder, lambda: [b'["', *blocks(b"x", 60 * MIB), b'"]'])


@case("a cache entry of 2 GiB")
def large_entry(folder):
    return with_entry(folder, lambda: blocks(b"x", 2048 * MIB))


def from_server(folder, headers, answer):
    """Eight repositories of a server: `answer` gives the parts of a body for a path and a page, and whether there is a
    next page."""
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            path, _, query = self.path.partition("?")
            page = int(next(iter(re.findall(r"\bpage=(\d+)", query)), 1))
            parts, has_next = answer(path, page)
            try:
                self.send_response(200)
                for name, value in {**headers, "Content-Length": str(sum(map(len, parts)))}.items():
                    self.send_header(name, value)
                if has_next:
                    self.send_header("Link", f'<http://127.0.0.1:{self.server.server_port}{path}?page={page + 1}>; rel="next"')
                self.end_headers()
                for part in parts:
                    self.wfile.write(part)
            except OSError:
                pass

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # transfers that are ended
    threading.Thread(target=server.serve_forever, daemon=True).start()
    (folder / "repos.yaml").write_text("repos: [" + ", ".join(f"a/b{i}" for i in range(8)) + "]\n")
    return ["--date", "2026-02-03", "--config", str(folder / "repos.yaml"), "--cache-dir", str(folder / "cache"),
            "--output-dir", str(folder), "--deadline", "2m", "--api-url", f"http://127.0.0.1:{server.server_port}"]


JSON = {"Content-Type": "application/json"}
NOON = "2026-02-03T12:00:00Z"


def listed(folder, kind, item, items, pages=300):
    """A server whose lists of one kind have so many pages of so many items; `item` gives one by its number."""
    def answer(path, page):
        if not path.endswith("/" + kind):
            return [b"[]"], False
        numbers = range(page * 1_000_000, page * 1_000_000 + items)
        return [b"[" + b",".join(json.dumps(item(number)).encode() for number in numbers) + b"]"], page < pages
    return from_server(folder, JSON, answer)


def made_issue(number, title="It hangs", body="", labels=()):
    return {"number": number, "title": title, "body": body, "labels": list(labels), "created_at": NOON}


def made_commit(number, message="Mend it"):
    person = {"name": "n", "date": NOON}
    return {"sha": f"{number:040x}", "commit": {"message": message, "author": person, "committer": person}}


MEGABYTE = "x" * 1_000_000


@case("a server with 1,500 issues of 1 MB a repository")
def long_bodies(folder):
    return listed(folder, "issues", lambda number: made_issue(number, body=MEGABYTE), 50, 30)


@case("a server with 1,500 titles of 1 MB a repository")
def long_titles(folder):
    return listed(folder, "issues", lambda number: made_issue(number, title=MEGABYTE), 50, 30)


@case("a server with pages of 30,000 issues")
def endless_issues(folder):
    return listed(folder, "issues", made_issue, 30_000)


@case("a server with pages of issues of 100,000 labels")
def many_labels(folder):
    labels = [f"the label of number {i}" for i in range(100_000)]
    return listed(folder, "issues", lambda number: made_issue(number, labels=labels), 2)


@case("a server with pages of 20,000 commits")
def endless_commits(folder):
    return listed(folder, "commits", made_commit, 20_000)


@case("a server with pages of 100,000 items that cannot be read")
def unreadable_items(folder):
    return listed(folder, "issues", lambda number: {"number": f"{number}{'x' * 70}"}, 100_000)


@case("a server with 1,500 releases of 1 MB a repository")
def long_notes(folder):
    return listed(folder, "releases", lambda number: {"tag_name": f"v{number}", "body": MEGABYTE, "published_at": NOON},
                  50, 30)


@case("a server with 100 commits a repository, each of 2,900 files with names of 20 kB")
def long_names(folder):
    files = ",".join(json.dumps({"filename": f"{i}/{MEGABYTE[:20_000]}", "status": "modified", "additions": 1,
                                 "deletions": 1}) for i in range(2_900)).encode()

    def answer(path, _):
        head, _, sha = path.rpartition("/commits/")
        if head:
            return [b'{"sha":"%s","stats":{"additions":1,"deletions":1},"files":[' % sha.encode(), files, b"]}"], False
        commits = [made_commit(number) for number in range(100)] if path.endswith("/commits") else []
        return [json.dumps(commits).encode()], False
    return from_server(folder, JSON, answer)


@case("a server with a patch of 20 million lines")
def long_patch(folder):
    patch = b"@@ -1,0 +1,20000000 @@\\n" + b"+\\n" * 20_000_000

    def answer(path, _):
        head, _, sha = path.rpartition("/commits/")
        if head:
            return [b'{"sha":"%s","stats":{"additions":1,"deletions":1},"files":[{"filename":"a.py","status":"modified",'
                    b'"additions":1,"deletions":0,"patch":"' % sha.encode(), patch, b'"}]}'], False
        return [json.dumps([made_commit(1)] if path.endswith("/commits") else []).encode()], False
    return from_server(folder, JSON, answer)


@case("a server whose every answer has 66 MB")
def large_answers(folder):
    body = b"[" + b'{"a":1},' * (66_000_000 // 8) + b"{}]"
    return from_server(folder, JSON, lambda *_: ([body], False))


@case("a server whose every answer is a gzip bomb of 2 GB")
def bombs(folder):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    body = b"".join(packer.compress(block) for block in blocks(b"[", 2048 * MIB)) + packer.flush()
    return from_server(folder, {**JSON, "Content-Encoding": "gzip"}, lambda *_: ([body], False))


# A process begins with the memory of the one that starts it, which here is that of the inputs.
LAUNCHER = """
import json, os, sys
process = os.fork()
if process == 0:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(1, 2)
    os.execv(sys.argv[1], sys.argv[1:])
_, status, usage = os.wait4(process, 0)
print(json.dumps([usage.ru_maxrss, usage.ru_utime + usage.ru_stime, os.waitstatus_to_exitcode(status)]))
"""


def measure(program, arguments):
    ended = subprocess.run([sys.executable, "-c", LAUNCHER, program, *arguments], stdout=subprocess.PIPE, check=True)
    kilobytes, seconds, code = json.loads(ended.stdout)
    return kilobytes * 1024 / 1_000_000, seconds, code


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program, words = os.path.abspath(sys.argv[1]), sys.argv[2:]
    bad = []
    for name, make in CASES:
        if words and not any(word in name for word in words):
            continue
        with tempfile.TemporaryDirectory() as folder:
            peak, seconds, code = measure(program, make(Path(folder)))
        print(f"{name:60} {peak:4.0f} MB {seconds:6.1f} s  exit {code}", flush=True)
        if peak > LIMIT_MB or seconds > LIMIT_SECONDS or code < 0:
            bad.append(name)
    sys.exit(f"too much or too long, or ended by a signal: {', '.join(bad)}" if bad else 0)


if __name__ == "__main__":
    main()
