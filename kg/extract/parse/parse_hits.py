"""The frames put to a parsed sentence: which relations its tree holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from kg.extract.parse.bearers import Bearers
from kg.extract.parse.parse_frame import ParseFrame, ParseRules, Slot, Step
from kg.extract.parse.parse_speech import speaker, speech_modality
from kg.extract.parse.setting import Setting, setting_of
from kg.extract.parse.spelling import Spelt
from kg.extract.parse.ways import Ways
from kg.extract.reference.speech import Voice
from kg.extract.relations.framing import Hit
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span
from kg.parsing.tree import Tree, Word

__all__ = ["ParseHit", "parse_hits"]

Filled = dict[str, list[tuple[Word, Span]]]
#: what of a head may say that there is none, and what of a word beside it does
_NEAR = ("nsubj", "nsubjpass", "dobj", "attr", "acomp")
_BESIDE = ("det", "neg", "advmod", "amod", "preconj", "predet", "cc")


@dataclass(frozen=True)
class ParseHit:
    """A match, the voice that the tree shows, and why it may not be proposed, if so."""

    hit: Hit
    voice: Voice | None
    reason: str = ""


@lru_cache(maxsize=4)
def _by_head(rules: ParseRules) -> dict[tuple[str, bool], list[ParseFrame]]:
    found: dict[tuple[str, bool], list[ParseFrame]] = {}
    for frame in rules.frames:
        for head in sorted(frame.heads):
            found.setdefault((head, frame.verb), []).append(frame)
    return found


def parse_hits(
    tree: Tree, spelt: Spelt, rules: ParseRules, patterns: Patterns
) -> Iterator[ParseHit]:
    """Yield what the frames find in the tree, in the order of its words."""
    finder = _Finder(tree, Bearers(tree, spelt, rules), rules, patterns)
    frames = _by_head(rules)
    for word in tree.words:
        verb = word.tag.startswith("V")
        for head in finder.heads(word):
            for frame in frames.get((head, verb), ()):
                yield from finder.find(word, frame)


@dataclass(frozen=True)
class _Finder:
    tree: Tree
    bearers: Bearers
    rules: ParseRules
    patterns: Patterns

    @cached_property
    def ways(self) -> Ways:
        """The ways of the tree."""
        kinds = _kinds(self.patterns, "Organization|Name")
        owned = ((one.number, self.bearers.own(one)) for one in self.tree.words)
        firms = {at: span.label for at, span in owned if span and span.kind.lower() in kinds}
        words = self.rules.words
        return Ways(self.tree, words["things"], firms, words["achieving"])

    def heads(self, word: Word) -> Iterator[str]:
        """Yield how frames name a word: a lemma, with its particle, or the class of its name."""
        span = self.bearers.own(word)
        yield word.lemma
        if span:
            yield f"<{span.kind.lower()}>"
        for one in self.tree.parts(word, "prt"):
            yield f"{word.lemma} {one.lemma}"

    def find(self, head: Word, frame: ParseFrame) -> Iterator[ParseHit]:
        """Yield the match of a frame at a word, if all its slots are filled."""
        if frame.tags and head.tag not in frame.tags:
            return
        filled: Filled = {}
        for slot in frame.slots:
            if found := self._fill(head, slot, filled):
                filled[slot.name] = found
            elif not slot.optional:
                return
        if self._is_unclear(frame, filled) or self._is_undone(head, filled):
            return
        if self._is_of_none(head, filled):
            return
        if not self._is_met(head, frame):
            return
        setting = setting_of(head, self.tree, self.rules, "able" in frame.frame.options)
        yield self._made(head, frame, filled, setting)

    def _made(self, head: Word, frame: ParseFrame, filled: Filled, setting: Setting) -> ParseHit:
        spelt = self.bearers.spelt
        words = [head, *(word for every in filled.values() for word, _ in every)]
        places = [spelt.place(one) for one in words]
        start, end = min(a for a, _ in places), max(b for _, b in places)
        slots = {name: tuple(span for _, span in every) for name, every in filled.items()}
        between = " ".join(one.text.lower() for one in setting.words)
        tier = frame.plain if self._is_plain(head, frame, filled, setting) else frame.frame.tier
        options = frame.frame.options - ({"presupposed"} if self._is_said(head) else set())
        rule = replace(frame.frame, tier=tier, options=options)
        hit = Hit(rule, slots, start, end, between, spelt.masked.text[start:end])
        voice = speaker(setting, self.bearers, self.patterns)
        aside = "presupposed" in options
        open_ = "" if aside else setting.reason or self._unheard(setting)
        return ParseHit(hit, voice, open_ or self._unlasting(head, frame, setting))

    def _is_said(self, head: Word) -> bool:
        """Return whether a noun is what the sentence says that somebody is, and not said aside."""
        return self.ways.one_of(head).relation == "attr"

    def _unlasting(self, head: Word, frame: ParseFrame, setting: Setting) -> str:
        """Return why what somebody was may not last; in what is reported "was" may mean is."""
        verb = self.tree.above(self.ways.one_of(head))
        past = verb is not None and verb.tag == "VBD" and setting.speech is None
        past = past or any(one.tag == "VBD" for one in self.tree.parts(head, "aux"))
        lasting = "current" in frame.frame.options and (self._is_said(head) or head.tag == "VBG")
        return "it is told of the past" if past and lasting else ""

    def _unheard(self, setting: Setting) -> str:
        """Return why what a verb governs may be no fact, when it is no verb of speech."""
        verb = setting.speech
        if verb is None or (setting.fronted and not speech_modality(verb, self.patterns)):
            return ""
        if not speech_modality(verb, self.patterns):
            return f"'{verb.text}' does not say that it is so"
        if self.tree.part(verb, "neg", "aux"):
            helpers = self.tree.parts(verb, "neg", "aux")
            free = all(one.lemma in self.rules.words["plain helpers"] for one in helpers)
            return "" if free else f"'{helpers[0].text} {verb.text}' does not say that it is so"
        return ""

    def _is_plain(self, head: Word, frame: ParseFrame, filled: Filled, setting: Setting) -> bool:
        """Return whether subject and object are named right at a finite verb."""
        if not setting.plain:
            return False
        here = {one.number for one in self.tree.parts(head, "nsubj", "dobj")}
        needed = [filled[slot.name] for slot in frame.slots if not slot.optional]
        named = [word for every in needed for word, _ in every]
        return all(one.number in here and self.bearers.own(one) for one in named)

    def _is_unclear(self, frame: ParseFrame, filled: Filled) -> bool:
        """Return whether nobody knows what belongs to whom: two lists, or a list and a figure.

        A figure of which the frame claims nothing does not count.
        """
        lists = [name for name, every in filled.items() if len(every) > 1]
        figures = [name for name, every in filled.items() if self._is_figure(every[0][1])]
        told = " ".join(f"{one[0]} {one[2]}" for one in frame.frame.claims)
        return len(lists) > 1 or any(f"{{{name}}}" in told for name in figures if lists)

    def _is_undone(self, head: Word, filled: Filled) -> bool:
        """Return whether an adverb says that it was not done; "nearly $5 billion" was."""
        figure = any(self._is_figure(span) for every in filled.values() for _, span in every)
        undoing = self.rules.words["undoing"]
        found = [one for one in self.tree.parts(head, "advmod") if one.lemma in undoing]
        return any(one.number < head.number or not figure for one in found)

    def _is_figure(self, span: Span) -> bool:
        return not self.patterns.vocabulary.is_a(span.kind, ("Entity",))

    def _is_of_none(self, head: Word, filled: Filled) -> bool:
        """Return whether nobody does it, or to nothing: "none of Foo's rivals", "no cheaper"."""
        none = self.rules.words["none"]
        ends = [word for every in filled.values() for word, _ in every]
        paths = [list(self.tree.upwards(one)) for one in [*ends, *self.tree.parts(head, *_NEAR)]]
        on = {one for path in paths if head in path for one in path[: path.index(head)]}
        beside = [one for word in on for one in self.tree.parts(word, *_BESIDE)]
        return any(one.lemma in none for one in on) or any(self._is_none(one) for one in beside)

    def _is_none(self, word: Word) -> bool:
        """Return whether a word beside another leaves nothing of it; "no less than" does not."""
        behind = self.tree.words[word.number + 1 : word.number + 2]
        bound = any(one.text.lower() in self.rules.words["not none"] for one in behind)
        few = word.lemma == "few" and self.tree.words[word.number - 1].text.lower() == "a"
        return word.lemma in self.rules.words["none"] and not bound and not few

    def _fill(self, head: Word, slot: Slot, filled: Filled) -> list[tuple[Word, Span]]:
        kinds = _kinds(self.patterns, slot.kinds)
        taken = {span.label for every in filled.values() for _, span in every}
        for way in slot.ways:
            words = self.ways.follow(head, way)
            single = self._is_single(head, way)
            borne = self.bearers.alone if single else self.bearers.spans
            found = [one for word in words for one in borne(word, kinds)]
            named = {one[1].label: one for one in reversed(found) if one[1].label not in taken}
            if named:
                every = [one for one in found if named.get(one[1].label) is one]
                return every[:1] if single else every
        return []

    def _is_single(self, head: Word, way: tuple[Step, ...]) -> bool:
        """Return whether a way leads to one name only, though others are joined to it.

        "Foo, the owner, and Bar": a noun in the singular says it of one; "Oslo-based Foo and Bar".
        """
        last = way[-1].ways
        return last in (("self",), ("^modifier",)) or (
            last in (("apposed",), ("titled",)) and head.tag in ("NN", "NNP")
        )

    def _is_met(self, head: Word, frame: ParseFrame) -> bool:
        """Return whether what the frame needs stands there, and nothing that it may not have."""
        needed = not frame.needs or any(self.ways.follow(head, way) for way in frame.needs)
        return needed and not any(self.ways.follow(head, way) for way in frame.lacks)


@lru_cache(maxsize=64)
def _kinds(patterns: Patterns, wanted: str) -> frozenset[str]:
    return frozenset(patterns.kinds(wanted))
