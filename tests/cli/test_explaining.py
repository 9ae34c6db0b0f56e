"""explain, as a user types it."""

from __future__ import annotations

import json

from tests.conftest import Run


def test_the_story_gives_origins_with_reasons_and_who_profits(run: Run) -> None:
    out = run("explain", "Qwen 2.5-Max outperforms DeepSeek-V3").stdout
    assert "affirmed by 5 documents, 3 claimants, 2 independent origins" in out
    assert "Alibaba and Alibaba Cloud are tied: Alibaba Cloud is a division of Alibaba" in out
    assert "favours Qwen 2.5-Max" in out
    assert "said by one who profits: Alibaba, Alibaba Cloud, 5 of 6 assertions" in out


def test_shared_wording_is_a_reason(run: Run) -> None:
    out = run("explain", "release of DeepSeek-V2 is dated May 2023").stdout
    assert "2 documents, 2 claimants, 1 independent origin\n" in out
    assert "share 28 five-word runs" in out


def test_look_alikes_are_shown_as_such(run: Run) -> None:
    out = run("explain", "DeepSeek-V3 cost 5.58 million USD to train").stdout
    assert "Can both hold: DeepSeek-V3, training cost" in out
    assert "Contested" not in out


def test_a_claim_that_favours_nobody_says_so(run: Run) -> None:
    out = run("explain", "release of DeepSeek-V3 is dated December 2024").stdout
    assert "favours nobody in particular" in out


def test_the_story_as_rows(run: Run) -> None:
    words = ["explain", "release of DeepSeek-V3 is dated 10 January 2025", "--format", "json"]
    parts = {row["part"] for row in json.loads(run(*words).stdout)}
    assert parts == {"this claim", "against: by date", "can both hold"}


def test_a_start_too_short_is_told(run: Run) -> None:
    claim = json.loads(
        run("explain", "DeepSeek was founded by Liang Wenfeng", "--format", "json").stdout
    )
    start = claim[0]["claim"][: len("claim/") + 3]
    said = run("explain", start, code=1).stderr
    assert "is too short for the start of an identifier" in said
    assert "write 4 signs" in said
