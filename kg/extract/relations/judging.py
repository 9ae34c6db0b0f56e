"""What a match is worth: who puts it forward, how, and how far it may be trusted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.reading import Sentence
from kg.extract.reference.speech import Voice
from kg.extract.relations.countering import countered
from kg.extract.relations.framing import Hit
from kg.extract.relations.refusal import (
    clause_before,
    clause_behind,
    is_bygone,
    partaking,
    refusal_of,
    undone,
)
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span
from kg.extract.signs.words import words_of
from kg.model import Tier

__all__ = ["Verdict", "judge"]


#: what stands between commas or brackets tells of the subject, not of the verb
_ASIDE = re.compile(r",[^,]*,|\([^()]*\)")
#: how many signs in front of a match an adverb may stand that weakens it
NEAR = 25


@dataclass(frozen=True)
class Verdict:
    """Tier and options of a match; `reason` says why it is none, where it is none."""

    tier: Tier
    options: tuple[tuple[str, str], ...] = ()
    voice: Voice | None = None
    reason: str = ""
    ahead: bool = False

    @property
    def speakers(self) -> list[Span]:
        """The names of who speaks, and of the medium that carried the words."""
        voice = self.voice
        return [one for one in (voice.who, voice.via) if one] if voice else []


def judge(hit: Hit, sentence: Sentence, heard: list[Voice], patterns: Patterns) -> Verdict:
    """Return what the match is worth in its sentence."""
    text = sentence.masked.text
    told = patterns.turns["judging"]["asserted"].match(hit.words.lstrip(" ,"))
    asserted = told and "settled" not in hit.frame.options
    if "presupposed" in hit.frame.options and not asserted:
        return _presupposed(hit, sentence, patterns)
    own = [one for one in heard if _is_of_itself(one, hit, sentence.masked, patterns)]
    voice = _speaker([*own, *(one for one in heard if _reaches(one, hit))])
    voice = voice or _quoted(hit, sentence) or _planner(hit, patterns)
    refusal = refusal_of(hit, text, voice, patterns)
    if refusal := refusal or partaking(hit, sentence.masked, patterns):
        return Verdict(Tier.B, reason=refusal)
    options, ahead = _options(hit, voice, text, patterns)
    late = words_of(patterns, "conditions").search(clause_behind(text, hit.end, patterns))
    if late and not ahead:
        options.setdefault("modality", "predicted")
        options.setdefault("hedge", late[0])
    plainly = not (ahead or late or "hedge" in options or text.rstrip().endswith("?"))
    plainly = plainly and (voice is not None or not _is_reported(hit, text, patterns))
    if text.rstrip().endswith("?"):
        options["modality"] = "asked"
    sure = hit.frame.tier is Tier.A and plainly and (voice is None or _is_sure(voice))
    explicit = _is_explicit(hit)
    tier = Tier.A if sure and explicit else Tier.B
    return Verdict(tier, tuple(options.items()), voice, ahead=ahead)


def _is_reported(hit: Hit, text: str, patterns: Patterns) -> bool:
    """Return whether somebody puts the match forward of whom nobody knows who it is."""
    before = text[text.rfind(";", 0, hit.start) + 1 : hit.start]
    labelled = patterns.turns["judging"]["label"].match(text, 0, hit.start)
    behind = words_of(patterns, "reported_behind").search(text, hit.end)
    return bool(labelled or behind or words_of(patterns, "reporting").search(before))


def _presupposed(hit: Hit, sentence: Sentence, patterns: Patterns) -> Verdict:
    """Return the verdict on what a sentence takes for granted, whoever says the rest of it."""
    before = clause_before(sentence.masked.text, hit.start)
    around = before + hit.words
    behind = sentence.masked.text[hit.end :].lstrip(" ,")
    if "current" in hit.frame.options and (
        is_bygone(around, patterns) or words_of(patterns, "left_post").match(behind)
    ):
        return Verdict(Tier.B, reason="it is no longer so")
    text = sentence.masked.text
    if gone := countered(hit, text, before, patterns) or undone(hit, text, patterns):
        return Verdict(Tier.B, reason=gone)
    if words_of(patterns, "ended").match(behind):
        return Verdict(Tier.B, reason="it is no longer so")
    leaves = "current" in hit.frame.options and words_of(patterns, "leaving").search(behind)
    return Verdict(hit.frame.tier if _is_explicit(hit) and not leaves else Tier.B)


def _is_explicit(hit: Hit) -> bool:
    """Return whether each part of the match is named where it is meant."""
    return not any(one.anaphor or one.carried for every in hit.slots.values() for one in every)


def _speaker(heard: list[Voice]) -> Voice | None:
    """Return whose words they are: of somebody named, else hearsay, else of nobody knows whom.

    A group that is also heard as hearsay ("people familiar with it said") names nobody.
    """
    hearsay = [one for one in heard if one.who is None and one.modality == "alleged"]
    named = [one for one in heard if one.who and not (hearsay and one.who.kind == "Group")]
    return next(iter([*named, *hearsay, *heard]), None)


def _quoted(hit: Hit, sentence: Sentence) -> Voice | None:
    """Return who speaks in the quotation, where another sentence of the paragraph says it."""
    text = sentence.masked.text
    inside = (text.count('"', 0, hit.start) + sentence.quoted) % 2 == 1
    who = sentence.speaker if inside else None
    return Voice(0, len(text), who, "claimed", sure=False) if who else None


def _planner(hit: Hit, patterns: Patterns) -> Voice | None:
    """Return the subject as the one who says what it plans to do."""
    planned = words_of(patterns, "intent").search(_ASIDE.sub(" ", hit.between))
    first = min(hit.slots.values(), key=lambda every: every[0].start)
    if planned is None or len(first) != 1 or first[0].kind.lower() not in _planners(patterns):
        return None
    return Voice(hit.start, hit.end, first[0], "predicted")


@lru_cache(maxsize=4)
def _planners(patterns: Patterns) -> frozenset[str]:
    return frozenset(patterns.kinds("Organization|Person"))


def _is_sure(voice: Voice) -> bool:
    return voice.who is not None and voice.sure and voice.who.kind != "Group"


def _reaches(voice: Voice, hit: Hit) -> bool:
    """Return whether the match lies in what the voice says."""
    inside = voice.start <= hit.start and voice.since <= hit.end <= voice.end + 1
    return inside and (voice.at < 0 or hit.start - NEAR <= voice.at <= hit.end)


def _is_of_itself(voice: Voice, hit: Hit, masked: Masked, patterns: Patterns) -> bool:
    """Return whether the firm of the match says the rest of it: "Foo said sales hit $5"."""
    who, subject = voice.who, hit.slots.get("s", ())
    if who is None or len(subject) != 1 or subject[0].start != who.start or who.kind == "Person":
        return False
    if not patterns.turns["judging"]["told_so"].search(masked.text, 0, voice.start):
        return False
    behind = [place for place in hit.places(masked) if place > masked.place(who)]
    return bool(behind) and voice.start <= min(behind) and hit.end <= voice.end + 1


def _options(
    hit: Hit, voice: Voice | None, text: str, patterns: Patterns
) -> tuple[dict[str, str], bool]:
    """Return the options of the claim, and whether it lies ahead."""
    options = _of_voice(voice) if voice else {}
    verb = patterns.turns["judging"]["first"].sub(" ", _ASIDE.sub(" ", hit.between))
    if "able" in hit.frame.options:
        verb = patterns.turns["judging"]["able"].sub(" ", verb)
    ahead = words_of(patterns, "modal", "plan", "toward_to").search(verb)
    if ahead:
        hedge = _foreseeing(ahead[0].strip(), text[: hit.start] + verb, patterns)
        options.update({"hedge": hedge, "modality": "predicted"})
    elif hit.frame.modality:
        options["modality"] = hit.frame.modality
    if words_of(patterns, "neg").search(verb) or (voice and voice.denied):
        options["denied"] = "true"
    around = verb + " " + text[max(0, hit.start - 30) : hit.start]
    soft = words_of(patterns, "hedges").search(around) or words_of(patterns, "softened").search(
        hit.words
    )
    if "modality" not in options and soft:
        options.update({"modality": "alleged", "hedge": soft[0].strip()})
    return options, bool(ahead)


def _foreseeing(hedge: str, before: str, patterns: Patterns) -> str:
    """Return the verb for a mere "to": "expect revenue to reach"."""
    if hedge != "to":
        return hedge
    verbs = words_of(patterns, "foreseeing").findall(clause_before(before, len(before)))
    return verbs[-1] if verbs else hedge


def _of_voice(voice: Voice) -> dict[str, str]:
    """Return the options that say who speaks and how."""
    options = {}
    if voice.who is not None:
        options["by"] = voice.who.label
    if voice.via is not None:
        options["via"] = voice.via.label
    if voice.modality != "claimed" or voice.who is None:
        options["modality"] = voice.modality
    if voice.hedge:
        options["hedge"] = voice.hedge
    return options
