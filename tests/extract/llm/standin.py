"""A stand-in for a model's server, on this machine only: it answers what a test scripts.

A face is a function from the request (its number from 0, its body) to a Reply. What holds here
is tested against a stand-in; of the quality of any model it says nothing.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["Reply", "Standin", "claim", "completion", "fixed", "standing_in"]

Face = Callable[[int, dict[str, Any]], "Reply"]


@dataclass
class Reply:
    """One answer: status, type, body in pieces, headers, seconds before each piece."""

    status: int = 200
    kind: str = "application/json"
    pieces: Sequence[bytes] = ()
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0
    length: int | None = None


@dataclass
class Standin:
    """The server's address and what it was asked."""

    url: str
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)


def claim(
    quote: str, paragraph: int, subject: str, prop: str, value: str, **more: Any
) -> dict[str, Any]:
    """Return a claim as a model answers it, every other field empty."""
    empty = dict.fromkeys(
        ("subject_class", "subject_words", "object_class", "object_words", "said", "inferred",
         "by", "by_class", "by_words", "hedge"), "",
    )  # fmt: skip
    return {
        "quote": quote, "paragraph": paragraph, "subject": subject, "property": prop,
        "object": value, "modality": "stated", "denied": False, "qualifiers": [], **empty, **more,
    }  # fmt: skip


def completion(content: object, finish: str = "stop", usage: object = None) -> Reply:
    """Return a chat completion whose content is this text, or this value as JSON."""
    text = content if isinstance(content, str) else json.dumps(content)
    body = {
        "choices": [{"message": {"role": "assistant", "content": text}, "finish_reason": finish}],
        "usage": {"prompt_tokens": 1000, "completion_tokens": 100} if usage is None else usage,
    }
    return Reply(pieces=[json.dumps(body).encode()])


def fixed(*claims: dict[str, Any], gaps: Sequence[dict[str, Any]] = ()) -> Face:
    """Return the face that always gives the same answer."""
    return lambda _, __: completion({"claims": list(claims), "gaps": list(gaps)})


@contextmanager
def standing_in(face: Face) -> Iterator[Standin]:
    """Run a server with this face while the block runs."""
    told = Standin("")
    handler = type("Handler", (_Handler,), {"told": told, "face": staticmethod(face)})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    told.url = f"http://127.0.0.1:{server.server_port}/v1/chat/completions"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    told: Standin
    face: Face

    def do_POST(self) -> None:
        """Answer what the face says."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        number = len(self.told.asked)
        self.told.asked.append(body)
        self.told.keys.append(self.headers.get("Authorization", ""))
        self._send(self.face(number, body))

    def do_GET(self) -> None:
        """Note that a redirect was followed."""
        self.told.asked.append({"followed": self.path})
        self._send(completion("{}"))

    def _send(self, reply: Reply) -> None:
        length = {} if reply.length is None else {"Content-Length": str(reply.length)}
        try:
            self.send_response(reply.status)
            for name, value in {"Content-Type": reply.kind, **reply.headers, **length}.items():
                self.send_header(name, value)
            self.end_headers()
            for piece in reply.pieces:
                time.sleep(reply.wait)
                self.wfile.write(piece)
        except OSError:  # the client has had enough
            return

    def log_message(self, *_: object) -> None:
        """Say nothing."""
