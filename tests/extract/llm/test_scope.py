"""Which clause a word of what is to come, of denial or of speech governs: smallest cases."""

from __future__ import annotations

import pytest

from tests.extract.llm.keeping import kept
from tests.extract.proposing import cues

pytestmark = pytest.mark.usefixtures("this_machine")

_C, _W = "Calder Labs", "Wexley"


@pytest.mark.parametrize(
    ("text", "subject", "prop", "value", "right"),
    [
        # another clause lies ahead
        ("Calder Labs bought Wexley in June, which will grow.", _C, "acquired", _W, 1),
        ("Calder Labs bought Wexley in a deal that it said will help.", _C, "acquired", _W, 1),
        ("Calder Labs acquired Wexley and will close the plant.", _C, "acquired", _W, 1),
        ("Calder Labs bought Wexley before it sold the plant.", _C, "acquired", _W, 1),
        ("Calder Labs, based in Oslo, will hire.", _C, "basedIn", "Oslo", 1),
        ("Ann Roe will meet Calder Labs, based in Oslo.", _C, "basedIn", "Oslo", 1),
        ("Calder Labs, which will hire in May, bought Wexley.", _C, "acquired", _W, 1),
        ("Calder Labs, a firm that may list, bought Wexley.", _C, "acquired", _W, 1),
        ("Calder Labs, who should know, bought Wexley.", _C, "acquired", _W, 1),
        ('"If it rains, we will all of us stay at home in bed," said Ann Roe, who leads '
         "Calder Labs.", "Ann Roe", "leads", _C, 1),
        ("Calder Labs owns Wexley, and the brand will go.", _C, "owns", _W, 1),
        ("Calder Labs sued Wexley because it could not pay.", _C, "sued", _W, 1),
        ("Calder Labs was founded by Ann Roe, who would later leave.", _C, "foundedBy",
         "Ann Roe", 1),
        ("Calder Labs was founded by Ann Roe and may list.", _C, "foundedBy", "Ann Roe", 1),
        ("Osprey will meet Calder Labs owner Wexley.", _W, "owns", _C, 1),
        ("Osprey will meet Calder Labs parent company Wexley.", _W, "owns", _C, 1),
        # the clause of the parts lies ahead
        ("Osprey will meet Calder Labs buyer Wexley.", _W, "owns", _C, 0),
        ("Osprey will meet Calder Labs owner Wexley.", _C, "owns", _W, 0),
        ("Wexley will be owner of Calder Labs.", _W, "owns", _C, 0),
        ("Calder Labs' Wexley unit grew.", _C, "divisionOf", _W, 0),
        ("Calder Labs is a wholly owned subsidiary of Wexley.", _W, "owns", _C, 1),
        ("Calder Labs is a wholly owned subsidiary of Wexley.", _C, "owns", _W, 0),
        ("Calder Labs will buy Wexley in June, which grew.", _C, "acquired", _W, 0),
        ("Calder Labs, which grew, will buy Wexley.", _C, "acquired", _W, 0),
        ("Calder Labs, a firm in Oslo, will buy Wexley.", _C, "acquired", _W, 0),
        ("Calder Labs grew and will buy Wexley.", _C, "acquired", _W, 0),
        ("Calder Labs won and would have bought Wexley.", _C, "acquired", _W, 0),
        ("Calder Labs agreed to buy Wexley.", _C, "acquired", _W, 0),
        ("Calder Labs agreed a big cash deal to buy Wexley.", _C, "acquired", _W, 0),
        ("Calder Labs promised to buy Wexley.", _C, "acquired", _W, 0),
        ("Calder Labs pledged to buy Wexley and grew.", _C, "acquired", _W, 0),
        ("Calder Labs is believed to have bought Wexley.", _C, "acquired", _W, 0),
        ("The takeover of Wexley by Calder Labs, its rival, will close in May.", _C, "acquired",
         _W, 0),
        ("Calder Labs and Wexley, its rival, will work together as partners.", _C,
         "partnersWith", _W, 0),
        ("Calder Labs' takeover of Wexley, a rival, is expected to close.", _C, "acquired", _W, 0),
        ("Calder Labs wants Wexley, and it would pay to own it.", _C, "owns", _W, 0),
        ("The deal by which Calder Labs acquires Wexley will close.", _C, "acquired", _W, 0),
        ("Calder Labs told Wexley and all that it would buy it.", _C, "acquired", _W, 0),
        ('Calder Labs "will soon try to buy all of the firm" Wexley.', _C, "acquired", _W, 0),
        ("In May, the firm will, it hopes, let Calder Labs buy Wexley.", _C, "acquired", _W, 0),
        ("After long talks, the board of Calder Labs will, it says, buy Wexley.", _C,
         "acquired", _W, 0),
        ("Talks are underway to make Calder Labs buy Wexley.", _C, "acquired", _W, 0),
        ("Calder Labs and Wexley, which both make chips, would merge if asked.", _C,
         "partnersWith", _W, 0),
    ],
)  # fmt: skip
def test_a_word_of_what_is_to_come_governs_its_clause(
    text: str, subject: str, prop: str, value: str, right: int
) -> None:
    assert kept(text, subject, prop, value) is bool(right)


@pytest.mark.parametrize(
    ("text", "subject", "prop", "value", "right"),
    [
        ("Calder Labs did not buy Wexley.", _C, "acquired", _W, 1),
        ("Calder Labs has never owned Wexley, which grew.", _C, "owns", _W, 1),
        ("Calder Labs no longer owns Wexley.", _C, "owns", _W, 1),
        ("It is not true that Calder Labs owns Wexley.", _C, "owns", _W, 1),
        ("The claim that Calder Labs owns Wexley is false.", _C, "owns", _W, 1),
        ("The talk that Calder Labs bought Wexley was denied.", _C, "acquired", _W, 1),
        ("Unlike Calder Labs, Ann Roe sued Wexley.", _C, "sued", _W, 1),
        ("Calder Labs, which grew, did not buy Wexley.", _C, "acquired", _W, 1),
        ("Calder Labs grew but did not buy Wexley.", _C, "acquired", _W, 1),
        # what is denied is another thing
        ("Calder Labs bought Wexley, which did not grow.", _C, "acquired", _W, 0),
        ("Calder Labs, which did not grow, bought Wexley.", _C, "acquired", _W, 0),
        ("Calder Labs bought Wexley and did not grow.", _C, "acquired", _W, 0),
        ("Calder Labs could not win but bought Wexley.", _C, "acquired", _W, 0),
        ("Calder Labs bought Wexley without debt.", _C, "acquired", _W, 0),
        ("Calder Labs, unlike Ann Roe, sued Wexley.", _C, "sued", _W, 0),
        ("Unlike Ann Roe, Calder Labs sued Wexley.", _C, "sued", _W, 0),
        ("Nobody likes that Wexley, Calder Labs's app, grew.", _W, "developedBy", _C, 0),
        ("It never rains. Calder Labs bought Wexley.", _C, "acquired", _W, 0),
        ("Calder Labs bought Wexley. It never rains.", _C, "acquired", _W, 0),
        ("Calder Labs sued Wexley over its false claims.", _C, "sued", _W, 0),
        ("Calder Labs not only sued Wexley, it won.", _C, "sued", _W, 0),
        ("It did not rain and Calder Labs sued Wexley, but Ann Roe slept.", _C, "sued", _W, 0),
    ],
)
def test_what_is_denied_is_denied_in_its_own_clause(
    text: str, subject: str, prop: str, value: str, right: int
) -> None:
    assert kept(text, subject, prop, value, denied=True, quote=text) is bool(right)


@pytest.mark.parametrize(
    ("text", "prop", "right"),
    [
        ("Calder Labs, which did not grow, bought Wexley.", "acquired", 1),
        ("Calder Labs, who would not talk, bought Wexley.", "acquired", 1),
        ("Calder Labs sued Wexley, despite having no case.", "sued", 1),
        ("Calder Labs did not list, despite having bought Wexley.", "acquired", 1),
        ("Calder Labs was not ill, but it sued Wexley.", "sued", 1),
        ("Calder Labs did not, as the firm said, buy Wexley.", "acquired", 0),
        ("Calder Labs, which grew, did not buy Wexley.", "acquired", 0),
        ("Calder Labs never, in all the years, sued Wexley.", "sued", 0),
        ("Calder Labs, a firm of old, has not sued Wexley.", "sued", 0),
        ("Nobody, which is odd, says Calder Labs sued Wexley.", "sued", 0),
    ],
)
def test_what_is_not_denied_is_told(text: str, prop: str, right: int) -> None:
    assert kept(text, _C, prop, _W) is bool(right)


@pytest.mark.parametrize(
    ("text", "subject", "prop", "value", "right"),
    [
        # in one list, neither does to the other what somebody does to both
        ("Ann Roe met backers such as Calder Labs, Wexley and Magpie.", _C, "backedBy", _W, 0),
        ("Magpie bought Calder Labs, Wexley and more.", _C, "acquired", _W, 0),
        ("Magpie was backed by Calder Labs and Wexley.", _C, "backedBy", _W, 0),
        ("Magpie was backed by Calder Labs and Wexley.", "Magpie", "backedBy", _W, 1),
        ("Calder Labs and Wexley work together as partners.", _C, "partnersWith", _W, 1),
        # what stands by the way is closed before the verb
        ("Magpie, a rival of Calder Labs, said it had sued Wexley.", _C, "sued", _W, 0),
        ("Magpie, which competes with Calder Labs, bought Wexley.", _C, "acquired", _W, 0),
        ("Magpie, which competes with Calder Labs, bought Wexley.", "Magpie", "acquired", _W, 1),
        ("Magpie, founded by Ann Roe, bought Wexley.", "Ann Roe", "leads", _W, 0),
        ("Calder Labs met the robotics giant Wexley.", _C, "activeIn", "robotics", 0),
        ("Calder Labs met the robotics giant Wexley.", _W, "activeIn", "robotics", 1),
        ("Wexley, a robotics firm, met Calder Labs.", _C, "activeIn", "robotics", 0),
        ("Wexley, a robotics firm, met Calder Labs.", _W, "activeIn", "robotics", 1),
        # the next sentence tells of another
        ("Calder Labs grew, says Magpie. Magpie bought Wexley.", _C, "acquired", _W, 0),
        ("Calder Labs met the head of Magpie. Previously, Magpie bought Wexley.", _C,
         "acquired", _W, 0),
        ("Calder Labs likes Magpie. Meanwhile, Calder Labs bought Wexley.", _C, "acquired", _W, 1),
    ],
)  # fmt: skip
def test_a_name_that_only_stands_there_is_told_nothing_of(
    text: str, subject: str, prop: str, value: str, right: int
) -> None:
    assert kept(text, subject, prop, value, quote=text) is bool(right)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Calder Labs may sue its old rival Wexley.", 0),
        ("Calder Labs may sell its next Wexley.", 0),
        ("Calder Labs' hasty purchase of Wexley will help.", 0),
        ("Calder Labs and Wexley will go.", 0),
        ("Calder Labs' new Wexley will help.", 1),
        ("Calder Labs did not sell its latest Wexley.", 1),
        ("Calder Labs may train its own big model, known as Wexley.", 1),
        ("Calder Labs told Magpie not to sell its latest Wexley.", 0),
        ("Calder Labs does not own Wexley.", 0),
    ],
)
def test_whose_a_ware_is_is_told_in_a_noun_phrase(text: str, right: int) -> None:
    told = kept(text, _W, "developedBy", _C, subject_class="AIModel")
    assert told is bool(right)


@pytest.mark.parametrize(
    ("text", "prop", "value", "right"),
    [
        ("Calder Labs, based in Oslo, will grow, Wexley said.", "basedIn", "Oslo", 1),
        ("Calder Labs, one of the firms in robotics, will grow, Wexley said.", "activeIn",
         "robotics", 1),
        ("Calder Labs sued Magpie, Wexley said.", "sued", "Magpie", 0),
        ("Wexley said Calder Labs is based in Oslo.", "basedIn", "Oslo", 0),
    ],
)  # fmt: skip
def test_what_stands_by_the_way_is_the_article_s_own(
    text: str, prop: str, value: str, right: int
) -> None:
    assert kept(text, _C, prop, value) is bool(right)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Calder Labs raised money to buy Wexley.", 0),
        ("Calder Labs made a bid to acquire Wexley.", 0),
        ("Calder Labs is to acquire Wexley.", 0),
        ("Calder Labs, Magpie's parent, hopes it can buy Wexley.", 0),
        ("Calder Labs needs approval to take over Wexley.", 0),
        ("Calder Labs managed to buy Wexley.", 1),
        ("Calder Labs walked away from its deal with Wexley.", 0),
        ("Calder Labs's takeover of Wexley, announced in May, will close in June.", 0),
        ("It was wrong to say that Calder Labs bought Wexley.", 0),
        ("Calder Labs refuted talk that it bought Wexley.", 0),
        ("Reports that Calder Labs bought Wexley are false.", 0),
        ("The claim that Calder Labs bought Wexley was rejected.", 0),
        ("Ann Roe wrote that Calder Labs bought Wexley.", 0),
    ],
)
def test_a_deed_that_is_aimed_at_or_denied_is_not_done(text: str, right: int) -> None:
    assert kept(text, _C, "acquired", _W) is bool(right)


@pytest.mark.parametrize("turn", ["listed", "other_head"])
@pytest.mark.parametrize("word", ["A&", "A-", "A.", "A. ", "A, ", "A& ", "and "])
def test_a_long_run_of_capitals_has_an_end(turn: str, word: str) -> None:
    assert cues().turns[turn].fullmatch(f"{word * 40}?") is None
