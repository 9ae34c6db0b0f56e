"""Claims, assertions and disagreements as quads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import pyoxigraph as ox
import pytest

from kg.graph.encoding import Encoder
from kg.graph.engine import Engine
from kg.graph.namespaces import AIR, ID, Terms
from kg.graph.quads import all_quads
from kg.model import Assertion, Bound, Document, Entity, Modality
from kg.pipeline import encode, load_graph
from kg.resources import Root, shipped_root
from tests.making import assertion, claim, date, entity, quantity, text, vocabulary

FINCH, HERON = (
    Entity(id=f"model/{name}", kind="AIModel", label=name) for name in ("finch", '{o} "x"\n{s}')
)
HERON = HERON.model_copy(update={"id": "model/heron"})
FIRMS = [Entity(id=f"company/{name}", kind="Company", label=name) for name in "ab"]
DOCUMENT = Document(
    id="document/a", key="a", file="a.txt", sha256="0" * 64, characters=9, label="A"
)
ENCODER = Encoder.of(
    Terms(shipped_root().prefixes()), vocabulary(), [FINCH, HERON, *FIRMS], [DOCUMENT]
)


def quads_of(texts: Iterable[str]) -> list[tuple[str, str, str, str]]:
    """Return subject, predicate, object and graph of each line; no graph is an empty text."""
    found = ox.parse("".join(texts), format=ox.RdfFormat.N_QUADS)
    return [(*map(str, one.triple), str(one.graph_name).replace("DEFAULT", "")) for one in found]  # type: ignore[misc]


def store(*said: Assertion) -> ox.Store:
    found = ox.Store()
    found.bulk_load(
        "".join(all_quads(ENCODER, [DOCUMENT], said, [])).encode(),
        format=ox.RdfFormat.N_QUADS,
    )
    return found


def asked(holder: ox.Store, pattern: str) -> bool:
    prefixes = {"air": AIR, "id": ID, "rdf": shipped_root().prefixes()["rdf"]}
    return bool(holder.query(f"ASK {{ {pattern} }}", prefixes=prefixes))


def test_a_claims_triple_stands_once_in_its_own_graph(tiny_root: Root) -> None:
    graph = load_graph(tiny_root)
    quads = set(quads_of(encode(graph, tiny_root)))
    named = Counter(quad[3] for quad in quads if quad[3])
    assert named == {f"<{ID}{key}>": 1 for key in graph.claims}
    rdf = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    for s, p, o, g in (quad for quad in quads if quad[3]):
        for name, value in (("subject", s), ("predicate", p), ("object", o)):
            assert (g, f"{rdf}{name}>", value, "") in quads


def test_no_blank_node_is_made(tiny_root: Root) -> None:
    for quad in quads_of(encode(load_graph(tiny_root), tiny_root)):
        assert not any(term.startswith("_:") for term in quad)


@pytest.mark.parametrize("modality", list(Modality))
def test_only_what_is_stated_becomes_a_direct_link(modality: Modality) -> None:
    said = claim("model/finch", "outperforms", entity("model/heron"))
    link = "<https://w3id.org/airace/id/model/finch> air:outperforms ?o"
    holder = store(assertion(said, "company/a", modality))
    assert asked(holder, link) == (modality is Modality.STATED)
    assert asked(holder, f"GRAPH ?g {{ {link} }}")
    assert not asked(store(assertion(said, modality=modality, denied=True)), link)


def test_a_symmetric_direct_link_stands_in_both_directions() -> None:
    said = claim("company/a", "competesWith", entity("company/b"))
    holder = store(assertion(said))
    a, b = f"<{ID}company/a>", f"<{ID}company/b>"
    assert asked(holder, f"{a} air:competesWith {b} . {b} air:competesWith {a}")
    assert not asked(holder, f"GRAPH ?g {{ {b} air:competesWith {a} }}")


def test_a_direct_link_of_a_value_is_a_literal() -> None:
    holder = store(
        assertion(claim("model/finch", "parameters", quantity("671 billion parameters"))),
        assertion(claim("model/heron", "parameters", quantity("over 5 parameters"))),
        assertion(claim("company/a", "foundedIn", date("2023-05"))),
        assertion(claim("company/a", "ticker", text("AAA"))),
    )
    assert asked(holder, f"<{ID}model/finch> air:parameters 671e9")
    assert asked(holder, f'<{ID}model/heron> air:parameters "over 5 parameters"')
    assert asked(holder, f'<{ID}company/a> air:foundedIn "2023-05" ; air:ticker "AAA"@en')


def test_qualifiers_stand_on_the_claim() -> None:
    said = claim("model/finch", "outperforms", entity("model/heron"), aspect=text("speed"))
    holder = store(assertion(said))
    assert asked(holder, f'<{ID}{said.id}> a air:Claim ; air:aspect "speed"@en')
    assert asked(holder, f"<{ID}{said.id}> air:status air:stated")


def test_up_to_is_spelt_as_the_concept_of_the_ontology() -> None:
    holder = store(assertion(claim("model/finch", "experts", quantity("up to 9 experts"))))
    assert asked(holder, "?q air:bound air:upTo ; air:lower 0e0 ; air:upper 9e0 ; air:amount 9e0")
    assert {("upTo" if one is Bound.UP_TO else str(one)) for one in Bound} >= {"upTo", "over"}


def test_every_quantity_has_one_interval_however_many_digits_it_was_given() -> None:
    holder = store(
        assertion(claim("model/finch", "experts", quantity("5 experts"))),
        assertion(claim("model/heron", "experts", quantity("5.0 experts"))),
        assertion(claim("model/heron", "trainingCost", quantity("600 billion USD"))),
        assertion(claim("model/finch", "trainingCost", quantity("600,000,000,000 USD"))),
    )
    pattern = "SELECT * { ?q <%slower> ?low ; <%supper> ?up ; <%sasStated> ?text }"
    rows = Engine(holder, {}).texts(pattern.replace("%s", AIR))
    assert len(rows) == len({row["q"] for row in rows}) == 4


def test_a_sentence_keeps_braces_and_quotes_of_names() -> None:
    said = claim("model/finch", "outperforms", entity("model/heron"), aspect=text("{s}"))
    assert ENCODER.sentence(said) == 'finch outperforms {o} "x"\n{s} in respect of {s}'


def test_which_wording_of_a_claim_is_shown_depends_on_no_order() -> None:
    said = [
        assertion(claim("model/finch", "capability", text(words)), start=place)
        for place, words in enumerate(["Write Books", "write books", "WRITE  books"])
    ]
    lines = [set(all_quads(ENCODER, [DOCUMENT], order, [])) for order in (said, said[::-1])]
    assert lines[0] == lines[1]


@pytest.mark.parametrize(("mapping", "kind"), [("", "Article"), ("pond", "Dataset")])
def test_a_table_is_a_data_set_and_no_article(mapping: str, kind: str) -> None:
    lines = ENCODER.document(DOCUMENT.model_copy(update={"mapping": mapping}))
    assert re.findall("schema.org/(Article|Dataset)", lines) == [kind]


def test_an_assertion_has_all_that_was_said_of_it() -> None:
    said = claim("model/finch", "outperforms", entity("model/heron"))
    one = assertion(said, "company/a", Modality.CLAIMED).model_copy(
        update={"channel": "company/b", "said": "a", "hedge": "b", "inferred": "c", "note": "d"}
    )
    quads = set(quads_of(all_quads(ENCODER, [DOCUMENT], [one], [])))
    node = ENCODER.terms.thing(one.id)
    place = next(quad[2] for quad in quads if quad[0] == node and quad[1].endswith("#evidence>"))
    names = Counter(
        quad[1].rpartition("#")[2].rpartition("/")[2].rstrip(">")
        for quad in quads
        if quad[0] in (node, place)
    )
    for name in ("channel", "asStated", "hedge", "inferredFrom", "comment", "selfInterested"):
        assert names[name] == 1
    assert names["hasSelector"] == 2


def test_what_many_share_is_written_once() -> None:
    """A value that two claims have, and a passage that two assertions have."""
    cost = quantity("5 million USD")
    said = [assertion(claim(f"model/{name}", "trainingCost", cost)) for name in ("finch", "heron")]
    quads = quads_of(all_quads(ENCODER, [DOCUMENT], said, []))
    names = Counter(quad[1] for quad in quads)
    terms = ENCODER.terms
    assert names[terms["air:amount"]] == names[terms["oa:exact"]] == names[terms["oa:start"]] == 1
    assert names[terms["air:evidence"]] == 2
    assert len(quads) == len(set(quads))
