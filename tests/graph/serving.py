"""Servers that the tests start on this machine: a real SPARQL server, and a hostile one."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

__all__ = ["answering", "free_port", "oxigraph_server", "virtuoso_server"]

PATIENCE = 90.0


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def oxigraph_server(folder: Path) -> Iterator[str]:
    """Start `oxigraph serve` on an empty store in the folder; yield its address."""
    beside = Path(sys.executable).with_name("oxigraph")
    program = str(beside) if beside.exists() else shutil.which("oxigraph")
    if program is None:
        pytest.skip("the program oxigraph is not installed: pip install oxigraph")
    port = free_port()
    words = [program, "serve", "-l", str(folder), "-b", f"127.0.0.1:{port}"]
    server = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port, server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(PATIENCE)


#: Virtuoso with ports of its own on this machine only; answers are not cut at 10,000 rows
_VIRTUOSO = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 20000
MaxDirtyBuffers = 12000
CheckpointInterval = 0
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 1000000
"""
_RIGHTS = "GRANT SPARQL_UPDATE TO \"SPARQL\"; DB.DBA.RDF_DEFAULT_USER_PERMS_SET ('nobody', 7);"


@contextmanager
def virtuoso_server(folder: Path) -> Iterator[str]:
    """Start Virtuoso on an empty database in the folder; yield the address of its service.

    Debian has it as virtuoso-opensource. Everybody on this machine may write while it runs.
    """
    program, shell = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if program is None or shell is None:
        pytest.skip("virtuoso-t and isql-vt are not installed: apt-get install virtuoso-opensource")
    sql, http = free_port(), free_port()
    path = folder / "virtuoso.ini"
    path.write_text(_VIRTUOSO.format(sql=sql, http=http, folder=folder), "utf-8")
    words = [program, "+foreground", "+configfile", str(path)]
    none = subprocess.DEVNULL
    server = subprocess.Popen(words, cwd=folder, stdout=none, stderr=none)
    try:
        _wait(http, server)
        _wait(sql, server)
        login = [shell, f"127.0.0.1:{sql}", "dba", "dba", f"exec={_RIGHTS}"]
        subprocess.run(login, check=True, timeout=PATIENCE, stdout=none, stderr=none)
        yield f"http://127.0.0.1:{http}/sparql"
    finally:
        server.kill()  # nothing of it is kept
        server.wait(PATIENCE)


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"{server.args!r} did not start")


@contextmanager
def answering(
    status: int, kind: str, body: bytes, headers: dict[str, str] | None = None
) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Serve one answer to every request; yield the address and the headers of the requests."""
    seen: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            seen.append(dict(self.headers))
            self.send_response(status)
            for name, value in {"Content-Type": kind, **(headers or {})}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Stay silent."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/query", seen
        finally:
            server.shutdown()
            thread.join()
