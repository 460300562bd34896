#!/usr/bin/env python3
"""Ends HTTP/2 connections as no proxy can be told to: stands between a client (TLS) and a proxy (without).

usage: h2_breaker.py PORT BEHIND CERTIFICATE KEY

An answer whose body begins with GOAWAY is the last of its connection: the client is told so, requests after it are not
passed on, those before it are answered, and the connection is closed. At a body that begins with CUT it is closed at
once; at one that begins with SILENT it stays open and passes no answer any more. HTTP/1.1 passes as it is.
"""
import asyncio
import ssl
import sys

GOAWAY, CUT, SILENT = b"\t \t \t \t ", b" \t\t \t\t ", b"\t\t  \t\t  "  # blanks to a reader of JSON
PREFACE_LENGTH, HEAD_LENGTH = 24, 9
DATA, HEADERS, RST_STREAM, GOAWAY_TYPE = 0, 1, 3, 7
END_STREAM = 1


async def read_frame(reader):
    head = await reader.readexactly(HEAD_LENGTH)
    body = await reader.readexactly(int.from_bytes(head[:3], "big"))
    return head[3], head[4], int.from_bytes(head[5:], "big") & 0x7FFFFFFF, head, body


class Connection:
    def __init__(self):
        self.open = set()
        self.last = None  # the stream whose answer is the last one

    async def pass_requests(self, reader, writer):
        writer.write(await reader.readexactly(PREFACE_LENGTH))
        while True:
            kind, _, stream, head, body = await read_frame(reader)
            if self.last is not None and stream > self.last:
                continue
            if kind == HEADERS:
                self.open.add(stream)
            if kind == RST_STREAM:
                self.open.discard(stream)
            writer.write(head + body)
            await writer.drain()

    async def pass_answers(self, reader, writer):
        told = False
        while not told or any(stream <= self.last for stream in self.open):
            kind, flags, stream, head, body = await read_frame(reader)
            if kind == DATA and body.startswith(CUT):
                return
            if kind == DATA and body.startswith(SILENT):
                await asyncio.Event().wait()
            if kind == DATA and body.startswith(GOAWAY) and self.last is None:
                self.last = stream
            writer.write(head + body)
            if kind == RST_STREAM or (kind in (DATA, HEADERS) and flags & END_STREAM):
                self.open.discard(stream)
            if not told and self.last is not None and self.last not in self.open:
                told = True
                writer.write(bytes([0, 0, 8, GOAWAY_TYPE, 0, 0, 0, 0, 0]) + self.last.to_bytes(4, "big") + bytes(4))
            await writer.drain()


async def pass_all(reader, writer):
    while data := await reader.read(1 << 16):
        writer.write(data)
        await writer.drain()


async def serve(reader, writer, behind):
    far_reader, far_writer = await asyncio.open_connection("127.0.0.1", behind)
    if writer.get_extra_info("ssl_object").selected_alpn_protocol() == "h2":
        connection = Connection()
        both = connection.pass_requests(reader, far_writer), connection.pass_answers(far_reader, writer)
    else:
        both = pass_all(reader, far_writer), pass_all(far_reader, writer)
    ways = [asyncio.ensure_future(way) for way in both]
    await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
    for way in ways:
        way.cancel()
    await asyncio.gather(*ways, return_exceptions=True)  # that either side is gone is no news
    for end in (writer, far_writer):
        end.close()


async def main():
    port, behind, certificate, key = sys.argv[1:]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    context.set_alpn_protocols(["h2", "http/1.1"])
    server = await asyncio.start_server(lambda reader, writer: serve(reader, writer, int(behind)), "127.0.0.1",
                                        int(port), ssl=context)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
