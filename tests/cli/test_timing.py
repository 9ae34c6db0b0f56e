"""timeline, as a user types it."""

from __future__ import annotations

import json

from tests.conftest import Run


def rows(run: Run, *words: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(run("timeline", *words, "--format", "json").stdout)
    return found


def test_the_timeline_marks_what_is_inferred_and_what_is_disputed(run: Run) -> None:
    found = {(row["event"], row["date"]): row for row in rows(run)}
    december = found["release of DeepSeek-V3", "December 2024"]
    assert december["stated/inferred"].startswith("inferred")
    assert "10 January 2025 (London Insider (004))" in december["disputed"]
    tenth = found["release of DeepSeek-V3", "10 January 2025"]
    assert "December 2024 (zshadow.info (002))" in tenth["disputed"]
    assert (tenth["precision"], tenth["earliest"], tenth["latest"]) == (
        "day",
        "2025-01-10",
        "2025-01-10",
    )


def test_a_date_that_fits_another_is_not_disputed(run: Run) -> None:
    found = {row["date"]: row["disputed"] for row in rows(run, "--entity", "DeepSeek-R1")}
    assert found["January 2025"].startswith("no; fits 20 January 2025")


def test_events_stand_in_order_and_undated_ones_at_the_end(run: Run) -> None:
    found = rows(run)
    days = [row["earliest"] for row in found]
    dated = [day for day in days if day]
    assert dated == sorted(dated)
    assert days == [*dated, *[""] * (len(days) - len(dated))]
    assert {row["precision"] for row in found if not row["earliest"]} == {"undated"}


def test_the_table_lists_undated_events_apart(run: Run) -> None:
    dated, undated = run("timeline").stdout.split("undated event")
    assert "Baidu's price cut" in undated
    assert "Baidu's price cut" not in dated


def test_where_no_event_is_undated_there_is_no_table_of_such(run: Run) -> None:
    assert "undated event" not in run("timeline", "--entity", "DeepSeek-V2").stdout


def test_a_document_is_named_by_its_key(run: Run) -> None:
    found = rows(run, "--document", "004")
    assert {row["documents"] for row in found if row["date"]} == {"London Insider (004)"}
    assert found


def test_an_update_followed_two_days_after_a_release(run: Run) -> None:
    found = rows(run, "--reactions", "DeepSeek-R1", "--days", "5")
    update = [row for row in found if row["event"].startswith("update of ByteDance")]
    assert {row["document"] for row in update} == {"Flodest (003)", "London Insider (004)"}
    assert {(row["fewest"], row["most"], row["within 5 days"]) for row in update} == {
        ("2", "2", "yes")
    }
    assert not any(row["event"] == "release of Qwen 2.5-Max" for row in found)


def test_that_later_days_are_left_out_is_told_on_stderr(run: Run) -> None:
    told = "what came more than 1 days after is left out (--days)"
    assert told in run("timeline", "--reactions", "DeepSeek-R1", "--days", "1").stderr
    far = run("timeline", "--reactions", "DeepSeek-R1", "--days", "9999").stderr
    assert "left out" not in far


def test_a_table_of_reactions_or_of_days_between_shows_the_first_rows(run: Run) -> None:
    for words in (("--reactions", "DeepSeek-R1"), ("--between", "DeepSeek-V3", "Qwen 2.5-Max")):
        every, few = (
            run("timeline", *words, "--limit", "0"),
            run("timeline", *words, "--limit", "1"),
        )
        assert "1 row\n" in few.stderr
        assert " more; --limit 0 prints all" in few.stderr
        assert " more; " not in every.stderr
        rows = run("timeline", *words, "--limit", "1", "--format", "csv").stdout
        assert rows == run("timeline", *words, "--format", "csv").stdout


def test_the_interval_between_two_events_is_by_document(run: Run) -> None:
    found = {row["document"]: row for row in rows(run, "--between", "DeepSeek-V3", "DeepSeek-R1")}
    assert found["London Insider (004)"]["interval"] == "10 days"
    assert found["all documents"]["fewest"] == "10"
    assert "disputed" in found["all documents"]["stated/inferred"]


def test_between_an_event_and_itself_is_refused(run: Run) -> None:
    done = run("timeline", "--between", "DeepSeek-V3", "DeepSeek-V3", code=2)
    said = " ".join(done.stderr.split())
    assert "--between takes two events: DeepSeek-V3 twice is one and the same" in said
    names = ("DeepSeek-V3", "release of DeepSeek-V3")
    said = " ".join(run("timeline", "--between", *names, code=2).stderr.split())
    assert "DeepSeek-V3 and release of DeepSeek-V3 are one and the same, release of Dee" in said


def test_between_what_has_no_date_prints_no_row(run: Run) -> None:
    names = "Baidu's price cut", "Tencent's price cut"
    assert rows(run, "--between", *names) == []
    assert "no document dates Tencent's price cut" in run("timeline", "--between", *names).stderr


def test_modes_do_not_mix(run: Run) -> None:
    run("timeline", "--reactions", "DeepSeek-R1", "--between", "A", "B", code=2)
    run("timeline", "--reactions", "DeepSeek-R1", "--entity", "Alibaba", code=2)


def test_an_unknown_event_names_near_ones(run: Run) -> None:
    assert "DeepSeek-R1" in run("timeline", "--reactions", "DeepSeek-R7", code=1).stderr


def test_a_long_timeline_is_cut_in_a_table_only(run: Run) -> None:
    found = run("timeline", "--limit", "3")
    assert found.stderr == "3 rows\n3 rows\nthere are more than these 3; --limit 0 prints all\n"
    assert rows(run, "--limit", "3") == rows(run)
    assert "--limit" not in run("timeline").stderr
