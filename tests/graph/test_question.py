"""The heads of .rq files are complete or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.graph.question import entity_term, find_question, read_question, read_questions, text_term

HEAD = "# title: Names\n# answers: Which names.\n# param: who Person the one\n# columns: a, b\n"
BODY = "SELECT ?a ?b WHERE { ?a ?who ?b { SELECT * WHERE { ?a ?who ?b } } }\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "names.rq"
    path.write_text(text, "utf-8")
    return path


def test_a_question_has_title_columns_and_parameters(tmp_path: Path) -> None:
    found = read_question(written(tmp_path, HEAD + BODY))
    assert (found.name, found.title, found.columns) == ("names", "Names", ("a", "b"))
    assert found.head["answers"] == "Which names."
    [parameter] = found.parameters
    assert (parameter.name, parameter.kind, parameter.says) == ("who", "Person", "the one")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("# title: Names\n", "", "the head has no '# title:' line"),
        ("# columns: a, b\n", "", "the head has no '# columns:' line"),
        ("who Person the one", "who", "'# param: who' is not complete"),
    ],
)
def test_an_incomplete_head_is_refused(old: str, new: str, says: str, tmp_path: Path) -> None:
    path = written(tmp_path, HEAD.replace(old, new) + BODY)
    with pytest.raises(QueryError, match=says) as error:
        read_question(path)
    assert error.value.problems[0].where == str(path)


def test_a_parameter_is_fixed_once_at_the_start(tmp_path: Path) -> None:
    found = read_question(written(tmp_path, HEAD + BODY))
    bound = found.bound({"who": [entity_term("person/x"), text_term('say "x"')]})
    values = 'VALUES ?who { <https://w3id.org/airace/id/person/x> "say \\"x\\"" }'
    assert bound.count(values) == 1
    assert bound.index(values) < bound.index("?a ?who ?b")
    assert found.bound({}) == found.text


def test_an_unknown_parameter_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    found = read_question(written(tmp_path, HEAD + BODY))
    with pytest.raises(QueryError, match="it has no parameter 'whom'") as error:
        found.bound({"whom": []})
    assert error.value.problems[0].fix == "use one of: who"


def test_a_question_is_found_by_name_or_near_names_are_told(tmp_path: Path) -> None:
    written(tmp_path, HEAD + BODY)
    assert [one.name for one in read_questions(tmp_path.glob("*.rq"))] == ["names"]
    assert find_question(tmp_path.glob("*.rq"), "names").title == "Names"
    with pytest.raises(QueryError, match="there is no question 'name'") as error:
        find_question(tmp_path.glob("*.rq"), "name")
    assert "did you mean names?" in error.value.problems[0].fix
    with pytest.raises(QueryError, match="there is no question"):
        find_question(tmp_path.glob("*.rq"), "../names")


def test_a_parameter_in_a_query_whose_comment_says_where(tmp_path: Path) -> None:
    path = written(tmp_path, HEAD + "# note: WHERE { is below\n" + BODY)
    bound = read_question(path).bound({"who": ["<a:x>"]})
    assert "VALUES" not in bound.splitlines()[4]
    assert "VALUES ?who { <a:x> }" in bound
