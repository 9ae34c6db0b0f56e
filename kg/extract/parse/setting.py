"""In what a clause is set: what governs its verb, and so how far it is said to be so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.parse.parse_frame import ParseRules
from kg.extract.parse.roles import Roles
from kg.parsing.tree import Tree, Word

__all__ = ["Setting", "setting_of"]

_FINITE = ("VBD", "VBZ", "VBP")
#: clauses beside the verb ("it is said"), which take it from the fact to the hearsay
_ASIDES = ("parataxis", "ccomp")
#: helpers that have a time ("will", "did"), or at least a mood
_TIMED = ("MD", "VBD", "VBZ", "VBP")
_HELPERS = ("aux", "auxpass", "neg", "advmod")


@dataclass(frozen=True)
class Setting:
    """The words that govern a verb, in reading order, up to the verb itself.

    `speech` is the verb of which the clause is what is said; `reason` why nothing may be
    proposed, if so; `plain` says that nothing governs it at all, and `fronted` that it stands in
    front of what seems to govern it.
    """

    words: tuple[Word, ...]
    speech: Word | None = None
    reason: str = ""
    plain: bool = False
    fronted: bool = False


def setting_of(verb: Word, tree: Tree, rules: ParseRules, able: bool = False) -> Setting:
    """Return the setting of a verb, or of a noun that tells of an event: that of its clause.

    With `able` who tries to do it does it: "it struggles to compete".
    """
    if not verb.tag.startswith("V"):
        return _of_noun(verb, tree, rules)
    words = _verb_group(verb, tree, rules)
    if asides := [one for one in tree.parts(verb, *_ASIDES) if _is_aside(one, verb, tree)]:
        return Setting((), reason=f"'{asides[0].text}' stands in between")
    for at in tree.upwards(verb):
        above = tree.above(at)
        tried = able and above is not None and above.lemma in rules.words["trying"]
        reason = "" if tried and at is verb else _open_reason(at, tree, rules)
        if reason:
            return Setting((), reason=reason)
        if above is None or _is_apart(at, above, tree):
            break
        if at.relation == "ccomp":
            return Setting(_ordered(words), speech=above, fronted=_is_fronted(at, above, tree))
        if _hands_down(at, tree, rules):
            words += _governing(at, above, tree)
    plain = verb.relation in ("ROOT", "conj") and verb.tag in (*_FINITE, "VBN")
    return Setting(_ordered(words), plain=plain and tree.part(verb, "nsubj") is not None)


def _is_odd(helper: Word, rules: ParseRules) -> bool:
    """Return whether a parser takes another verb for a helper: "considered buying"."""
    return helper.tag in _FINITE and helper.lemma not in rules.words["helpers"]


def _is_apart(at: Word, above: Word, tree: Tree) -> bool:
    """Return whether what is above says nothing of the clause: it only tells of a word there."""
    if at.relation == "relcl":
        return not _is_infinitive(at, tree)
    return at.relation in ("appos", "parataxis") or Roles(tree).is_cleft(at, above)


def _is_fronted(at: Word, above: Word, tree: Tree) -> bool:
    """Return whether a whole clause stands in front of the verb that a parser puts above it."""
    own = tree.part(at, "nsubj", "nsubjpass") is not None and not tree.part(at, "mark")
    return own and at.number < above.number


def _open_reason(at: Word, tree: Tree, rules: ParseRules) -> str:
    """Return why what a verb hangs on leaves open whether it is so, or nothing."""
    if mark := _open_mark(at, tree, rules):
        return f"'{mark.text}' leaves it open"
    if odd := next((one for one in tree.parts(at, "aux") if _is_odd(one, rules)), None):
        return f"'{odd.text}' does not say that it is so"
    above = tree.above(at)
    if above is None:
        return ""
    untold = _is_infinitive(at, tree) and not _is_told(at, above, tree, rules)
    untold = untold or _is_gerund(at, above, tree, rules) or _is_kept_off(at, above, rules)
    return f"'{above.text}' does not say that it is so" if untold else ""


def _is_aside(one: Word, verb: Word, tree: Tree) -> bool:
    """Return whether a clause stands before the verb as its aside; none before a colon is."""
    between = tree.words[one.number : verb.number]
    return bool(between) and not any(each.text in (":", ";") for each in between)


def _of_noun(noun: Word, tree: Tree, rules: ParseRules) -> Setting:
    """Return the setting of the clause in which a noun stands.

    What is told in passing ("with a staff of 40, it will grow") is not governed by the clause, but
    for one that only might be.
    """
    path = list(tree.upwards(noun))
    at = next((number for number, one in enumerate(path) if one.tag.startswith("V")), None)
    if at is None:
        return Setting((noun,))
    verb, below = path[at], path[at - 1]
    found = setting_of(verb, tree, rules)
    ahead = any(one.tag in ("TO", "MD") for one in found.words)
    governed = ahead and below.text.lower() in rules.words["within"]
    if below.relation == "prep" and below.text.lower() in rules.words["asides"] and not governed:
        unreal = any(one.text.lower() in rules.words["unreal"] for one in found.words)
        reason = "what it goes with might be, and is not" if unreal else found.reason
        return Setting((noun,), found.speech, reason)
    words = _ordered([*found.words, noun])
    return Setting(words, found.speech, found.reason)


def _is_infinitive(verb: Word, tree: Tree) -> bool:
    """Return whether it is a verb without a time: what it is a part of says whether it is so."""
    helpers = tree.parts(verb, "aux")
    return verb.tag == "VB" and not any(one.tag in _TIMED for one in helpers)


def _is_gerund(verb: Word, above: Word, tree: Tree, rules: ParseRules) -> bool:
    """Return whether it is only what a verb is about: "considered raising", "ruled out buying"."""
    open_verb = above.tag.startswith("V") and above.lemma not in rules.words["gerunds"]
    bare = verb.tag == "VBG" and not tree.parts(verb, "aux", "nsubj")
    near = verb.relation in ("xcomp", "ccomp", "dobj")
    near = near or (verb.relation == "advcl" and _is_close(verb, above, tree))
    return bare and open_verb and near


def _is_close(verb: Word, above: Word, tree: Tree) -> bool:
    """Return whether only particles and adverbs stand between a verb and the one above it."""
    between = tree.words[above.number + 1 : verb.number]
    return above.number < verb.number and all(one.tag in ("TO", "RP", "RB") for one in between)


def _is_kept_off(at: Word, above: Word, rules: ParseRules) -> bool:
    """Return whether a preposition keeps it from being told: "stopped short of buying"."""
    return at.relation == "pcomp" and above.text.lower() in rules.words["keeping off"]


def _is_told(at: Word, above: Word, tree: Tree, rules: ParseRules) -> bool:
    """Return whether what governs an infinitive lets it be told at all.

    A noun does where it is what somebody is in ("in talks to"), or comes out with ("signed a deal
    to"), and not where it is given up.
    """
    if _is_achieved(at, above, tree, rules):
        return True
    if at.relation not in ("xcomp", "acl", "advcl", "relcl"):
        return above.tag == "VB" or not any(one.tag == "TO" for one in tree.parts(at, "aux"))
    if above.lemma not in rules.words["governors"] or at.relation == "relcl":
        return False
    if at.relation == "advcl" and not _is_close(at, above, tree):
        return False
    verb = next((one for one in tree.upwards(above) if one.tag.startswith("V")), None)
    noun = at.relation == "acl"
    return not noun or (verb is not None and verb.lemma in rules.words["undertakings"])


def _is_achieved(at: Word, above: Word, tree: Tree, rules: ParseRules) -> bool:
    """Return whether an infinitive tells what was done: "went on to", "the first to", "left to".

    Of what comes first something is only told where a clause says who it is.
    """
    if at.relation in ("xcomp", "advcl"):
        names = {above.lemma, *(f"{above.lemma} {one.lemma}" for one in tree.parts(above, "prt"))}
        return not names.isdisjoint(rules.words["achieving"])
    beside = (above, *tree.parts(above, "amod", "det", "advmod"))
    first = any(one.text.lower() in rules.words["firsts"] for one in beside)
    verb = tree.above(above)
    first = first and not (verb is not None and tree.part(verb, "neg"))
    return first and at.relation in ("relcl", "acl") and above.relation in ("attr", "appos")


def _verb_group(verb: Word, tree: Tree, rules: ParseRules) -> list[Word]:
    """Return a verb with its helpers; "to" is none where it tells of what was done."""
    words = list(_with_helpers(verb, tree))
    above = tree.above(verb)
    done = above is not None and _is_infinitive(verb, tree)
    if done and above is not None and _is_achieved(verb, above, tree, rules):
        return [one for one in words if one.tag != "TO"]
    return words


def _governing(at: Word, above: Word, tree: Tree) -> list[Word]:
    """Return the words above a verb by which it is governed: a verb with its helpers, a noun."""
    if at.relation == "xcomp" or (_is_infinitive(at, tree) and _is_close(at, above, tree)):
        return [*_with_helpers(above, tree), *tree.parts(above, "prt")]
    if above.relation in ("attr", "appos"):
        verb = next((one for one in tree.upwards(above) if one.tag.startswith("V")), None)
        return list(_with_helpers(verb, tree)) if verb else []
    if at.relation != "acl":
        return list(_helpers(above, tree))
    before = tree.above(above)
    return [above, *([before] if before and before.tag == "IN" else [])]


def _ordered(words: list[Word]) -> tuple[Word, ...]:
    return tuple(sorted(set(words), key=lambda one: one.number))


def _open_mark(at: Word, tree: Tree, rules: ParseRules) -> Word | None:
    marks = tree.parts(at, "mark", "advmod")
    return next((one for one in marks if one.text.lower() in rules.words["open marks"]), None)


def _helpers(verb: Word, tree: Tree) -> Iterator[Word]:
    yield from (one for one in tree.parts(verb, *_HELPERS) if one.number < verb.number)


def _with_helpers(verb: Word, tree: Tree) -> Iterator[Word]:
    yield from _helpers(verb, tree)
    yield verb


def _hands_down(at: Word, tree: Tree, rules: ParseRules) -> bool:
    """Return whether what is above holds for the clause too ("will cut and release").

    It does not for what has been done before ("valued at $1 billion, it may").
    """
    if at.relation == "conj":
        return tree.part(at, "aux", "nsubj", "nsubjpass") is None
    if at.relation == "advcl" and at.tag == "VBN":
        return False
    if at.relation in ("advcl", "pcomp", "prep"):
        marks = {one.text.lower() for one in tree.parts(at, "mark")}
        return marks.isdisjoint(rules.words["settled marks"])
    return at.relation in ("xcomp", "acl", "relcl")
