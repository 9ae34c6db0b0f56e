"""The client of a model's server, tested against a stand-in: fixed, and in its hostile face."""

from __future__ import annotations

import time
from email.utils import formatdate
from typing import Any

import pytest

from kg.errors import ModelError
from kg.extract.llm.client import Answer, ModelClient
from kg.extract.llm.settings import ModelSettings, read_settings
from tests.extract.llm.standin import Face, Reply, completion, standing_in

pytestmark = pytest.mark.usefixtures("this_machine")
KEY = "sk-very-secret-key"
ASK: tuple[list[dict[str, str]], dict[str, Any]] = ([{"role": "user", "content": "x"}], {})


def asked(face: Face, **settings: Any) -> tuple[Answer | str, ModelClient, list[float], list[Any]]:
    """Return the answer or the error's text, the client, the waits and what was asked."""
    waits: list[float] = []
    with standing_in(face) as server:
        known = ModelSettings(server.url, "m", KEY, **{"timeout": 5.0, **settings})
        client = ModelClient(known, sleep=waits.append)
        try:
            found: Answer | str = client.ask(*ASK)
        except ModelError as error:
            found = str(error)
        assert set(server.keys) <= {f"Bearer {KEY}"}
        return found, client, waits, server.asked


def busy(status: int, times: int, **headers: str) -> Face:
    def face(number: int, _: dict[str, Any]) -> Reply:
        return Reply(status, headers=headers) if number < times else completion("done")

    return face


def test_an_answer_is_given_with_its_tokens_and_the_schema_is_asked_for() -> None:
    found, client, _, requests = asked(lambda *_: completion("hello"), price_in=1.0, price_out=10.0)
    assert found == Answer("hello", False)
    assert (client.spent.tokens_in, client.spent.tokens_out) == (1000, 100)
    assert client.spent.cost(client.settings) == pytest.approx(0.002)
    assert "1,000 tokens in, 100 out; cost 0.0020" in client.spent.text(client.settings)
    assert requests[0]["response_format"]["type"] == "json_schema"
    assert requests[0]["response_format"]["json_schema"]["strict"] is True


@pytest.mark.parametrize("status", [429, 500, 502, 503, 529])
def test_a_busy_server_is_asked_again_after_longer_and_longer_waits(status: int) -> None:
    found, client, waits, _ = asked(busy(status, 3))
    assert found == Answer("done", False)
    assert waits == [1.0, 2.0, 4.0]
    assert (client.spent.requests, client.spent.failed) == (4, 3)


def test_a_server_that_stays_busy_is_given_up() -> None:
    found, _, waits, requests = asked(busy(500, 99))
    assert "the server answers 500, 5 times" in str(found)
    assert len(requests) == 5
    assert len(waits) == 4


def test_retry_after_is_honoured_in_seconds_and_as_a_date() -> None:
    assert asked(busy(429, 1, **{"Retry-After": "7"}))[2] == [7.0]
    (wait,) = asked(busy(429, 1, **{"Retry-After": formatdate(time.time() + 30)}))[2]
    assert 25 < wait <= 30
    assert asked(busy(429, 1, **{"Retry-After": "soon"}))[2] == [1.0]


def test_a_wait_longer_than_is_left_ends_it() -> None:
    found, _, waits, _ = asked(busy(429, 9, **{"Retry-After": "86400"}), total=60.0)
    assert "longer than is left" in str(found)
    assert waits == []


@pytest.mark.parametrize("status", [400, 401, 403, 404, 422])
def test_a_refusal_is_told_at_once_without_the_key(status: int) -> None:
    body = f"no such key: {KEY}\x1b[31m".encode()
    found, _, waits, requests = asked(lambda *_: Reply(status, pieces=[body]))
    assert f"the server answers {status}: no such key: ***" in str(found)
    assert KEY not in str(found)
    assert "\x1b" not in str(found)
    assert (len(requests), waits) == (1, [])


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(status: int) -> None:
    with standing_in(lambda *_: completion("stolen")) as other:
        found, _, _, _ = asked(lambda *_: Reply(status, headers={"Location": other.url}))
        assert other.asked == []
    assert "redirects elsewhere" in str(found)


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Reply(kind="text/html", pieces=[b"<html>Sign in</html>"]), "answers text/html, not JSON"),
        (Reply(pieces=[b"{"]), "no chat completion"),
        (Reply(pieces=[b"[]"]), "no chat completion"),
        (Reply(pieces=[b"\xff\xfe"]), "no chat completion"),
        (Reply(pieces=[b"[" * 100_000]), "no chat completion"),
        (Reply(pieces=[b'{"choices": []}']), "no chat completion"),
        (Reply(pieces=[b'{"choices": [{"message": {"content": null}}]}']), "answers nothing"),
        (Reply(pieces=[b"{}"], length=10), "no chat completion"),
    ],
)
def test_what_is_no_answer_is_asked_again_and_then_told(reply: Reply, why: str) -> None:
    found, _, _, requests = asked(lambda *_: reply, attempts=2)
    assert why in str(found)
    assert len(requests) == 2


def test_an_endless_answer_is_broken_off() -> None:
    endless = Reply(pieces=[b"x" * 65_536] * 1000)
    found, _, _, _ = asked(lambda *_: endless, most_bytes=200_000)
    assert "longer than 200,000 bytes" in str(found)


def test_a_slow_answer_is_broken_off() -> None:
    slow = Reply(pieces=[b" "] * 200, wait=0.05)
    started = time.monotonic()
    found, _, _, _ = asked(lambda *_: slow, timeout=0.3, attempts=2)
    assert "takes longer than 0.3 s, 2 times" in str(found)
    assert time.monotonic() - started < 5


def test_a_silent_server_is_broken_off() -> None:
    found, _, _, _ = asked(lambda *_: Reply(pieces=[b"{}"], wait=2.0), timeout=0.2, attempts=1)
    assert "cannot be reached or broke off (timed out)" in str(found)


def test_the_total_time_ends_it() -> None:
    with standing_in(lambda *_: completion("late")) as server:
        now = [0.0]
        client = ModelClient(ModelSettings(server.url, "m", total=10.0), clock=lambda: now[0])
        assert client.ask(*ASK).content == "late"
        now[0] = 11.0
        with pytest.raises(ModelError, match="longer than 10 s in all"):
            client.ask(*ASK)


def test_a_server_that_is_not_there_is_told() -> None:
    client = ModelClient(
        ModelSettings("http://127.0.0.1:9/v1", "m", attempts=2), sleep=lambda _: None
    )
    with pytest.raises(ModelError, match="cannot be reached"):
        client.ask(*ASK)


@pytest.mark.parametrize("usage", [{}, [], {"prompt_tokens": "9", "completion_tokens": 1},
                                   {"prompt_tokens": -5, "completion_tokens": 1},
                                   {"prompt_tokens": True, "completion_tokens": 1}])  # fmt: skip
def test_false_token_counts_are_not_counted(usage: object) -> None:
    _, client, _, _ = asked(lambda *_: completion("x", usage=usage))
    assert (client.spent.tokens_in, client.spent.tokens_out, client.spent.uncounted) == (0, 0, 1)
    assert "did not say how many" in client.spent.text(client.settings)


GOOD = {"KG_LLM_URL": "https://llm.example/v1/", "KG_LLM_MODEL": "m", "KG_LLM_KEY": KEY}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"KG_LLM_URL": ""}, "KG_LLM_URL: it is not set"),
        ({"KG_LLM_MODEL": " "}, "KG_LLM_MODEL: it is not set"),
        ({"KG_LLM_URL": "file:///etc/passwd"}, "no web address"),
        ({"KG_LLM_URL": "https://[x"}, "no web address"),
        ({"KG_LLM_URL": "https://h:99999/"}, "no web address"),
        ({"KG_LLM_URL": "https://user:pw@h/v1"}, "more than an address"),
        ({"KG_LLM_URL": "https://h/v1?key=x"}, "more than an address"),
        ({"KG_LLM_URL": "http://h/v1"}, "unencrypted"),
        ({"KG_LLM_KEY": "a\nb"}, "signs that no key has"),
        ({"KG_LLM_MODEL": "m\x1b"}, "no name of a model"),
        ({"KG_LLM_FORM": "xml"}, "no form"),
        ({"KG_LLM_TOKENS": "many"}, "no number of tokens"),
        ({"KG_LLM_TOKENS": "0"}, "no number of tokens"),
        ({"KG_LLM_PRICE": "1"}, "no pair of prices"),
        ({"KG_LLM_PRICE": "nan,1"}, "no pair of prices"),
        ({"KG_LLM_PRICE": "-1,1"}, "no pair of prices"),
    ],
)
def test_settings_that_cannot_be_used_are_told_without_the_key(
    change: dict[str, str], why: str
) -> None:
    with pytest.raises(ModelError, match=why) as raised:
        read_settings({**GOOD, **change})
    assert KEY not in str(raised.value)
    assert "pw" not in str(raised.value)


@pytest.mark.parametrize(
    ("form", "field"), [("json_object", {"type": "json_object"}), ("text", None)]
)
def test_a_server_that_takes_no_schema_is_told_it_in_words(form: str, field: object) -> None:
    _, _, _, requests = asked(lambda *_: completion("x"), form=form, most_tokens=77)
    assert requests[0].get("response_format") == field
    assert requests[0]["messages"][0]["content"].endswith("nothing else:\n{}")
    assert requests[0]["max_tokens"] == 77


def test_form_and_tokens_are_settings() -> None:
    known = read_settings({**GOOD, "KG_LLM_FORM": "text", "KG_LLM_TOKENS": "4096"})
    assert (known.form, known.most_tokens) == ("text", 4096)


def test_each_document_has_its_own_time() -> None:
    now = [0.0]
    with standing_in(lambda *_: completion("x")) as server:
        client = ModelClient(ModelSettings(server.url, "m", total=10.0), clock=lambda: now[0])
        client.ask(*ASK)
        now[0] = 11.0
        with pytest.raises(ModelError, match="longer than 10 s"):
            client.ask(*ASK)
        assert client.anew().ask(*ASK).content == "x"
        assert client.spent.requests == 2


def test_settings_do_not_show_the_key() -> None:
    known = read_settings({**GOOD, "KG_LLM_PRICE": "0.5, 1.5"})
    assert known.url == "https://llm.example/v1/chat/completions"
    assert (known.price_in, known.price_out) == (0.5, 1.5)
    assert KEY not in repr(known)
    assert read_settings({"KG_LLM_URL": "http://10.0.0.2:11434/v1", "KG_LLM_MODEL": "m"}).key == ""


def test_a_server_that_breaks_on_the_schema_is_asked_once_and_quoted() -> None:
    body = b'{"error":{"message":"response_format: Input should be text or json_object"}}'
    found, client, waits, _ = asked(lambda *_: Reply(500, pieces=[body]))
    assert "Input should be text or json_object" in str(found)
    assert "json_object_schema" in str(found)
    assert (waits, client.spent.requests) == ([], 1)


def test_a_server_that_stays_broken_is_quoted() -> None:
    found, _, _, _ = asked(lambda *_: Reply(503, pieces=[b"the model is loading"]))
    assert "503: the model is loading, 5 times" in str(found)


def test_a_server_that_binds_objects_gets_the_schema_there() -> None:
    _, _, _, requests = asked(lambda *_: completion("x"), form="json_object_schema")
    assert requests[0]["response_format"] == {"type": "json_object", "schema": {}}


def test_a_slow_model_may_have_more_time() -> None:
    known = {"KG_LLM_URL": "http://127.0.0.1/v1", "KG_LLM_MODEL": "m", "KG_LLM_SECONDS": "900"}
    settings = read_settings(known)
    assert (settings.timeout, settings.total) == (900.0, 5400.0)
    with pytest.raises(ModelError, match="KG_LLM_SECONDS"):
        read_settings({**known, "KG_LLM_SECONDS": "soon"})
    assert (read_settings(known).rounds, read_settings({**known, "KG_LLM_ROUNDS": "1"}).rounds) == (
        2,
        1,
    )
    with pytest.raises(ModelError, match="KG_LLM_ROUNDS"):
        read_settings({**known, "KG_LLM_ROUNDS": "3"})
