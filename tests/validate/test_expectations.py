"""The graph holds at least what data/expectations.yaml asks for."""

from __future__ import annotations

import pytest

from kg.errors import DataError
from kg.graph.engine import Engine
from kg.resources import Root
from kg.validate.expectations import check_expectations, expectations


def expect(root: Root, text: str) -> None:
    (root.data / "expectations.yaml").write_text(text, encoding="utf-8")


def test_no_file_expects_nothing(tiny_root: Root, tiny_engine: Engine) -> None:
    assert expectations(tiny_root) == {}
    assert check_expectations(tiny_root, tiny_engine) == []


def test_what_is_there_is_enough(tiny_root: Root, tiny_engine: Engine) -> None:
    text = "AIModel: 2\nCompany: 3\nClaim: 23\nAssertion: 25\nDisagreement: 2\ndocument/c: 8\n"
    expect(tiny_root, text)
    assert check_expectations(tiny_root, tiny_engine) == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("AIModel: 3", "There are 2 of class AIModel; at least 3 are expected."),
        ("document/a: 12", "There are 11 assertions in this document; at least 12 are expected."),
        ("Robot: 1", "There are 0 of class Robot; at least 1 are expected."),
        ("document/z: 1", "There are 0 assertions in this document; at least 1 are expected."),
    ],
)
def test_less_is_an_error(line: str, message: str, tiny_root: Root, tiny_engine: Engine) -> None:
    expect(tiny_root, f"{line}\n")
    (found,) = check_expectations(tiny_root, tiny_engine)
    assert (found.severity, found.check) == ("error", "expectation")
    assert (found.subject, found.message) == (line.partition(":")[0], message)


@pytest.mark.parametrize("line", ["claims: 3", "document/a> }: 3", "Claim: many", "Claim: -1"])
def test_wrong_line_is_refused(line: str, tiny_root: Root, tiny_engine: Engine) -> None:
    expect(tiny_root, f"{line}\n")
    with pytest.raises(DataError, match=r"expectations\.yaml"):
        check_expectations(tiny_root, tiny_engine)
