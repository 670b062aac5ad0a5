"""A TCP proxy that gives each new connection to the next replica that takes it. Run as a process of its own: ports as arguments, its own first.

SIGUSR1 cuts every connection, in both directions, without a word.
"""

import asyncio
import signal
import socket
import struct
import sys

turn = 0
open_sockets = set()


async def pump(reader, writer):
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except OSError:
        pass
    finally:
        writer.close()


async def serve(reader, writer, ports):
    global turn
    for _ in ports:
        turn += 1
        try:
            there = await asyncio.open_connection("127.0.0.1", ports[turn % len(ports)])
        except OSError:
            continue
        ours = {writer, there[1]}
        open_sockets.update(ours)
        await asyncio.gather(pump(reader, there[1]), pump(there[0], writer))
        open_sockets.difference_update(ours)
        return
    writer.close()


def cut():
    for writer in list(open_sockets):
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()


async def main():
    own, *ports = map(int, sys.argv[1:])
    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, cut)
    server = await asyncio.start_server(lambda r, w: serve(r, w, ports), "127.0.0.1", own, backlog=1024)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
