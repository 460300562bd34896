#!/usr/bin/env python3
"""Serves a GitHub of made-up repositories, as many and as busy as you like: the same ones for the same numbers.

  made_github.py [options] CONFIG

Writes a repos.yaml with its repositories into CONFIG, and answers for them on loopback, without limits: lists with
pages, details, searches. Each day, from DATE on, has the same number of commits in each repository; three of four name
the pull request that brought them. Prints its URL when it is ready.
"""
import argparse
import asyncio
import datetime as dt
import gzip
import hashlib
import json
import random
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from replay import Replay

WORDS = ("kernel cache batch token scheduler layout tensor stream fused paged warp tile quant router expert prefix "
         "buffer graph launch align reduce shard page pool worker event queue mask scale block").split()
KINDS = ("fix: wrong", "feat: add", "perf: faster", "refactor: simplify", "docs: explain", "test: cover")


def text(when):
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def words(draw, count):
    return " ".join(draw.choices(WORDS, k=count))


def account(draw):
    return {"login": f"dev-{draw.randrange(40)}", "type": "User"}


def patch(draw, path):
    """A hunk or more, of code that somebody could have written."""
    hunks = []
    for start in range(10, 10 + 60 * draw.randrange(1, 5), 60):
        body = []
        for _ in range(draw.randrange(6, 30)):
            sign = draw.choice("  ++-")
            name, call = draw.choices(WORDS, k=2)
            body.append(f"{sign}  auto {name}_{draw.randrange(99)} = {call}({words(draw, 2)!r});")
        old = sum(line[0] != "+" for line in body)
        new = sum(line[0] != "-" for line in body)
        hunks.append("\n".join([f"@@ -{start},{old} +{start},{new} @@ void {draw.choice(WORDS)}_step() {{"] + body))
    joined = "\n".join(hunks)
    added, removed = joined.count("\n+"), joined.count("\n-")
    return {"filename": path, "status": "modified", "additions": added, "deletions": removed,
            "changes": added + removed, "patch": joined}


def date_of(commit):
    return commit["commit"]["committer"]["date"]


class Repository:
    def __init__(self, name, origin, web, days, per_day):
        self.name, self.commits, self.issues, self.pulls = name, [], [], {}
        draw = random.Random(name)
        self.releases = [{"tag_name": "v1.0", "name": "v1.0", "body": "- First\n- Second", "draft": False,
                          "prerelease": False, "author": account(draw), "published_at": text(days[0])}]
        for day in days:
            for _ in range(per_day):
                self.add_change(draw, day + dt.timedelta(seconds=draw.randrange(86400)), web)
            for _ in range(max(1, per_day // 4)):
                when = day + dt.timedelta(seconds=draw.randrange(86400))
                self.add_item(draw, f"Wrong {words(draw, 4)}", when, web, "issues")
        self.commits.sort(key=date_of, reverse=True)
        self.by_sha = {commit["sha"]: commit for commit in self.commits}
        self.issues.sort(key=lambda item: item["created_at"], reverse=True)
        for item in self.issues:
            item["repository_url"] = f"{origin}/repos/{name}"

    def add_item(self, draw, title, when, web, kind):
        number = len(self.issues) + 1
        url = f"{web}/{self.name}/{'pull' if kind == 'pulls' else 'issues'}/{number}"
        item = {"number": number, "title": title, "body": "\n".join(words(draw, 14) + "." for _ in range(6)),
                "user": account(draw), "labels": [{"name": draw.choice(WORDS)}], "state": "open", "state_reason": None,
                "comments": draw.randrange(9), "reactions": {"total_count": draw.randrange(5)}, "html_url": url,
                "created_at": text(when), "updated_at": text(when), "closed_at": None}
        if kind == "pulls":
            item |= {"draft": False, "state": "closed", "closed_at": text(when),
                     "pull_request": {"html_url": url, "merged_at": text(when)}}
            self.pulls[number] = item | {"merged_at": text(when), "base": {"ref": "main"}, "merge_commit_sha": None,
                                         "commits": 1, "additions": 9, "deletions": 3, "changed_files": 2}
        self.issues.append(item)
        return number

    def add_change(self, draw, when, web):
        title = f"{draw.choice(KINDS)} {words(draw, 4)}"
        if draw.randrange(4):
            title += f" (#{self.add_item(draw, title, when, web, 'pulls')})"
        sha = hashlib.sha1(f"{self.name} {len(self.commits)}".encode()).hexdigest()
        person = {"name": "Dev", "date": text(when)}
        commit = {"sha": sha, "html_url": f"{web}/{self.name}/commit/{sha}", "author": account(draw), "committer": None,
                  "parents": [{"sha": sha[::-1]}],
                  "commit": {"message": f"{title}\n\n{words(draw, 30)}.", "author": person, "committer": person}}
        self.commits.append(commit)

    def detail(self, sha):
        commit = self.by_sha[sha]
        draw = random.Random(sha)
        files = [patch(draw, f"src/{draw.choice(WORDS)}/{draw.choice(WORDS)}_{place}.cpp")
                 for place in range(draw.randrange(1, 8))]
        added, removed = (sum(file[side] for file in files) for side in ("additions", "deletions"))
        return commit | {"files": files, "stats": {"additions": added, "deletions": removed, "total": added + removed}}


class MadeGithub(Replay):
    def __init__(self, origin, options):
        self.origin, self.latency, self.searches, self.made = origin, options.latency, not options.no_search, {}
        begin = dt.datetime.combine(options.date, dt.time())
        days = [begin + dt.timedelta(days=number) for number in range(options.days_after + 1)]
        names = [f"made-{place % 7}/repo-{place}" for place in range(options.repos)]
        self.repos = {name: Repository(name, origin, "https://github.com", days, options.commits) for name in names}
        # Those of the first day, which is what is measured, are made beforehand, lest the server be slower.
        for repo in self.repos.values():
            for commit in repo.commits:
                if date_of(commit) < text(days[0] + dt.timedelta(days=1)):
                    self.made[f"/repos/{repo.name}/commits/{commit['sha']}"] = self.pack(repo.detail(commit["sha"]))

    @staticmethod
    def pack(document, status=200, link=None):
        body = json.dumps(document).encode()
        etag = '"' + hashlib.sha1(body).hexdigest() + '"'
        headers = {"content-type": "application/json", "etag": etag} | ({"link": link} if link else {})
        return status, headers, gzip.compress(body, 6)

    def page(self, items, parts, query, wrap=lambda page, all_: page):
        size, number = int(query.get("per_page", ["30"])[0]), int(query.get("page", ["1"])[0])
        link = None
        if number * size < len(items):
            rest = "&".join(f"{key}={value[0]}" for key, value in query.items() if key != "page").replace(" ", "%20")
            link = f'<{self.origin}{parts.path}?{rest}&page={number + 1}>; rel="next"'
        return self.pack(wrap(items[(number - 1) * size:number * size], items), 200, link)

    def find(self, query):
        asked = [word.partition(":")[::2] for word in query["q"][0].split()]
        items = [item for key, name in asked if key == "repo" for item in self.repos[name].issues]
        for key, value in asked:
            if key in ("created", "closed"):
                first, _, last = value.partition("..")
                items = [item for item in items if first <= (item[key + "_at"] or "") <= last]
            if key == "is":
                items = [item for item in items if ("pull_request" in item) == (value == "pr")]
        return items

    def make(self, target):
        parts = urlsplit(target)
        query = parse_qs(parts.query)
        if parts.path == "/search/issues":
            if not self.searches:
                return self.pack({"message": "Validation Failed"}, 422)
            return self.page(self.find(query), parts, query,
                             lambda page, all_: {"total_count": len(all_), "incomplete_results": False, "items": page})
        _, _, owner, name, kind, *which = parts.path.split("/") + [""] * (5 - parts.path.count("/"))
        repo = self.repos.get(f"{owner}/{name}")
        since, until = (query.get(key, [default])[0] for key, default in (("since", ""), ("until", "9")))
        if repo and kind == "commits" and which[0] in repo.by_sha:
            return self.pack(repo.detail(which[0]))
        if repo and kind == "commits" and not which[0]:
            return self.page([commit for commit in repo.commits
                              if since <= date_of(commit) <= until], parts, query)
        if repo and kind == "issues":
            return self.page([item for item in repo.issues if since <= item["updated_at"]], parts, query)
        if repo and kind == "pulls":
            return self.pack(repo.pulls[int(which[0])])
        if repo and kind == "releases":
            return self.page(repo.releases, parts, query)
        return self.pack({"message": "Not Found"}, 404)

    def answer(self, target, etag):
        if target not in self.made:
            self.made[target] = self.make(target)
        self.answers = self.made
        return super().answer(target, etag)


async def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("config", metavar="CONFIG", type=Path, help="is written")
    parser.add_argument("--repos", type=int, default=8)
    parser.add_argument("--commits", type=int, default=20, metavar="N", help="of a repository and day")
    parser.add_argument("--date", type=dt.date.fromisoformat, default=dt.date(2026, 2, 3))
    parser.add_argument("--days-after", type=int, default=0, metavar="N", help="days as busy that follow")
    parser.add_argument("--no-search", action="store_true", help="refuse searches")
    parser.add_argument("--port", type=int, default=8780)
    parser.add_argument("--latency", type=float, default=0, metavar="MS", help="before each answer")
    options = parser.parse_args()
    origin = f"http://127.0.0.1:{options.port}"
    github = MadeGithub(origin, options)
    options.config.write_text("github: {points_per_minute: 0}\nrepos:\n" +
                              "".join(f"  - {name}\n" for name in github.repos))
    server = await asyncio.start_server(github.serve, "127.0.0.1", options.port)
    print(origin, flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        pass
