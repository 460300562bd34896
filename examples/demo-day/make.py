#!/usr/bin/env python3
"""Makes the demo day: the cache of a made-up day and the report that comes of it.

    examples/demo-day/make.py PROGRAM

Reads repositories/*.txt, serves them on loopback as GitHub's REST API would, and runs the program against that, so
that the cache is the program's own. Then it writes the report into expected/, offline, from that cache.

The form of a story file: each story begins with a line

    == KIND NUMBER | TIME | LOGIN | TITLE

KIND is merged (a pull request, squashed), merge (one with a merge commit), push (a commit without one; no number),
open, closed (pull requests), issue, or release (its number is the tag). Then come `opened:`, `closed:`, `labels:`,
`comments:` and `branch:`, the text, and for commits the files: `-- PATH STATUS [OLD PATH]`, STATUS followed by
`binary` when there is no patch, and hunks, `@@ FIRST_LINE SECTION` with the lines as in a diff. Times are UTC.
"""
import hashlib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

HERE = pathlib.Path(__file__).resolve().parent
DAY = "2026-02-03"
PORT = 8765  # in repos.yaml too: the cache keeps answers by their URL
WEB = "https://github.example"
STORY = re.compile(r"== (\w+)(?: (\S+))? \| (\d\d:\d\d) \| (\S+) \| (.*)")
ATTRIBUTE = re.compile(r"(opened|closed|labels|comments|branch): (.*)")
FILE = re.compile(r"-- (\S+) (added|modified|removed|renamed)(?: (\S+))?")
HUNK = re.compile(r"@@ (\d+)(?: (.*))?")


def read_stories(path):
    stories = []
    for line in path.read_text(encoding="utf-8").splitlines():
        story = STORY.fullmatch(line)
        if story:
            kind, number, time, login, title = story.groups()
            stories.append({"kind": kind, "number": number, "time": f"{DAY}T{time}:00Z", "login": login, "title": title,
                            "labels": "", "comments": "0", "text": [], "files": []})
        elif stories:
            read_line(stories[-1], line)
    return stories


def read_line(story, line):
    attribute, file = ATTRIBUTE.fullmatch(line), FILE.fullmatch(line)
    if file:
        path, status, extra = file.groups()
        story["files"].append({"path": path, "status": status, "hunks": [], "binary": extra == "binary",
                               "previous": extra if status == "renamed" else None})
    elif story["files"]:
        hunk = HUNK.fullmatch(line)
        if hunk:
            story["files"][-1]["hunks"].append((int(hunk[1]), hunk[2] or "", []))
        elif story["files"][-1]["hunks"]:
            story["files"][-1]["hunks"][-1][2].append(line)
    elif attribute and not story["text"]:
        story[attribute[1]] = attribute[2]
    else:
        story["text"].append(line)


def patch_of(hunks):
    """The unified diff of hunks that are given by their first old line, and its counts of added and removed lines."""
    text, added, removed = [], 0, 0
    for first, section, lines in hunks:
        while lines and lines[-1] == "":
            lines.pop()
        lines = [line or " " for line in lines]
        plus = sum(line.startswith("+") for line in lines)
        minus = sum(line.startswith("-") for line in lines)
        old, new = len(lines) - plus, len(lines) - minus
        old_first = 0 if old == 0 else first
        new_first = 0 if new == 0 else first + added - removed
        text.append(f"@@ -{old_first},{old} +{new_first},{new} @@" + (" " + section if section else ""))
        text += lines
        added, removed = added + plus, removed + minus
    return "\n".join(text), added, removed


def account(login):
    return {"login": login, "type": "Bot" if login.endswith("[bot]") else "User"}


def sha_of(*parts):
    return hashlib.sha1("\0".join(map(str, parts)).encode()).hexdigest()


class Repository:
    """One repository's answers."""

    def __init__(self, path):
        self.name = path.stem.replace(".", "/", 1)
        self.url = f"{WEB}/{self.name}"
        self.commits, self.issues, self.pulls, self.releases = [], [], {}, []
        self.tip = sha_of(self.name, "before the day")
        for story in sorted(read_stories(path), key=lambda story: story["time"]):
            self.add(story)
        self.commits.reverse()
        self.issues.sort(key=lambda issue: (issue["created_at"], issue["number"]), reverse=True)

    def add(self, story):
        text = "\n".join(story["text"]).strip()
        kind = story["kind"]
        if kind == "release":
            self.releases.append(self.release(story, text))
        elif kind == "issue":
            self.issues.append(self.issue(story, text))
        else:
            if kind in ("merged", "merge", "push"):
                self.commits.append(self.commit(story, text))
            if kind != "push":
                self.add_pull(story, text)

    def release(self, story, text):
        return {"tag_name": story["number"], "name": story["title"], "body": text, "author": account(story["login"]),
                "draft": False, "prerelease": False, "created_at": story["time"], "published_at": story["time"],
                "html_url": f"{self.url}/releases/tag/{story['number']}"}

    def item(self, story, text, created, closed):
        return {"number": int(story["number"]), "title": story["title"], "body": text or None,
                "user": account(story["login"]),
                "labels": [{"name": label} for label in story["labels"].split(", ") if label],
                "state": "closed" if closed else "open", "comments": int(story["comments"]), "created_at": created,
                "updated_at": closed or created, "closed_at": closed, "reactions": {"total_count": 0}}

    def issue(self, story, text):
        closed = f"{DAY}T{story['closed']}:00Z" if "closed" in story else None
        item = self.item(story, text, story["time"], closed)
        return item | {"state_reason": "completed" if closed else None,
                       "html_url": f"{self.url}/issues/{story['number']}"}

    def add_pull(self, story, text):
        created = story["opened"].replace(" ", "T") + ":00Z" if "opened" in story else story["time"]
        closed = None if story["kind"] == "open" else story["time"]
        merged = closed if story["kind"] != "closed" else None
        item = self.item(story, text, created, closed)
        url = f"{self.url}/pull/{story['number']}"
        self.issues.append(item | {"html_url": url, "draft": False,
                                   "pull_request": {"html_url": url, "merged_at": merged}})
        self.pulls[item["number"]] = item | {"html_url": url, "draft": False, "merged_at": merged,
                                             "base": {"ref": "main"},
                                             "merge_commit_sha": self.commits[0]["sha"] if merged else None}

    def commit(self, story, text):
        title = story["title"]
        if story["kind"] == "merged":
            title += f" (#{story['number']})"
        elif story["kind"] == "merge":
            title = f"Merge pull request #{story['number']} from {story['login']}/{story['branch']}\n\n{title}"
        files = [self.file(file) for file in story["files"]]
        sha = sha_of(self.name, title, story["time"])
        parents = [self.tip] + ([sha_of(self.name, story["branch"])] if story["kind"] == "merge" else [])
        self.tip = sha
        author = {"name": story["login"], "email": f"{story['login']}@users.example", "date": story["time"]}
        body = text if story["kind"] == "merged" else ""
        return {"sha": sha, "html_url": f"{self.url}/commit/{sha}",
                "commit": {"message": title + ("\n\n" + body if body else ""), "author": author,
                           "committer": author | {"name": "GitHub", "email": "noreply@github.example"}},
                "author": account(story["login"]), "committer": account("web-flow"),
                "parents": [{"sha": parent} for parent in parents], "files": files,
                "stats": {key: sum(file[key] for file in files) for key in ("additions", "deletions")}}

    def file(self, file):
        patch, added, removed = patch_of(file["hunks"])
        result = {"filename": file["path"], "status": file["status"], "additions": added, "deletions": removed,
                  "changes": added + removed}
        if patch:
            result["patch"] = patch
        if file["previous"]:
            result["previous_filename"] = file["previous"]
        return result

    def answer(self, path, query):
        """The answer to a path below the repository, or None."""
        if path == "commits":
            inside = [commit for commit in self.commits
                      if query["since"] <= commit["commit"]["committer"]["date"] <= query["until"]]
            return [{key: value for key, value in commit.items() if key not in ("files", "stats")} for commit in inside]
        if path.startswith("commits/"):
            return next((commit for commit in self.commits if commit["sha"] == path[8:]), None)
        if path == "issues":
            return [issue for issue in self.issues if query["since"] <= issue["updated_at"]]
        if path == "pulls":
            return list(self.pulls.values())
        if path.startswith("pulls/"):
            return self.pulls.get(int(path[6:]))
        return self.releases if path == "releases" else None


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    repositories = {}

    def do_GET(self):
        url = urlsplit(self.path)
        query = {key: values[0] for key, values in parse_qs(url.query).items()}
        _, _, owner, name, path = (url.path.split("/", 4) + [""] * 4)[:5]
        repository = self.repositories.get(f"{owner}/{name}")
        answer = repository.answer(path, query) if repository else None
        body = json.dumps(answer if answer is not None else {"message": "Not Found"}, ensure_ascii=False, indent=1)
        data = body.encode() + b"\n"
        self.send_response_only(404 if answer is None else 200)
        self.send_header("Date", "Wed, 04 Feb 2026 00:15:00 GMT")  # kept in the cache: the same bytes whenever it is made
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("ETag", f'"{hashlib.sha1(data).hexdigest()}"')
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


def main(program):
    paths = sorted((HERE / "repositories").glob("*.txt"))
    Handler.repositories = {repository.name: repository for repository in map(Repository, paths)}
    cache, expected, scratch = HERE / "cache", HERE / "expected", HERE / "scratch"
    for folder in (cache, expected, scratch):
        shutil.rmtree(folder, ignore_errors=True)
    command = [program, "--date", DAY, "--config", HERE / "repos.yaml", "--cache-dir", cache, "--output-dir", scratch]
    server = ThreadingHTTPServer(("127.0.0.1", PORT), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        subprocess.run(command, check=True)
        server.shutdown()
        shutil.rmtree(scratch)
        subprocess.run(command + ["--offline"], check=True)
        shutil.move(scratch / "reports", expected)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
