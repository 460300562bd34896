#!/usr/bin/env python3
"""Serves what a cache of aireport holds, as the server did that gave it: any day fetched once, as often as you like.

  replay.py [--port N] [--latency MS] CACHE_DIR

Speaks HTTP/1.1 on loopback. Any token will do, and nothing is limited. Prints its URL when it is ready.
"""
import argparse
import asyncio
import gzip
import json
import re
from pathlib import Path
from urllib.parse import urlsplit

ORIGIN = re.compile(r"<https?://[^/>]+")


def read_entry(path):
    """An entry's URL, status, headers and body; None: it is no entry."""
    head, _, answer = path.read_bytes().partition(b"\n")
    words = head.decode().split(" ", 4)
    if words[0] != "aireport-cache":
        return None
    lines, _, body = answer.partition(b"\n\n")
    status, *headers = lines.decode().split("\n")
    return words[4], int(status.split()[1]), dict(line.split(": ", 1) for line in headers), body


class Replay:
    def __init__(self, folder, origin, latency):
        self.latency, self.answers = latency, {}
        for entry in filter(None, map(read_entry, (path for path in folder.rglob("*") if path.is_file()))):
            url, status, headers, body = entry
            parts = urlsplit(url)
            kept = {name: ORIGIN.sub("<" + origin, value) for name, value in headers.items()
                    if name in ("content-type", "etag", "link")}
            target = parts.path + ("?" + parts.query if parts.query else "")
            self.answers[target] = (status, kept, gzip.compress(body, 6))

    def answer(self, target, etag):
        absent = 404, {"content-type": "application/json"}, gzip.compress(json.dumps({"message": "Not Found"}).encode())
        status, headers, body = self.answers.get(target, absent)
        if etag and etag == headers.get("etag"):
            status, body = 304, b""
        lines = [f"HTTP/1.1 {status} -", *(f"{name}: {value}" for name, value in headers.items())]
        if status != 304:
            lines += ["content-encoding: gzip", f"content-length: {len(body)}"]
        return ("\r\n".join(lines) + "\r\n\r\n").encode() + body

    async def serve(self, reader, writer):
        try:
            while True:
                first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
                headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
                await asyncio.sleep(self.latency / 1000)
                writer.write(self.answer(first.split()[1], headers.get("if-none-match")))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()


async def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cache", metavar="CACHE_DIR", type=Path)
    parser.add_argument("--port", type=int, default=8780)
    parser.add_argument("--latency", type=float, default=0, metavar="MS", help="before each answer")
    options = parser.parse_args()
    origin = f"http://127.0.0.1:{options.port}"
    replay = Replay(options.cache, origin, options.latency)
    server = await asyncio.start_server(replay.serve, "127.0.0.1", options.port)
    print(f"{origin}: {len(replay.answers)} answers", flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        pass
