"""A small HTTP/1.1 client over asyncio. Connections are used in turn, so that a player's requests meet every replica."""

import asyncio
import json
from collections import deque

PATIENCE = 45


class Cut(Exception):
    """The connection broke, or nothing came within PATIENCE; it is unknown whether the request was carried out."""


class Reply:
    def __init__(self, status, headers, data):
        self.status, self.headers, self.data = status, headers, data

    def json(self):
        return json.loads(self.data) if self.data else None


def message(method, path, body, token, headers):
    data = json.dumps(body).encode() if body is not None else b""
    lines = [f"{method} {path} HTTP/1.1", "host: cluster", f"content-length: {len(data)}"]
    if body is not None:
        lines.append("content-type: application/json")
    if token:
        lines.append(f"authorization: Bearer {token}")
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + data


async def head_of(reader):
    lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    fields = (line.split(":", 1) for line in lines[1:] if line)
    return int(lines[0].split(" ", 2)[1]), {k.strip().lower(): v.strip() for k, v in fields}


async def chunk(reader):
    size = int((await reader.readuntil(b"\r\n")).strip(), 16)
    data = await reader.readexactly(size + 2)
    return data[:-2]


async def body_of(reader, headers):
    if headers.get("transfer-encoding") == "chunked":
        data = b""
        while piece := await chunk(reader):
            data += piece
        return data
    return await reader.readexactly(int(headers.get("content-length", 0)))


class Client:
    """Calls one address over as many connections as are needed at once."""

    def __init__(self, port):
        self.port, self.idle = port, deque()
        self.hung = 0

    async def connect(self):
        try:
            return await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 22)
        except OSError as error:
            raise Cut(str(error)) from error

    async def call(self, method, path, body=None, token=None, headers=None, patience=PATIENCE):
        reader, writer = self.idle.popleft() if self.idle else await self.connect()
        try:
            async with asyncio.timeout(patience):
                writer.write(message(method, path, body, token, headers))
                status, fields = await head_of(reader)
                reply = Reply(status, fields, await body_of(reader, fields))
        except TimeoutError as error:
            self.hung += 1
            writer.close()
            raise Cut("no answer in time") from error
        except (OSError, EOFError, ValueError, IndexError, asyncio.LimitOverrunError) as error:
            writer.close()
            raise Cut(f"{type(error).__name__} {error}") from error
        if fields.get("connection") == "close":
            writer.close()
        else:
            self.idle.append((reader, writer))
        return reply

    async def events(self, path, token):
        """The documents that a stream sends, until it ends."""
        reader, writer = await self.connect()
        try:
            writer.write(message("GET", path, None, token, {"accept": "text/event-stream"}))
            async with asyncio.timeout(PATIENCE):
                status, fields = await head_of(reader)
            if status != 200:
                raise Cut(f"the stream answered {status}")
            text = b""
            while True:
                async with asyncio.timeout(PATIENCE):
                    piece = await chunk(reader)
                if not piece:
                    return
                text += piece
                while b"\n\n" in text:
                    event, text = text.split(b"\n\n", 1)
                    for line in event.split(b"\n"):
                        if line.startswith(b"data:"):
                            yield json.loads(line[5:])
        except TimeoutError as error:
            self.hung += 1
            raise Cut("the stream was silent") from error
        except (OSError, EOFError, ValueError, asyncio.LimitOverrunError) as error:
            raise Cut(str(error)) from error
        finally:
            writer.close()

    def close(self):
        for _, writer in self.idle:
            writer.close()
        self.idle.clear()
