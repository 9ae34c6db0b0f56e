"""Each rule catches its bad case in bad/rules, and is silent on the good corpus."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import DataError, QueryError
from kg.graph.engine import Engine
from kg.model import Severity
from kg.resources import Root, shipped_root
from kg.validate.rules import check_rule, check_rules, read_rules
from tests.validate.conftest import Broken

BAD = Path(__file__).parent / "bad" / "rules"
RULES = read_rules(shipped_root())


def test_each_rule_has_a_bad_case() -> None:
    assert {path.stem for path in BAD.iterdir()} == set(RULES)


@pytest.mark.parametrize("name", RULES)
def test_rule_catches_its_bad_case(name: str, broken: Broken) -> None:
    rule, severity = RULES[name]
    found = check_rule(rule, severity, broken((BAD / f"{name}.ru").read_text(encoding="utf-8")))
    assert found
    for one in found:
        assert (one.severity, one.check, one.fix) == (severity, f"rule {name}", rule.head["fix"])
        assert one.subject
        assert "{" not in one.message


def test_no_rule_speaks_on_the_good_corpus(tiny_root: Root, tiny_engine: Engine) -> None:
    assert check_rules(tiny_root, tiny_engine) == []


def test_finding_names_things_by_their_labels(broken: Broken) -> None:
    engine = broken((BAD / "direct-link-unfounded.ru").read_text(encoding="utf-8"))
    (found,) = check_rule(*RULES["direct-link-unfounded"], engine)
    assert found.subject == "company:corvane"
    assert found.message.startswith("Corvane 'backed by' Brightleaf stands as a fact")


def test_shared_label_names_both_entities(broken: Broken) -> None:
    engine = broken((BAD / "label-shared.ru").read_text(encoding="utf-8"))
    (found,) = check_rule(*RULES["label-shared"], engine)
    assert found.subject == "company:corvane"
    assert "'corvane'" in found.message
    assert "id:company/corvane-2" in found.message


@pytest.mark.parametrize(
    "link",
    [
        "model:heron-1 air:outperforms model:finch-2",  # contested
        "model:finch-2 air:scored 91.0e0",  # true on one benchmark only
        "model:finch-2 air:capability 'read old maps'",  # another text, without its language
        "company:brightleaf air:divisionOf company:brightleaf-cloud",  # the wrong way round
    ],
)
def test_a_link_without_a_claim_that_says_just_that_is_unfounded(link: str, broken: Broken) -> None:
    assert check_rule(*RULES["direct-link-unfounded"], broken(f"INSERT DATA {{ {link} }}"))


def test_a_link_that_another_claim_contests_is_unfounded(broken: Broken) -> None:
    """A narrower claim of the same triple comes to be contested."""
    narrower = (
        "INSERT DATA { GRAPH claim:0 { company:corvane air:foundedBy person:ada-mirov }"
        " claim:0 air:status air:contested }"
    )
    (found,) = check_rule(*RULES["direct-link-unfounded"], broken(narrower))
    assert found.message.startswith("Corvane 'founded by' Ada Mirov stands as a fact")
    assert not check_rule(*RULES["direct-link-missing"], broken(narrower))


def test_missing_direct_link_of_an_entity_a_date_and_a_figure(broken: Broken) -> None:
    rule = RULES["direct-link-missing"]
    for name in ("air:date", "air:foundedBy", "air:priceReduction"):
        found = check_rule(*rule, broken(f"DELETE {{ ?a {name} ?b }} WHERE {{ ?a {name} ?b }}"))
        assert found, name


def test_graph_that_lacks_its_triple_is_found(broken: Broken) -> None:
    drop = "DELETE { GRAPH ?c { ?s air:scored ?o } } WHERE { GRAPH ?c { ?s air:scored ?o } }"
    (found,) = check_rule(*RULES["claim-graph-differs"], broken(drop))
    assert "Finch-2 scored" in found.message


def test_new_rule_needs_a_severity(tiny_root: Root, tiny_engine: Engine) -> None:
    rule = RULES["entity-unused"][0]
    (tiny_root.queries / "rules" / "new-rule.rq").write_text(rule.text, encoding="utf-8")
    with pytest.raises(DataError, match=r"severities\.yaml:\d+: the key 'new-rule' is missing"):
        check_rules(tiny_root, tiny_engine)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("entity-unused: fatal", r"severities\.yaml:\d+: unknown severity 'fatal'"),
        ("no-such-rule: error", r"severities\.yaml:\d+: unknown key 'no-such-rule'"),
    ],
)
def test_wrong_line_of_severities(tiny_root: Root, line: str, said: str) -> None:
    path = tiny_root.data / "severities.yaml"
    text = path.read_text(encoding="utf-8").replace("entity-unused: warning\n", "")
    path.write_text(f"{text}{line}\n", encoding="utf-8")
    with pytest.raises(DataError, match=said):
        read_rules(tiny_root)


def test_root_without_severities_uses_the_shipped_ones(tiny_root: Root) -> None:
    (tiny_root.data / "severities.yaml").unlink()
    assert read_rules(tiny_root)["event-without-date"][1] is Severity.INFO


def test_head_without_fix_is_refused(tiny_root: Root) -> None:
    path = tiny_root.queries / "rules" / "entity-unused.rq"
    path.write_text(path.read_text(encoding="utf-8").replace("# fix:", "# cure:"), encoding="utf-8")
    with pytest.raises(QueryError, match=r"entity-unused\.rq: the head has no '# fix:' line"):
        read_rules(tiny_root)


def test_columns_of_head_and_query_must_agree(tiny_root: Root, tiny_engine: Engine) -> None:
    path = tiny_root.queries / "rules" / "entity-unused.rq"
    text = path.read_text(encoding="utf-8").replace("# columns: entity", "# columns: thing")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(QueryError, match="it returns entity, not thing"):
        check_rules(tiny_root, tiny_engine)


def test_rule_that_is_no_sparql_is_named(tiny_root: Root, tiny_engine: Engine) -> None:
    path = tiny_root.queries / "rules" / "entity-unused.rq"
    path.write_text(path.read_text(encoding="utf-8").replace("WHERE {", "WHERE"), encoding="utf-8")
    with pytest.raises(QueryError, match=r"queries/rules/entity-unused\.rq"):
        check_rules(tiny_root, tiny_engine)


def test_places_in_the_problem_line_are_columns() -> None:
    for rule, _ in RULES.values():
        left = rule.head["problem"]
        for column in rule.columns:
            left = left.replace(f"{{{column}}}", "")
        assert "{" not in left, rule.name
