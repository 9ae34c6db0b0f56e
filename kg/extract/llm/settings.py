"""Which language model to ask, from the environment: address, key, name, prices."""

from __future__ import annotations

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from kg.errors import AiraceError, ModelError

__all__ = ["BOUND", "JSON", "SCHEMA", "TEXT", "ModelSettings", "read_settings"]

#: how the form of an answer may be asked for
SCHEMA, BOUND, JSON, TEXT = "json_schema", "json_object_schema", "json_object", "text"
_FORMS = (SCHEMA, BOUND, JSON, TEXT)
_MOST_TOKENS = 1_000_000
_MOST_SECONDS = 86_400
_MOST_ROUNDS = 2
#: a document may take so many times as long as one answer
_ANSWERS = 6
_HERE = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True)
class ModelSettings:
    """Where the model is and what asking it may take: seconds, bytes, tokens, money.

    `key` is sent to the address only, and never shown. Prices are for a million tokens, in
    whatever currency the user counts in. `total` is for one document. `form` is how the answer's
    form is asked for: by the schema, by JSON only, or in words alone.
    `context` are the tokens that the model holds, question and answer; 0 for as many as it takes.
    In the second of two `rounds` what the checks refused is asked for once more.
    """

    url: str
    model: str
    key: str = field(default="", repr=False)
    price_in: float | None = None
    price_out: float | None = None
    timeout: float = 300.0
    total: float = 1800.0
    attempts: int = 5
    most_bytes: int = 4_000_000
    most_tokens: int = 16_000
    form: str = SCHEMA
    context: int = 0
    rounds: int = 2


def read_settings(environment: Mapping[str, str] | None = None) -> ModelSettings:
    """Return the settings that the variables KG_LLM_... give.

    These are URL, MODEL, KEY, PRICE, FORM, TOKENS, SECONDS, CONTEXT, ROUNDS.

    Raises ModelError when one is missing or cannot be used; the key is in no message.

    >>> read_settings({"KG_LLM_URL": "http://127.0.0.1:8080/v1", "KG_LLM_MODEL": "m"}).url
    'http://127.0.0.1:8080/v1/chat/completions'
    """
    known = os.environ if environment is None else environment
    url, model = known.get("KG_LLM_URL", ""), known.get("KG_LLM_MODEL", "")
    key = known.get("KG_LLM_KEY", "")
    for name, value in (("KG_LLM_URL", url), ("KG_LLM_MODEL", model)):
        if not value.strip():
            raise _wrong(name, "it is not set", "name an OpenAI-compatible endpoint and its model")
    if not (key.isascii() and key.isprintable() and key == key.strip()):
        raise _wrong("KG_LLM_KEY", "the key holds signs that no key has", "copy the key again")
    if not model.isprintable() or len(model) > 100:
        raise _wrong(
            "KG_LLM_MODEL", "this is no name of a model", "write it as the server lists it"
        )
    prices = _prices(known.get("KG_LLM_PRICE", ""))
    settings = ModelSettings(_address(url.strip(), bool(key)), model.strip(), key, *prices)
    return _limited(settings, known)


def _limited(settings: ModelSettings, known: Mapping[str, str]) -> ModelSettings:
    """Return the settings with what asking may take, as far as that is told."""
    form = known.get("KG_LLM_FORM", "").strip()
    seconds = _whole(known, "KG_LLM_SECONDS", _MOST_SECONDS, "seconds", "300")
    timeout = float(seconds or settings.timeout)
    tokens = _whole(known, "KG_LLM_TOKENS", _MOST_TOKENS, "tokens", "16000")
    holds = "the model holds"
    return replace(
        settings,
        form=_form(form) if form else settings.form,
        most_tokens=tokens or settings.most_tokens,
        context=_whole(known, "KG_LLM_CONTEXT", _MOST_TOKENS, "tokens", "8192", holds),
        rounds=_whole(known, "KG_LLM_ROUNDS", _MOST_ROUNDS, "rounds", "1", "each text may have")
        or settings.rounds,
        timeout=timeout,
        total=max(settings.total, timeout * _ANSWERS),
    )


def _form(text: str) -> str:
    if text not in _FORMS:
        raise _wrong("KG_LLM_FORM", f"'{text[:40]}' is no form", f"use {' or '.join(_FORMS)}")
    return text


def _whole(
    known: Mapping[str, str],
    name: str,
    most: int,
    what: str,
    such: str,
    who: str = "an answer may have",
) -> int:
    """Return the number that a variable gives, or 0 without it."""
    text = known.get(name, "").strip()
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 0
    if text and not 0 < number <= most:
        fix = f"write how many {what} {who}, as in {such}"
        raise _wrong(name, f"'{text[:40]}' is no number of {what}", fix)
    return number


def _wrong(name: str, what: str, fix: str) -> AiraceError:
    return ModelError.single(name, what, fix)


def _address(url: str, has_key: bool) -> str:
    """Return the address of chat completions under the URL."""
    fix = "write it as https://HOST/v1, without user, query or fragment"
    try:
        parts = urlsplit(url)
        host = parts.hostname
        _ = parts.port
    except ValueError as error:
        raise _wrong("KG_LLM_URL", "this is no web address", fix) from error
    plain = url.isascii() and url.isprintable() and " " not in url
    if parts.scheme not in ("http", "https") or not host or not plain:
        raise _wrong("KG_LLM_URL", "this is no web address", fix)
    if parts.username is not None or parts.query or parts.fragment:
        raise _wrong("KG_LLM_URL", "it holds more than an address", fix)
    if parts.scheme == "http" and has_key and host not in _HERE:
        raise _wrong("KG_LLM_URL", "the key would travel unencrypted", "use https, or no key")
    base = url.rstrip("/")
    return base if base.endswith("/chat/completions") else f"{base}/chat/completions"


def _prices(text: str) -> tuple[float | None, float | None]:
    """Return the prices of a million tokens in and out, as "0.5,1.5" gives them."""
    if not text.strip():
        return None, None
    try:
        price_in, price_out = (float(part) for part in text.split(","))
    except ValueError:
        price_in = price_out = -1.0
    if not all(math.isfinite(one) and one >= 0 for one in (price_in, price_out)):
        fix = "write it as IN,OUT for a million tokens each, as in 0.5,1.5"
        raise _wrong("KG_LLM_PRICE", f"'{text[:40]}' is no pair of prices", fix)
    return price_in, price_out
