from __future__ import annotations

from collections import Counter

from kg.graph.engine import Engine
from kg.resources import Root
from kg.views.answers import local_name
from kg.views.lines import ends, lines
from kg.views.page_data import read_page_data
from kg.views.records import ClaimRecord, PageData

_ASSERTIONS = """
SELECT ?claim ?assertion ?claimant ?modality ?polarity ?document ?paragraph ?start ?end ?words ?self
WHERE {
  ?assertion air:asserts ?claim ; air:claimant ?claimant ; air:modality ?modality ;
    air:polarity ?polarity ; air:reportedIn ?document ; air:evidence ?evidence ;
    air:selfInterested ?self .
  ?evidence air:paragraph ?paragraph ; oa:hasSelector ?position , ?quote .
  ?position oa:start ?start ; oa:end ?end .
  ?quote oa:exact ?words .
}
"""


def _shown(data: PageData) -> Counter[tuple[str, ...]]:
    """Return what the page tells of every assertion, as the store would."""
    found: Counter[tuple[str, ...]] = Counter()
    for claim in data["claims"]:
        for one in claim["assertions"]:
            place = data["places"][one["place"]]
            document = data["entities"][data["documents"][place["document"]]["entity"]]
            at = tuple(str(value) for value in (place["paragraph"], place["start"], place["end"]))
            found[
                claim["id"], one["id"], data["entities"][one["claimant"]]["id"], one["modality"],
                one["polarity"], document["id"], *at, place["words"],
                str("self" in one).lower(),
            ] += 1  # fmt: skip
    return found


def _claim(data: PageData, sentence: str) -> ClaimRecord:
    (found,) = [one for one in data["claims"] if one["sentence"] == sentence]
    return found


def test_every_assertion_is_there_once_with_its_place(
    tiny_engine: Engine, tiny_data: PageData
) -> None:
    stored = Counter(
        tuple(local_name(value) for value in row.values()) for row in tiny_engine.texts(_ASSERTIONS)
    )
    assert stored
    assert _shown(tiny_data) == stored
    assert set(stored.values()) == {1}


def test_every_claim_is_there_once_with_its_sentence_and_status(
    tiny_engine: Engine, tiny_data: PageData
) -> None:
    query = "SELECT ?c ?s ?t WHERE { ?c a air:Claim ; rdfs:label ?s ; air:status ?t }"
    stored = sorted(tuple(map(local_name, row.values())) for row in tiny_engine.texts(query))
    shown = [(one["id"], one["sentence"], one["status"]) for one in tiny_data["claims"]]
    assert shown == stored


def test_every_entity_is_there_with_its_names(tiny_engine: Engine, tiny_data: PageData) -> None:
    query = "SELECT ?e ?n WHERE { ?e a air:Entity ; rdfs:label|skos:altLabel ?n }"
    stored = {(local_name(row["e"]), row["n"]) for row in tiny_engine.texts(query)}
    shown = {
        (one["id"], name)
        for one in tiny_data["entities"]
        for name in (one["label"], *one["aliases"])
    }
    assert shown == stored


def test_a_class_without_looks_has_those_of_the_class_above(tiny_data: PageData) -> None:
    kinds = {one["id"]: (one["kind"], one["type"]) for one in tiny_data["entities"]}
    assert kinds["event/release-of-finch-2"] == ("Event", "release")
    assert kinds["company/brightleaf-cloud"] == ("Company", "division")


def test_legend_counts_every_entity(tiny_data: PageData) -> None:
    assert sum(one["count"] for one in tiny_data["kinds"]) == len(tiny_data["entities"])


def test_a_value_is_in_words_and_an_entity_is_a_position(tiny_data: PageData) -> None:
    cost = _claim(tiny_data, "Finch-2 cost nearly 40 million USD to train")
    assert cost.get("value") == "nearly 40 million USD"
    assert "object" not in cost
    founded = _claim(tiny_data, "Corvane was founded by Ada Mirov")
    assert tiny_data["entities"][founded["object"]]["id"] == "person/ada-mirov"
    assert len(founded["assertions"]) == 2


def test_each_disagreement_names_both_sides(tiny_engine: Engine, tiny_data: PageData) -> None:
    query = "SELECT ?d ?m WHERE { ?d a air:Disagreement ; air:member ?m }"
    stored = {(local_name(row["d"]), local_name(row["m"])) for row in tiny_engine.texts(query)}
    shown = {
        (one["id"], tiny_data["claims"][member]["id"])
        for one in tiny_data["disagreements"]
        for member in one["members"]
    }
    assert shown == stored
    for number, one in enumerate(tiny_data["disagreements"]):
        assert one["reason"]
        assert all(number in tiny_data["claims"][at]["disagreements"] for at in one["members"])


def test_a_score_is_a_line_from_the_model_to_the_benchmark(tiny_data: PageData) -> None:
    (score,) = [one for one in tiny_data["claims"] if one["predicate"] == "scored"]
    pair = ends(score)
    assert pair is not None
    names = [tiny_data["entities"][one]["id"] for one in pair]
    assert names == ["model/finch-2", "benchmark/quizbench"]


def test_lines_hold_each_claim_that_joins_two_entities_once(tiny_data: PageData) -> None:
    on_lines = [number for claims in lines(tiny_data["claims"]).values() for number in claims]
    joining = [number for number, one in enumerate(tiny_data["claims"]) if ends(one)]
    assert sorted(on_lines) == joining


def test_texts_give_each_place_its_passage_in_its_paragraph(
    tiny_engine: Engine, tiny_root: Root, tiny_texts_by_id: dict[str, str]
) -> None:
    data = read_page_data(tiny_engine, tiny_root.queries, tiny_texts_by_id)
    assert data["places"]
    for place in data["places"]:
        document = data["entities"][data["documents"][place["document"]]["entity"]]["id"]
        context = data["contexts"][place["context"]]
        start = place["start"] - context["start"]
        passage = context["text"][start : start + place["end"] - place["start"]]
        assert passage == tiny_texts_by_id[document][place["start"] : place["end"]]
        assert place["words"] in passage


def test_without_texts_there_is_no_passage(tiny_data: PageData) -> None:
    assert tiny_data["contexts"] == []
    assert all("context" not in one for one in tiny_data["places"])


def test_only_web_addresses_become_links(hostile_engine: Engine, tiny_root: Root) -> None:
    data = read_page_data(hostile_engine, tiny_root.queries)
    assert [one["url"] for one in data["documents"]] == [""] * len(data["documents"])
    assert {one["link"] for one in data["places"]} == {""}
