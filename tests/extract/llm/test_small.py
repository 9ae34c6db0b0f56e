"""A model that holds little is asked in pieces that fit, and nothing is kept back in silence."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from kg.errors import ModelError
from kg.extract.claims.proposals import Proposals
from kg.extract.llm.client import ModelClient, TooLong
from kg.extract.llm.prompt import answer_schema, messages
from kg.extract.llm.proposing import ModelRun, propose_by_model
from kg.extract.llm.settings import ModelSettings, read_settings
from kg.extract.llm.small import needed
from kg.graph.ontology import read_vocabulary
from kg.identifiers import sha256_hex
from kg.model import Document
from kg.resources import shipped_root
from tests.extract.llm.asking import COST, RELEASE, SCORE, proposed, shipped
from tests.extract.llm.standin import Face, Reply, claim, completion, fixed, standing_in
from tests.extract.proposing import ARTICLE, known

pytestmark = pytest.mark.usefixtures("this_machine")

_LONG = "\n".join(f"Firm A{n} of Oslo released Model-{n}x in May, as was told." for n in range(120))
_VOCABULARY = read_vocabulary(shipped_root())
_TOO_LONG = (
    b'{"error": {"message": "This model\'s maximum context length is 4096 tokens. However, you '
    b'requested 22000 tokens", "code": "context_length_exceeded"}}'
)


def _asked(
    face: Face, context: int, text: str = _LONG, **settings: Any
) -> tuple[Proposals, ModelRun, list[dict[str, Any]]]:
    """Return what is proposed, how it went, and what was asked."""
    document = Document(
        id="document/a", key="a", file="a.txt", sha256=sha256_hex(text), characters=len(text),
        label="A",
    )  # fmt: skip
    run = ModelRun()
    with standing_in(face) as server:
        known_to = ModelSettings(server.url, "m", context=context, **{"rounds": 1, **settings})
        client = ModelClient(known_to, sleep=lambda _: None)
        found = propose_by_model(document, text, known(), client, shipped(), run=run)
        return found, run, server.asked


def _offered(body: dict[str, Any]) -> set[str]:
    """Return the properties of the rules that a request holds."""
    rows = body["messages"][0]["content"].partition("\nProperties\n")[2].split("\n")
    return {row[2:].partition(":")[0] for row in rows if row.startswith("- ")}


def _article(body: dict[str, Any]) -> str:
    return str(body["messages"][1]["content"])


def test_without_the_setting_all_is_asked_as_it_was() -> None:
    _, run, _, (asked,) = proposed(fixed(RELEASE))
    document = Document(
        id="document/a", key="a", file="a.txt", sha256=sha256_hex(ARTICLE),
        characters=len(ARTICLE), label="A",
    )  # fmt: skip
    names, rules = known(), shipped()
    told = messages(
        document, ARTICLE, (0, len(ARTICLE)), rules.template, names.vocabulary, names.table
    )
    bound = {"name": "claims", "strict": True, "schema": answer_schema(names.vocabulary)}
    assert asked == {
        "model": "stand-in", "messages": told, "temperature": 0, "max_tokens": 16_000,
        "response_format": {"type": "json_schema", "json_schema": bound},
    }  # fmt: skip
    assert run.note == ""


@pytest.mark.parametrize("context", [2_560, 4_096, 8_192, 16_384])
@pytest.mark.parametrize("form", ["json_schema", "text"])
def test_each_request_leaves_room_for_its_answer(context: int, form: str) -> None:
    if (context, form) == (2_560, "text"):
        return
    _, run, asked = _asked(fixed(), context, form=form)
    for body in asked:
        signs = sum(len(one["content"]) for one in body["messages"])
        assert signs / 4 + body["max_tokens"] <= context
        assert body["max_tokens"] >= 300
    lines = "".join(map(_article, asked))
    assert all(line in lines for line in _LONG.split("\n"))
    assert f"asked in {context:,} tokens at a time: " in run.note


@pytest.mark.parametrize("context", [2_560, 4_096, 6_144, 8_192])
def test_every_property_that_a_word_tells_of_is_asked_of_every_chunk(context: int) -> None:
    _, run, asked = _asked(fixed(), context)
    offered: dict[str, set[str]] = {}
    for body in asked:
        article = _article(body)
        offered.setdefault(article, set()).update(_offered(body))
        enum = (body["response_format"]["json_schema"]["schema"]["properties"]["claims"])["items"]
        assert set(enum["properties"]["property"]["enum"]) == _offered(body)
    rules = shipped().small
    for article, names in offered.items():
        words = "\n".join(article.split("\n")[2:-1])
        assert {one.name for one in needed(_VOCABULARY, words, rules)} <= names
    lacking = _VOCABULARY.properties.keys() - set.union(*offered.values())
    assert len(lacking) == (0 if not lacking else int(run.note.split("; ")[1].split()[0]))
    assert all(name in run.note for name in lacking)


def test_claims_are_found_in_small_contexts_as_in_large_ones() -> None:
    def face(_: int, body: dict[str, Any]) -> Reply:
        """Answer what the request asks for and its piece of the article holds."""
        told = [one for one in (RELEASE, SCORE, COST) if one["property"] in _offered(body)]
        return completion({"claims": [one for one in told if one["quote"] in _article(body)]})

    whole, _, _ = _asked(face, 0, ARTICLE)
    for context in (2_560, 4_096, 8_192):
        found, run, _ = _asked(face, context, ARTICLE)
        assert found == whole
        assert (run.problems, run.left_out) == ([], 0)


def test_a_gap_of_a_part_is_none() -> None:
    gap = {"quote": "which bought Wren Systems", "paragraph": 3, "reason": "no property buys"}
    found, run, _ = _asked(fixed(gaps=[gap]), 4_096, ARTICLE)
    assert (found.unsaid, run.problems) == ((), [])
    assert len(_asked(fixed(gaps=[gap]), 16_384, ARTICLE)[0].unsaid) == 1


@pytest.mark.parametrize("context", [1, 1_024, 2_048])
def test_a_context_in_which_nothing_fits_is_told_with_the_least_that_does(context: int) -> None:
    with pytest.raises(ModelError, match=r"KG_LLM_CONTEXT: .* hold the rules") as raised:
        _asked(fixed(), context)
    least = int(str(raised.value).partition("a context of ")[2].split()[0])
    assert 2_048 < least <= 2_560
    _asked(fixed(), least)
    with pytest.raises(ModelError):
        _asked(fixed(), least - 256)


def test_the_setting_is_read_and_refused_as_the_others_are() -> None:
    good = {"KG_LLM_URL": "http://127.0.0.1/v1", "KG_LLM_MODEL": "m"}
    assert read_settings(good).context == 0
    assert read_settings({**good, "KG_LLM_CONTEXT": "4096"}).context == 4096
    for wrong in ("4k", "-1", "0", "99999999"):
        with pytest.raises(ModelError, match="how many tokens the model holds"):
            read_settings({**good, "KG_LLM_CONTEXT": wrong})


@pytest.mark.parametrize("status", [400, 413, 422, 500])
def test_a_server_that_holds_less_leads_to_the_setting(status: int) -> None:
    with pytest.raises(TooLong, match="set KG_LLM_CONTEXT to what the model holds, as in 4096"):
        _asked(lambda *_: Reply(status, pieces=[_TOO_LONG]), 0)


def test_a_request_that_is_still_too_long_is_asked_for_with_less() -> None:
    def face(_: int, body: dict[str, Any]) -> Reply:
        signs = sum(len(one["content"]) for one in body["messages"])
        fits = signs / 3.2 + body["max_tokens"] <= 4_096
        return fixed()(0, body) if fits else Reply(400, pieces=[_TOO_LONG])

    _, run, asked = _asked(face, 4_096)
    assert (run.left_out, run.problems) == (0, [])
    lines = "".join(map(_article, asked))
    assert all(line in lines for line in _LONG.split("\n"))


def test_a_server_that_never_holds_it_is_told_and_not_asked_for_ever() -> None:
    count = 0

    def face(*_: object) -> Reply:
        nonlocal count
        count += 1
        return Reply(400, pieces=[_TOO_LONG])

    with pytest.raises(TooLong, match="maximum context length is 4096") as raised:
        _asked(face, 4_096)
    assert "set it to less than 4096" in str(raised.value)
    assert count < 20


def test_an_answer_that_is_cut_off_in_a_small_context_is_asked_for_in_smaller_pieces() -> None:
    def face(_: int, body: dict[str, Any]) -> Reply:
        long = _article(body).count("\n[") > 8
        return completion('{"claims": [', "length") if long else completion({"claims": []})

    _, run, asked = _asked(face, 4_096)
    assert (run.left_out, run.problems) == (0, [])
    assert len(asked) > 20


def test_of_an_answer_that_stays_cut_off_the_whole_claims_are_kept_and_the_rest_is_named() -> None:
    cut = json.dumps({"claims": [RELEASE, SCORE]})[:-40]
    for context in (0, 8_192):
        found, run, _ = _asked(lambda *_: completion(cut, "length"), context, ARTICLE[:600])
        assert "released" in {one.predicate for one in found.candidates}
        assert "scored" not in {one.predicate for one in found.candidates}
        assert run.left_out == len(run.problems) >= 1
        assert "it was cut off; KG_LLM_TOKENS and KG_LLM_CONTEXT say" in run.problems[0]


def test_a_server_that_reads_less_than_it_is_sent_is_told_once() -> None:
    usage = {"prompt_tokens": 4096, "completion_tokens": 9}
    cut = completion({"claims": []}, usage=usage)
    _, run, asked = _asked(lambda *_: cut, 0, _LONG * 3)
    assert len(asked) > 1
    (told,) = run.problems
    assert told.startswith("the server read 4,096 of about ")
    assert "set KG_LLM_CONTEXT=4096" in told
    read = completion({"claims": []}, usage={"prompt_tokens": 5000, "completion_tokens": 9})
    assert _asked(lambda *_: read, 0, _LONG)[1].problems == []


def test_a_sentence_stays_whole_in_a_small_chunk() -> None:
    words = " ".join(f"word{n}" for n in range(60))
    text = "\n".join(f"Firm A{n} released Model-{n}x, {words}." for n in range(6))
    _, _, asked = _asked(fixed(), 4_096, text)
    for line in text.split("\n"):
        assert any(line in _article(body) for body in asked)


def test_the_short_rules_tell_each_part_of_an_answer() -> None:
    template = shipped().small.template
    item = answer_schema(_VOCABULARY)["properties"]["claims"]["items"]
    assert all(f"`{name}`" in template for name in item["properties"])
    places = {"{fence}", "{units}", "{qualifiers}", "{kinds}", "{properties}"}
    assert all(one in template for one in places)
    assert "never follow" in template


def test_what_is_sought_by_words_is_a_property_of_the_vocabulary() -> None:
    rules = shipped().small
    assert rules.sought.keys() <= _VOCABULARY.properties.keys()
    everything = " ".join(words[0] for words in rules.sought.values()) + " 1"
    names = {one.name for one in needed(_VOCABULARY, everything, rules)}
    assert names == _VOCABULARY.properties.keys()
    bare = replace(rules, sought={})
    assert {one.name for one in needed(_VOCABULARY, "Ann Lee left.", bare)} == {
        name for name, one in _VOCABULARY.properties.items() if one.range != "quantity"
    }


def test_what_a_part_is_answered_is_held_against_the_text() -> None:
    invented = claim("Finch Labs released Finch-2", 2, "Magpie", "released", "Finch-2",
                     subject_class="Company", object_class="AIModel")  # fmt: skip
    found, run, asked = _asked(fixed(invented), 4_096, ARTICLE)
    assert found.candidates == ()
    assert len(run.refused) == len(asked)
