"""The only file that asks a language model: one POST at a time, bounded in time, size and tries.

It follows no redirect, so that a key goes nowhere but to the address that the user named.
"""

from __future__ import annotations

import email.utils
import http.client
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Event
from typing import IO, Any, NoReturn

from kg.errors import AiraceError, ModelError
from kg.extract.llm.form import asked_form, with_schema
from kg.extract.llm.long import is_too_long, told_context
from kg.extract.llm.settings import SCHEMA, ModelSettings
from kg.extract.llm.spending import Spent

__all__ = ["Answer", "ModelClient", "TooLong"]

_AGAIN = {408, 409, 425, 429, 500, 502, 503, 504, 529}
#: a server that breaks on these takes no such request, however often it is asked
_UNFIT = ("response_format", "json_schema")
_LONGER = "set KG_LLM_CONTEXT to what the model holds, as in {}, or give it a longer context"
_PIECE = 65_536
_FIRST_WAIT = 1.0
_LONGEST_WAIT = 60.0


@dataclass(frozen=True)
class Answer:
    """What the model wrote, whether it was cut off, and how many tokens of the question it read.

    These are 0 where the server does not say.
    """

    content: str
    cut_off: bool = False
    read: int = field(default=0, compare=False)


class TooLong(ModelError):
    """A request is longer than what the server's model holds, with the room for its answer."""


class _Again(Exception):  # no error: a reason to try once more
    """A try that may be repeated, with the seconds that the server asks to wait."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.reason, self.wait = reason, wait


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Follow nothing."""
        return


@dataclass
class ModelClient:
    """Asks one model, and counts what that takes; once `stopped`, it begins no request."""

    settings: ModelSettings
    spent: Spent = field(default_factory=Spent)
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    stopped: Event = field(default_factory=Event)
    _until: float | None = None

    def anew(self) -> ModelClient:
        """Return a client for another document, with all its time, that counts into the same."""
        return replace(self, _until=None)

    def ask(
        self, messages: list[dict[str, str]], schema: dict[str, Any], most: int | None = None
    ) -> Answer:
        """Return the model's answer to the messages, which is to be JSON of the schema.

        It may have `most` tokens, or those of the settings. A busy or failing server is asked
        again, each time after twice as long a wait, or after what its Retry-After says. Raises
        TooLong where the server says that its context does not hold that, ModelError when all
        tries failed, time is up, or the server refuses.
        """
        if self._until is None:
            self._until = self.clock() + self.settings.total
        body = self._body(messages, schema, most or self.settings.most_tokens)
        wait = _FIRST_WAIT
        for attempt in range(1, self.settings.attempts + 1):
            try:
                return self._once(body)
            except _Again as again:
                self.spent.add(failed=1)
                if attempt == self.settings.attempts:
                    self._give_up(f"{again.reason}, {attempt} times")
                self._pause(wait if again.wait is None else again.wait, again.reason)
                wait = min(wait * 2, _LONGEST_WAIT)
        return self._give_up("no try is allowed")

    def _body(self, messages: list[dict[str, str]], schema: dict[str, Any], most: int) -> bytes:
        fields = {
            "model": self.settings.model,
            "messages": messages,
            "temperature": 0,
            "max_tokens": most,
        } | asked_form(self.settings.form, schema)
        if self.settings.form != SCHEMA:
            fields["messages"] = with_schema(messages, schema)
        return json.dumps(fields, ensure_ascii=True).encode()

    def _left(self) -> float:
        """Return how many seconds are left; raises ModelError when there are none."""
        if self.stopped.is_set():
            self._give_up("the run was broken off")
        left = (self._until or 0.0) - self.clock()
        if left <= 0:
            self._give_up(f"it took longer than {self.settings.total:g} s in all")
        return left

    def _pause(self, seconds: float, reason: str) -> None:
        if seconds >= self._left():
            self._give_up(f"{reason}; it asks to wait {seconds:g} s, longer than is left")
        self.sleep(seconds)

    def _give_up(self, what: str) -> NoReturn:
        raise self._error(what, "try later, or another endpoint (KG_LLM_URL)")

    def _error(self, what: str, fix: str) -> AiraceError:
        key = self.settings.key
        safe = what.replace(key, "***") if key else what
        return ModelError.single(self.settings.url, safe, fix)

    def _once(self, body: bytes) -> Answer:
        """Return the answer of one try; raises _Again or ModelError."""
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.settings.key:
            headers["Authorization"] = f"Bearer {self.settings.key}"
        request = urllib.request.Request(self.settings.url, body, headers, method="POST")  # noqa: S310  # settings allow http and https only
        opener = urllib.request.build_opener(_NoRedirects)
        seconds = min(self.settings.timeout, self._left())
        self.spent.add(requests=1)
        try:
            with opener.open(request, timeout=seconds) as answer:
                kind = answer.headers.get_content_type()
                return self._answer(kind, self._read(answer))
        except urllib.error.HTTPError as error:
            with error:
                self._refused(error)
        except (urllib.error.URLError, http.client.HTTPException, OSError) as error:
            reason = getattr(error, "reason", error)
            raise _Again(f"the server cannot be reached or broke off ({_short(reason)})") from None

    def _read(self, answer: IO[bytes]) -> bytes:
        """Return all that is answered, unless it is too much or takes too long."""
        until = self.clock() + self.settings.timeout
        parts, size = [], 0
        read = getattr(answer, "read1", answer.read)
        while piece := read(_PIECE):
            size += len(piece)
            if size > self.settings.most_bytes:
                self._give_up(f"the answer is longer than {self.settings.most_bytes:,} bytes")
            if self.clock() > until:
                raise _Again(f"the answer takes longer than {self.settings.timeout:g} s")
            parts.append(piece)
        return b"".join(parts)

    def _refused(self, error: urllib.error.HTTPError) -> NoReturn:
        """Raise what the status asks for: another try, or the end."""
        body = self._body_of(error)
        said = _short(body)
        if error.code not in (401, 403, 404) and is_too_long(body):
            self._refuse_long(error.code, said, told_context(body))
        if error.code in _AGAIN and not any(word in said for word in _UNFIT):
            what = f"the server answers {error.code}" + (f": {said}" if said else "")
            raise _Again(what, _wait(error.headers.get("Retry-After")))
        if 300 <= error.code < 400:
            fix = "name the address itself in KG_LLM_URL"
            raise self._error("the server redirects elsewhere, which is not followed", fix)
        fix = "check KG_LLM_URL, KG_LLM_MODEL and KG_LLM_KEY"
        if error.code not in (401, 403, 404):
            fix = (
                "it may not take schema-bound output, or so many tokens: set KG_LLM_FORM to "
                "json_object_schema, json_object or text, KG_LLM_TOKENS to less, or give the "
                "model a longer context"
            )
        raise self._error(f"the server answers {error.code}: {said or 'nothing more'}", fix)

    def _refuse_long(self, code: int, said: str, holds: int) -> NoReturn:
        told = self._error(f"the server answers {code}: {said}", _LONGER.format(holds or 8192))
        raise TooLong(*told.problems)

    def _body_of(self, error: urllib.error.HTTPError) -> str:
        try:
            return error.read(_PIECE).decode("utf-8", "replace")
        except (OSError, http.client.HTTPException):
            return ""

    def _answer(self, kind: str, data: bytes) -> Answer:
        """Return what the model wrote; raises _Again for what is no chat completion."""
        if not kind.endswith("json"):
            raise _Again(f"the server answers {kind}, not JSON")
        try:
            root = json.loads(data)
            choice = root["choices"][0]
            content = choice["message"]["content"]
        except (ValueError, RecursionError, LookupError, TypeError):
            raise _Again("the server's answer is no chat completion") from None
        if not isinstance(content, str):
            raise _Again("the model answers nothing")
        read = self._count(root.get("usage"))
        return Answer(content, choice.get("finish_reason") == "length", read)

    def _count(self, usage: object) -> int:
        """Add the tokens that the server says it used, and return those of the question."""
        known = usage if isinstance(usage, dict) else {}
        counts = [known.get(name) for name in ("prompt_tokens", "completion_tokens")]
        if not all(type(one) is int and 0 <= one < 10**12 for one in counts):
            self.spent.add(uncounted=1)
            return 0
        self.spent.add(tokens_in=int(counts[0] or 0), tokens_out=int(counts[1] or 0))
        return int(counts[0] or 0)


def _short(what: object) -> str:
    """Return the first words of something foreign, without control signs."""
    text = " ".join(str(what).split())[:200]
    return "".join(sign for sign in text if sign.isprintable())


def _wait(header: str | None) -> float | None:
    """Return the seconds that a Retry-After asks for; None when it says nothing that is known."""
    if header is None:
        return None
    if header.strip().isascii() and header.strip().isdigit():
        return float(header.strip()[:9])
    try:
        then = email.utils.parsedate_to_datetime(header)
    except (ValueError, OverflowError):
        return None
    try:
        return max(0.0, then.timestamp() - time.time())
    except (ValueError, OverflowError, OSError):
        return None
