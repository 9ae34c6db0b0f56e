"""Dossiers of the tiny documents: who speaks, what only one says, what two share."""

from __future__ import annotations

from kg.graph.engine import Engine
from kg.query.dossier import Dossier, Pair, read_dossiers, read_pairs
from kg.resources import Root


def dossiers(engine: Engine, root: Root) -> dict[str, Dossier]:
    return {one.document[-1]: one for one in read_dossiers(engine, root.queries)}


def pairs(engine: Engine, root: Root) -> dict[str, Pair]:
    found = read_pairs(engine, root.queries, read_dossiers(engine, root.queries))
    return {one.first.document[-1] + one.second.document[-1]: one for one in found}


def test_every_assertion_is_in_one_dossier(tiny_engine: Engine, tiny_root: Root) -> None:
    (row,) = tiny_engine.texts("SELECT (COUNT(*) AS ?number) { ?one a air:Assertion }")
    found = dossiers(tiny_engine, tiny_root)
    assert sum(len(one.rows) for one in found.values()) == int(row["number"])


def test_speakers_are_told_apart(tiny_engine: Engine, tiny_root: Root) -> None:
    one = dossiers(tiny_engine, tiny_root)["a"]
    own, named, unnamed = one.speakers()
    assert dict(named) == {"Brightleaf Cloud": 1}
    assert dict(unnamed) == {"analysts": 1}
    assert own + 2 == len(one.rows)
    assert one.first_hand == own + 1
    assert one.count("selfInterested", "true") == 1


def test_only_here_and_shared_make_up_all(tiny_engine: Engine, tiny_root: Root) -> None:
    one = dossiers(tiny_engine, tiny_root)["b"]
    shared = [said for said in one.claims if said.others]
    assert "Corvane was founded by Ada Mirov" in [said.sentence for said in shared]
    assert len(one.only) == len(one.claims) - len(shared)
    assert all(said.has("status", "contested") for said in one.contested)


def test_pairs_count_shared_claims_and_disagreements(tiny_engine: Engine, tiny_root: Root) -> None:
    found = pairs(tiny_engine, tiny_root)
    assert found["ab"].claims == ("Corvane was founded by Ada Mirov",)
    assert found["ac"].claims == ()
    assert found["ab"].against == 1
    assert found["ac"].against >= 1


def test_shared_wording_comes_from_the_data(tiny_root: Root) -> None:
    from kg.pipeline import ensure_build

    path = tiny_root.data / "overlaps.yaml"
    path.unlink(missing_ok=True)
    path.write_text("- {documents: [a, b], runs: 40, share: 9.5}\n", encoding="utf-8")
    engine = Engine.on_disk(ensure_build(tiny_root), tiny_root.prefixes())
    found = pairs(engine, tiny_root)
    assert (found["ab"].overlap.runs, found["ab"].overlap.one_origin) == (40, True)
    assert found["ac"].overlap.runs == 0
    assert found["ab"].other(found["ab"].first.document) == found["ab"].second
