"""Claims that a person writes: where nothing was proposed, or something else was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.corpus.passages import Row, Unexpressed
from kg.corpus.texts import locate, no_text
from kg.errors import AiraceError, DataError, LocatorError, Problem
from kg.extract.claims.decisive import decisive_words
from kg.extract.grounder.placing import paragraph_of
from kg.extract.relations.attribution import Attribution
from kg.identifiers import sha256_hex
from kg.model import MOST_WORDS, Candidate, Locator, NewEntity, Range, Tier
from kg.resolve.suggestion import near_names
from kg.review.desk import Desk
from kg.review.docket import Docket
from kg.review.proof import options_of
from kg.review.proposal import named_in
from kg.review.wording import with_wording

__all__ = [
    "RULE",
    "add",
    "leave",
    "new_name",
    "place",
    "placed",
    "told",
    "unknown_names",
    "whole",
    "written",
]

#: what stands in the place of a rule's name
RULE = "by hand"
#: how a value is refused
_VALUE = re.compile(r"not of the form|not a unit|do not give")


def place(docket: Docket, words: str, paragraph: int | None = None) -> Locator:
    """Return where the sentence stands that holds the decisive words.

    Raises DataError for too many words, LocatorError when they do not stand there exactly once.
    """
    if docket.text is None:
        raise no_text(docket.document, "name its folder with --texts or KG_TEXTS")
    if not 0 < len(words.split()) <= MOST_WORDS:
        what = f"'{words}' has more than {MOST_WORDS} words or none"
        raise DataError.single("", what, "keep the decisive ones, as they stand in the text")
    try:
        return locate(docket.text, words, paragraph)
    except ValueError as error:
        fix = "copy words as they stand there, or name the paragraph with --paragraph"
        raise LocatorError.single(docket.document.id, str(error), fix) from error


def placed(docket: Docket, at: Locator, row: Row) -> Locator:
    """Return the place with those of its words as decisive ones that hold the claim's names."""
    text = docket.text or ""
    names = (row.object, row.options.get("said", ""), row.subject)
    words = decisive_words(text, at.start, at.end, names)
    return at.model_copy(update={"words": words, "paragraph": paragraph_of(text, at.start)})


def told(desk: Desk, one: Candidate) -> str:
    """Return the claim as a sentence of our own, with who says it and how."""
    options = dict(one.options)
    denied = ["denied"] if options.get("denied") == "true" else []
    how = [*([options["modality"]] if "modality" in options else []), *denied]
    by = f"by {options['by']}" if "by" in options else ""
    manner = " ".join(part for part in (", ".join(how), by) if part)
    return f"{desk.known.sentence(one)}{f' ({manner})' if manner else ''}"


def written(desk: Desk, docket: Docket, row: Row, at: Locator) -> Candidate:
    """Return the row as a claim at the place, ready to be added, with how its value is worded."""
    one = Candidate(
        document=docket.document.key,
        subject=row.subject,
        predicate=row.predicate,
        object=row.object,
        options=tuple(row.options.items()),
        locator=at,
        tier=Tier.B,
        rule=RULE,
    )
    return with_wording(one, docket.text or "", desk.known.names_of(docket.claims))


def new_name(docket: Docket, kind: str, label: str) -> NewEntity:
    """Return the name as a new entity, at its first place in the text if it stands there."""
    at = max(0, (docket.text or "").find(label))
    end = at + max(1, len(label))
    return NewEntity(kind=kind, label=label, reason=RULE, start=at, end=end)


def add(
    desk: Desk,
    docket: Docket,
    one: Candidate,
    heard: Attribution,
    new: Sequence[tuple[str, str]] = (),
) -> bool:
    """Put the claim into the claims file, and `new` (class, label) before it: all, or nothing.

    What the sentence has somebody say, or doubts (`heard`), is no statement of the document.
    A name that is known already in its class is taken as it is. Returns whether the claim was not
    there before. Raises DataError with every reason against it.
    """
    _refuse(docket, one, heard, new)
    desk.by_hand.add(one.id)
    before, had = len(desk.ledger), docket.claims
    try:
        for kind, label in new:
            known = desk.known.entity(label)
            if known is None or known.kind != kind:
                desk.accept(docket, new_name(docket, kind, label))
        desk.accept(docket, one)
    except AiraceError as error:
        while len(desk.ledger) > before:
            desk.undo()
        raise _told(error, _advice(desk, one, new, error)) from error
    desk.ledger.join(before)
    return docket.claims != had


def _refuse(
    docket: Docket, one: Candidate, heard: Attribution, new: Sequence[tuple[str, str]]
) -> None:
    """Raise DataError for a new name that the claim lacks, or what the document does not state."""
    named = set(named_in(one))
    for _, label in new:
        if label not in named:
            fix = "leave it out, or write the claim with it"
            raise DataError.single("", f"the claim does not name the new '{label}'", fix)
    manner = {"by", "modality", "denied"} & set(dict(one.options))
    against = "" if manner or not docket.text else heard.against(docket.text, one.locator)
    if against:
        raise DataError.single("", against, "say whose claim it is (by), its modality, or denied")


def _told(error: AiraceError, fix: str) -> AiraceError:
    """Return the error with what a person who writes a claim can do about it."""
    return DataError(*(one if one.where else Problem("", one.what, fix) for one in error.problems))


def _advice(desk: Desk, one: Candidate, new: Sequence[tuple[str, str]], error: AiraceError) -> str:
    """Return what to do about a claim that was refused."""
    vocabulary = desk.known.vocabulary
    rule = vocabulary.properties.get(one.predicate)
    if rule is None:
        return f"{_near(one.predicate, vocabulary.properties)}`kg claim` alone lists the properties"
    if strange := [kind for kind, _ in new if kind not in vocabulary.classes]:
        return f"{_near(strange[0], vocabulary.classes)}classes are those of ontology/airace.ttl"
    if strange := [key for key, _ in one.options if key not in options_of(vocabulary)]:
        return f"options are {', '.join(sorted(options_of(vocabulary)))}"
    made = {label for _, label in new}
    unknown = [name for name in unknown_names(desk, one) if name not in made]
    if unknown:
        return f"copy a name that is known, or make it known: --new 'CLASS={unknown[0]}'"
    ill = any(_VALUE.search(problem.what) for problem in error.problems)
    if ill and rule.range is Range.QUANTITY and rule.unit:
        return f"write a quantity that the passage gives, as '40 {rule.unit}'"
    return "write it as the passage has it, or choose another passage"


def _near(name: str, known: Iterable[str]) -> str:
    near = near_names(name, known)
    return f"did you mean {' or '.join(near)}? " if near else ""


def leave(desk: Desk, docket: Docket, at: Locator, reason: str) -> None:
    """Keep in the claims file that a person left the sentence without a claim, and why."""
    left = Unexpressed(at.paragraph, at.words, reason)
    claims = replace(docket.claims, unexpressed=(*docket.claims.unexpressed, left))
    desk.ledger.save(docket, docket.decisions, claims)


def unknown_names(desk: Desk, one: Candidate) -> list[str]:
    """Return the names in the claim that nothing is known by.

    A document that is called as a company yields the name, unless it is what the claim is about.
    """
    known = desk.known
    rule = known.vocabulary.properties.get(one.predicate)
    options = dict(one.options)
    asked = {one.subject: rule.domain if rule else ()}
    if rule is not None and rule.range is Range.ENTITY:
        asked[one.object] = rule.range_classes
    asked |= {options[key]: () for key in ("by", "via") if key in options}

    def is_known(name: str, classes: tuple[str, ...]) -> bool:
        found = known.entity(name)
        is_meant = "Document" in classes or name == f"document {one.document}"
        return found is not None and (is_meant or bool(known.holders(name)))

    return [name for name, classes in asked.items() if not is_known(name, classes)]


def whole(docket: Docket, start: int, end: int, paragraph: int, names: Sequence[str]) -> Locator:
    """Return the sentence as a place, its decisive words those around the names."""
    text = docket.text or ""
    words = decisive_words(text, start, end, names)
    sha = sha256_hex(text[start:end])
    return Locator(start=start, end=end, paragraph=paragraph, words=words, sha256=sha)
