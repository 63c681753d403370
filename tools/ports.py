"""Say at once, before anything is built, whether a port is free:  python tools/ports.py 8000."""

from __future__ import annotations

import socket
import sys

__all__ = ["main"]

_LAST: int = 65535


def main(asked: str) -> None:
    """Exit with one sentence where *asked* is no port, or one that is in use."""
    if not asked.isdecimal() or not 0 < int(asked) <= _LAST:
        sys.exit(f"PORT must be a number from 1 to {_LAST}, got {asked!r}")
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", int(asked)))
        except OSError:
            sys.exit(f"Port {asked} is in use: choose another, for example  make course PORT={int(asked) % _LAST + 1}")


if __name__ == "__main__":
    main(*sys.argv[1:2])
