"""Lines that several commands print."""

from __future__ import annotations

from kg.cli.lines import sources


def test_what_a_later_release_replaces_is_marked_among_the_sources() -> None:
    row = {
        "modality": "stated", "polarity": "affirmed", "claimant": "d", "document": "d",
        "claimantLabel": "D", "selfInterested": "false", "paragraph": "7", "column": "Score",
        "replacedBy": "",
    }  # fmt: skip
    later = row | {"document": "e", "claimant": "e"}
    found = sources([row | {"replacedBy": "E"}, later])
    assert found == "superseded, stated d row 7; stated e row 7"
