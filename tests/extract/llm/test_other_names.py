"""What is meant by other names and by papers, and what is not; times reckoned from a day."""

from __future__ import annotations

import pytest

from tests.extract.llm.keeping import kept

pytestmark = pytest.mark.usefixtures("this_machine")

_SUIT = "Calyx Semiconductor sued Harrow Trust. It met Calyx Semiconductor.\n"


@pytest.mark.parametrize(
    ("text", "subject", "right"),
    [
        (f"{_SUIT}Calyx’s claims against Harrow Trust include fraud.",
         "lawsuit of Calyx Semiconductor against Harrow Trust", True),
        (f"{_SUIT}Calyx’s claims against Wexley include fraud.",
         "lawsuit of Calyx Semiconductor against Harrow Trust", False),
        (f"{_SUIT}Calyx’s talks with Harrow Trust include fraud.",
         "lawsuit of Calyx Semiconductor against Harrow Trust", False),
        (f"{_SUIT}Wexley’s claims against Harrow Trust include fraud.",
         "lawsuit of Calyx Semiconductor against Harrow Trust", False),
        (f"Calyx Energy met.\n{_SUIT}Calyx’s claims against Harrow Trust include fraud.",
         "lawsuit of Calyx Semiconductor against Harrow Trust", False),
    ],
)  # fmt: skip
def test_an_event_is_meant_by_its_parties_cut_short(text: str, subject: str, right: bool) -> None:
    told = kept(text, subject, "concerns", "fraud", object_class="Field",
                 subject_words=text.split("\n")[-1].partition(" include")[0])  # fmt: skip
    assert told is right


@pytest.mark.parametrize(
    ("text", "subject", "prop", "value", "right"),
    [
        ("Wexley and Osprey Mills gathered over robotics.", "meeting of Wexley and Osprey Mills",
         "concerns", "robotics", 1),
        ("Wexley and Osprey Mills gathered over robotics.", "meeting of Wexley and Pell Group",
         "concerns", "robotics", 0),
        ("Wexley and Osprey Mills argued over robotics.", "meeting of Wexley and Osprey Mills",
         "concerns", "robotics", 0),
        ("Ann Roe told The Bergen Post that it rained.", "interview of Ann Roe", "conductedBy",
         "The Bergen Post", 1),
        ("Ann Roe told The Bergen Post that it rained.", "interview of Ben Dahl", "conductedBy",
         "The Bergen Post", 0),
        ("Ann Roe owns The Bergen Post.", "interview of Ann Roe", "conductedBy",
         "The Bergen Post", 0),
    ],
)  # fmt: skip
def test_an_event_is_told_by_a_verb(
    text: str, subject: str, prop: str, value: str, right: int
) -> None:
    kind = "Interview" if prop == "conductedBy" else "Event"
    assert kept(text, subject, prop, value, subject_class=kind) == bool(right)


@pytest.mark.parametrize(
    ("text", "subject", "said", "right"),
    [
        ("The Pro tier of Lantern 3 reached 81% on GlyphTest.", "Lantern 3 Pro", "81%", 1),
        ("The Air tier of Lantern 3 reached 81% on GlyphTest.", "Lantern 3 Pro", "81%", 0),
        ("The Pro tier of Lantern 2 reached 81% on GlyphTest.", "Lantern 3 Pro", "81%", 0),
        ("The Pro tier of Lantern 3.5 reached 81% on GlyphTest.", "Lantern 3 Pro", "81%", 0),
        (
            "Lantern 3.5 Aria is out.\nAria 3.5 reached 81% on GlyphTest.",
            "Lantern 3.5 Aria",
            "81%",
            1,
        ),
        ("Lantern 3 Aria is out.\nAria 3.5 reached 81% on GlyphTest.", "Lantern 3 Aria", "81%", 0),
        (
            "Lantern 3.5 Aria is out.\nAria 3 reached 81% on GlyphTest.",
            "Lantern 3.5 Aria",
            "81%",
            0,
        ),
        (
            "Lantern 3.5 Aria and Otter 3.5 Aria are out.\nAria 3.5 reached 81% on GlyphTest.",
            "Lantern 3.5 Aria",
            "81%",
            0,
        ),
    ],
)
def test_a_model_is_meant_by_its_own_words_turned_round(
    text: str, subject: str, said: str, right: int
) -> None:
    words = text.split("\n")[-1].partition(" reached")[0]
    told = kept(text, subject, "scored", "81 percent", said=said, object_class="",
                 subject_words=words)  # fmt: skip
    assert told == bool(right)


@pytest.mark.parametrize(
    ("brackets", "right"), [("LBL", True), ("LBLs", True), ("WXY", False), ("Oslo", False)]
)
def test_initials_in_brackets_name_what_stands_before_them(brackets: str, right: bool) -> None:
    text = f"Wexley sells laser-bonded layers ({brackets}).\n{brackets} ran dry."
    told = kept(text, "laser-bonded layers", "limitation", "ran dry", object_class="",
                 subject_words=brackets)  # fmt: skip
    assert told is right


@pytest.mark.parametrize(
    ("said", "year", "right"),
    [("nine years ago", "2016", 1), ("nine years ago", "2015", 0), ("nine years ago", "2024", 0),
     ("nine years later", "2016", 0), ("9 years ago", "2016", 1), ("9 years ago", "2007", 0)],
)  # fmt: skip
def test_years_ago_are_reckoned_from_the_day_of_publication(
    said: str, year: str, right: int
) -> None:
    text = f"Ann Roe founded Calder Labs {said}."
    told = kept(text, "Calder Labs", "foundedIn", year, said=said, inferred="year",
                 object_class="")  # fmt: skip
    assert told == bool(right)


_CASE = "A group of record shops filed suits against Wexley and Osprey Mills.\n"
_SAID = "against Wexley states that Wexley sued Pell Group."


@pytest.mark.parametrize(
    ("text", "by", "right"),
    [
        (f"{_CASE}The complaint {_SAID}", "record shops", True),
        (f"{_CASE}The complaint {_SAID}", "Osprey Mills", False),
        (f"{_CASE}The report {_SAID}", "record shops", False),
        (f"Some record shops closed.\nThe complaint {_SAID}", "record shops", False),
    ],
)
def test_a_complaint_speaks_for_who_filed_it(text: str, by: str, right: bool) -> None:
    told = kept(text, "Wexley", "sued", "Pell Group", by=by, modality="alleged",
                by_words=text.split("\n")[1].partition(" states")[0])  # fmt: skip
    assert told is right
