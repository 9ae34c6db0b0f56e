"""The stand-in server may be reached, and nothing else."""

from __future__ import annotations

import socket

import pytest

CONNECT = socket.socket.connect


@pytest.fixture
def this_machine(monkeypatch: pytest.MonkeyPatch, no_network: None) -> None:
    """Let sockets connect to 127.0.0.1 and nowhere else, and forget proxies."""

    def connect(self: socket.socket, address: tuple[str, int]) -> None:
        if address[0] != "127.0.0.1":
            raise AssertionError(f"a test connects to {address}")
        return CONNECT(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
