"""Whether the run is told to end: at its timeout it gets TERM, and KILL 20 seconds later."""

from __future__ import annotations

import select
import signal
import socket


class Ending:
    """Its socket can be read from the moment on that TERM or INT has come; so it can be waited for beside others."""

    def __init__(self) -> None:
        self.socket, self._writer = socket.socketpair()
        self._writer.setblocking(False)

    def watch(self) -> None:
        """From now on TERM and INT end nothing by themselves."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: None)
        signal.set_wakeup_fd(self._writer.fileno())

    def is_told(self) -> bool:
        """Whether either has come."""
        return bool(select.select([self.socket], [], [], 0)[0])
