"""What a passage tells though another clause leaves something open, and what it does not."""

from __future__ import annotations

import pytest

from tests.extract.llm.keeping import kept

pytestmark = pytest.mark.usefixtures("this_machine")


@pytest.mark.parametrize(
    ("text", "subject", "prop", "value", "right"),
    [
        ("Calder Labs' expertise in optics and robotics will help.", "Calder Labs",
         "activeIn", "robotics", 1),
        ("Calder Labs' many people in Oslo will help.", "Calder Labs", "basedIn", "Oslo", 1),
        ("As long-time clients, Calder Labs and Wexley will help.", "Wexley", "memberOf",
         "long-time clients", 1),
        ("Calder Labs' long and costly entry into robotics will help.", "Calder Labs",
         "activeIn", "robotics", 0),
        ("Calder Labs' long and costly move to Oslo will help.", "Calder Labs",
         "basedIn", "Oslo", 0),
        ("Calder Labs will have staff in Oslo.", "Calder Labs", "basedIn", "Oslo", 0),
        ("The hire of Ann Roe by Calder Labs will help.", "Ann Roe", "worksFor", "Calder Labs", 0),
        ("Calder Labs' long and costly takeover of Wexley will help.", "Calder Labs",
         "acquired", "Wexley", 0),
        ("If Calder Labs' many people in Oslo help, fine.", "Calder Labs",
         "basedIn", "Oslo", 0),
        ("Ann Roe is an expert in robotics and this deal will help.", "Ann Roe", "activeIn",
         "robotics", 1),
        ("Calder Labs bought Wexley and the brand will go.", "Calder Labs", "acquired", "Wexley",
         1),
        ("Calder Labs and the team will buy Wexley.", "Calder Labs", "acquired", "Wexley", 0),
        ("Calder Labs may own Wexley and the brand will go.", "Calder Labs", "owns", "Wexley", 0),
        ("Calder Labs owns optics and the unit will buy Wexley.", "Calder Labs", "acquired",
         "Wexley", 0),
        ("Calder Labs could not win it and has since worked in robotics.", "Calder Labs",
         "activeIn", "robotics", 1),
        ("Calder Labs could not enter robotics and has since left.", "Calder Labs", "activeIn",
         "robotics", 0),
        ("Calder Labs has since won and could enter robotics.", "Calder Labs", "activeIn",
         "robotics", 0),
        ("Calder Labs won it and has since not worked in robotics.", "Calder Labs", "activeIn",
         "robotics", 0),
    ],
)  # fmt: skip
def test_what_lasts_is_told_whatever_comes(
    text: str, subject: str, prop: str, value: str, right: int
) -> None:
    assert kept(text, subject, prop, value) == bool(right)


@pytest.mark.parametrize(
    ("text", "subject", "prop", "value", "right"),
    [
        ("She will head Calder Labs. This firm works in robotics.", "Calder Labs", "activeIn",
         "robotics", 1),
        ("Calder Labs could not win. Founder Ann Roe left.", "Calder Labs", "foundedBy", "Ann Roe",
         1),
        ("She will head Calder Labs. This firm will work in robotics.", "Calder Labs", "activeIn",
         "robotics", 0),
        ("Wexley plans to buy Calder Labs. It is based in Oslo.", "Wexley", "basedIn", "Oslo", 0),
        ("Calder Labs would buy a rival. It is Wexley.", "Calder Labs", "acquired", "Wexley", 0),
        ("Calder Labs could not win. The head, Ben Dahl, will go. Founder Ann Roe left.",
         "Calder Labs", "foundedBy", "Ann Roe", 0),
        ("Calder Labs could not win. Founder Ben Dahl met Ann Roe.", "Calder Labs", "foundedBy",
         "Ann Roe", 0),
        ("She will head Calder Labs. Others work in robotics.", "Calder Labs", "activeIn",
         "robotics", 0),
    ],
)  # fmt: skip
def test_a_sentence_that_goes_on_tells_of_what_was_named_last(
    text: str, subject: str, prop: str, value: str, right: int
) -> None:
    assert kept(text, subject, prop, value) == bool(right)


@pytest.mark.parametrize(
    ("text", "denied", "right"),
    [
        ("Ann Roe is not leaving Calder Labs.", False, True),
        ("Ann Roe is not leaving Calder Labs.", True, False),
        ("Ann Roe is not with Calder Labs.", False, False),
        ("Ann Roe did not, leaving home, join Calder Labs.", False, False),
        ("Ann Roe has not regretted leaving Calder Labs.", False, False),
        ("Ann Roe left Calder Labs.", True, True),
    ],
)
def test_who_is_not_leaving_works_there(text: str, denied: bool, right: bool) -> None:
    assert kept(text, "Ann Roe", "worksFor", "Calder Labs", denied=denied) is right


@pytest.mark.parametrize(
    ("text", "prop", "value", "key", "words", "right"),
    [
        ("Magpie is on Wexley if they plan to pay.", "availableOn", "Wexley", "condition",
         "if they plan to pay", 1),
        ("Magpie will be on Wexley if they pay.", "availableOn", "Wexley", "condition",
         "if they pay", 0),
        ("Magpie buys Wexley if they pay.", "acquired", "Wexley", "condition", "if they pay", 0),
        ("If all goes well, Magpie is on Wexley if they pay.", "availableOn", "Wexley",
         "condition", "if they pay", 0),
        ("Before it closed, Magpie owned Wexley.", "owns", "Wexley", "period", "Before it closed",
         1),
        ("Before it closed, Magpie planned to own Wexley.", "owns", "Wexley", "period",
         "Before it closed", 0),
        ("Until May, Magpie may own Wexley.", "owns", "Wexley", "period", "Until May", 0),
    ],
)  # fmt: skip
def test_a_condition_that_is_kept_leaves_nothing_open(
    text: str, prop: str, value: str, key: str, words: str, right: int
) -> None:
    kind = "Product" if prop == "availableOn" else "Company"
    told = kept(text, "Magpie", prop, value, subject_class=kind, object_class=kind,
                 qualifiers=[{"key": key, "value": words}])  # fmt: skip
    assert told == bool(right)
