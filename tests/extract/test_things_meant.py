"""Words for a thing, a person or a firm that the text told of: what they mean, and when nothing."""

from __future__ import annotations

import pytest

from tests.extract.gold import proposals


def told(text: str) -> set[tuple[str, str, str]]:
    """Return the triples that the rules propose."""
    return {(one.subject, one.predicate, one.object) for one in proposals(text).candidates}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        # a thing by the name of its kind
        (
            "Cohere launched Brackwater in April. The large language model has 480 billion "
            "parameters.",
            ("Brackwater", "parameters", "480 billion parameters"),
        ),
        (
            "Cohere said it had trained its first large language model, Brackwater, in four "
            "weeks. The model was trained on 120 Nvidia H100 chips.",
            ("Brackwater", "trainedOn", "Nvidia H100"),
        ),
        (
            "Google unveiled Gemma 3 on Monday. The model family has a context window of 128,000 "
            "tokens.",
            ("Gemma 3", "contextWindow", "128,000 tokens"),
        ),
        # a firm's thing, which was told of with it
        (
            "Cohere has released Command R7B. The startup's model has a context window of "
            "128,000 tokens.",
            ("Command R7B", "contextWindow", "128,000 tokens"),
        ),
        # somebody by what he was
        (
            "Cohere hired Naomi Rao to lead sales. The former Databricks executive starts in May.",
            ("Naomi Rao", "worksFor", "Databricks"),
        ),
        # titles of a firm that only the sentence before names
        (
            "Stability AI is looking for a boss. COO Ann Wong and CTO Bob Ray will run it.",
            ("Bob Ray", "worksFor", "Stability AI"),
        ),
        (
            "Cohere will have a new leader. The current chief executive, Ann Roe, is tired.",
            ("Ann Roe", "leads", "Cohere"),
        ),
        # what the head of a firm says that it has
        (
            "The company grew. Cohere's chief executive, Ann Roe, said it had 2.3 million users.",
            ("Cohere", "users", "2.3 million users"),
        ),
        # the speaker's firm, named in the same sentence
        (
            'Ann Roe, the chief executive of Cohere, said: "We were founded in 2019."',
            ("Cohere", "foundedIn", "2019"),
        ),
        # the second of two, though the first one is told of again
        (
            "Anduril and Palantir compete. The former, founded by Ann Roe, is valued at $30 "
            "billion; the latter has a market value of $300 billion.",
            ("Palantir", "marketValue", "300 billion USD"),
        ),
    ],
)
def test_the_one_told_of_is_meant(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in told(text)


@pytest.mark.parametrize(
    ("text", "subject", "predicate"),
    [
        # another firm's model, or a coming one
        (
            "Cohere has released Command R7B. Mistral's model has a context window of 128,000 "
            "tokens.",
            "Command R7B",
            "contextWindow",
        ),
        (
            "Cohere has released Command R7B. The startup's next model has a context window of "
            "128,000 tokens.",
            "Command R7B",
            "contextWindow",
        ),
        (
            "Cohere launched Brackwater in April. The transformer has 480 billion parameters.",
            "Brackwater",
            "parameters",
        ),
        # "it" behind one that is not named
        (
            "The agency had asked Cohere, whose chips are sold through others. It has 47,000 "
            "employees.",
            "Cohere",
            "employees",
        ),
        # a compound that names a firm
        (
            "Cohere launched the Brackwater app. The AI app company was valued at $2 billion.",
            "Brackwater",
            "valuation",
        ),
        # of two people, nobody
        (
            "Ann Roe met Bob Lee. The former Databricks executive was there.",
            "Bob Lee",
            "worksFor",
        ),
        (
            "Ann Roe met Bob Lee. The former Databricks executive was there.",
            "Ann Roe",
            "worksFor",
        ),
    ],
)
def test_nobody_is_meant(text: str, subject: str, predicate: str) -> None:
    assert (subject, predicate) not in {one[:2] for one in told(text)}
