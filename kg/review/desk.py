"""The desk at which proposals are decided: every decision is saved at once, and can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from kg.corpus.acceptance import accept
from kg.corpus.additions import Addition, with_alias, with_entities, with_entity
from kg.corpus.decisions import Choice, Decision
from kg.corpus.leaning import lead_of
from kg.corpus.passages import ClaimsFile
from kg.errors import AiraceError, DataError, Problem
from kg.identifiers import fold
from kg.model import Candidate, Entity, NewEntity, Tier
from kg.review.bulk import Bulk
from kg.review.docket import Docket
from kg.review.known import Known
from kg.review.ledger import Ledger, Step
from kg.review.naming import misnamed, same_name
from kg.review.proof import refusals, refusals_by_hand
from kg.review.proposal import Proposal, named_in, proposal_id, summary
from kg.review.short_names import others_short

__all__ = ["Desk"]


class Desk:
    """Accept, reject, skip, merge, undo: what a person decides becomes files."""

    def __init__(self, known: Known) -> None:
        """Begin with nothing decided."""
        self.known = known
        self.ledger = Ledger()
        #: identifiers of claims that a person wrote at this desk
        self.by_hand: set[str] = set()

    def refusals(self, docket: Docket, one: Proposal) -> tuple[str, ...]:
        """Return why the proposal cannot be accepted as it stands."""
        if isinstance(one, NewEntity):
            return misnamed(one, self.known)
        against = refusals_by_hand if one.id in self.by_hand else refusals
        return against(one, docket.document, docket.text, self.known, docket.claims)

    def accept(self, docket: Docket, one: Proposal, instead: Proposal | None = None) -> None:
        """Make a claim, or an entity, of the proposal; `instead` is what the person made of it.

        Raises DataError with every reason against it; then nothing is written.
        """
        final = instead or one
        reasons = self.refusals(docket, final)
        if reasons:
            fix = "edit it (e), name another entity (m), or reject it (r)"
            raise DataError(*(Problem("", reason, fix) for reason in reasons))
        became = summary(final) if final != one else ""
        if isinstance(final, Candidate):
            claims = self._with_claims(docket, [final])
            self._save(docket, [self._decision(docket, one, became)], claims)
        elif (found := same_name(final, self.known)) is not None:
            self._is(docket, one, final, found)
        else:
            entity = self._entity(final)
            files = [with_entity(self.known.root.data / "entities", entity)]
            decided = self._decision(docket, one, f"{became} {entity.id}".strip())
            self._save(docket, [decided], entities=files)

    def merge(self, docket: Docket, one: NewEntity, known: Entity) -> None:
        """Make the new name an alias of an entity that is known."""
        self._is(docket, one, one, known)

    def _is(self, docket: Docket, one: Proposal, final: NewEntity, known: Entity) -> None:
        """Keep that the proposal is a known entity, which gets the final names that are free."""
        names = tuple(name for name in (final.label, *final.aliases) if self.known.is_free(name))
        files = [with_alias(self.known.root.data / "entities", known, names)] if names else []
        self._save(docket, [self._decision(docket, one, known.id)], entities=files)

    def reject(self, docket: Docket, one: Proposal, reason: str) -> None:
        """Remember that the proposal is wrong, so that it is not made again."""
        decided = replace(self._decision(docket, one), choice=Choice.REJECTED, reason=reason)
        self._save(docket, [decided])

    def skip(self, docket: Docket, one: Proposal) -> None:
        """Leave the proposal for later; it comes after those not yet seen."""
        self._save(docket, [replace(self._decision(docket, one), choice=Choice.SKIPPED)])

    def accept_tier(self, docket: Docket, tier: Tier, new_names: bool = False) -> Bulk:
        """Accept all proposals of the tier that wait and can stand, as one step.

        Those that a person skipped are left alone. New names that the others need are accepted
        too where `new_names` says so.
        """
        before = len(self.ledger)
        (done,) = self.accept_tiers([docket], tier, new_names)
        self.ledger.join(before)
        return done

    def accept_tiers(
        self, dockets: Sequence[Docket], tier: Tier, new_names: bool = False
    ) -> Iterator[Bulk]:
        """Yield what accepting the tier did in each docket, in their order.

        The new names of all dockets are saved first, so that the files of entities are written and
        read again once: time grows with the number of documents, not with its square.
        """
        names = self._accept_names(dockets, tier) if new_names else {}
        for docket in dockets:
            yield self._accept_claims(docket, tier, names.get(docket.document.key, []))

    def _accept_claims(self, docket: Docket, tier: Tier, names: list[NewEntity]) -> Bulk:
        done = Bulk(entities=names)
        waiting = [one for one in docket.waiting() if isinstance(one, Candidate)]
        wanted = _wanted(docket, tier)
        done.skipped = sum(1 for one in waiting if one.tier is tier) - len(wanted)
        claims = docket.claims
        for one in wanted:
            reasons = self.refusals(docket, one)
            try:
                claims = claims if reasons else self._with_claims(docket, [one], claims)
            except AiraceError as error:
                reasons = tuple(problem.what for problem in error.problems)
            if reasons:
                done.refused.append((one, reasons))
            else:
                done.accepted.append(one)
        if done.accepted:
            self._save(docket, [self._decision(docket, one) for one in done.accepted], claims)
        return done

    def _accept_names(self, dockets: Sequence[Docket], tier: Tier) -> dict[str, list[NewEntity]]:
        """Accept the new names that wait and that wanted claims speak of; by key of document.

        A name that two documents propose is made by the first, and known to the second.
        """
        needed: list[tuple[Docket, NewEntity]] = []
        for docket in dockets:
            wanted = [one for one in _wanted(docket, tier) if not self._others(docket, one)]
            named = {fold(name) for one in wanted for name in named_in(one)}
            needed += [
                (docket, one)
                for one in docket.waiting()
                if isinstance(one, NewEntity) and named & set(map(fold, (one.label, *one.aliases)))
            ]
        refused = self.accept_names(needed)
        found: dict[str, list[NewEntity]] = {}
        for (docket, new), reasons in zip(needed, refused, strict=True):
            if not reasons:
                found.setdefault(docket.document.key, []).append(new)
        return found

    def accept_names(self, names: Sequence[tuple[Docket, NewEntity]]) -> list[tuple[str, ...]]:
        """Make entities of new names, those that can be, and return why each of the others cannot.

        One that another document made known is that entity. The files of entities are written and
        read again once, and once more for each name that brings an alias to a known one.
        """
        refused: list[tuple[str, ...]] = []
        made: list[tuple[Docket, NewEntity, Entity]] = []
        known: list[tuple[Docket, NewEntity, Entity]] = []
        for docket, new in names:
            refused.append(misnamed(new, self.known))
            if found := same_name(new, self.known):
                known.append((docket, new, found))
            elif not refused[-1]:
                made.append((docket, new, self._entity(new)))
                self.known.index.add(made[-1][2])
        if made:
            self._save_names(made)
        for docket, new, found in known:
            self.merge(docket, new, found)
        return refused

    def _save_names(self, made: list[tuple[Docket, NewEntity, Entity]]) -> None:
        """Save the names, with the decisions of each docket; entities go with the first of them.

        Where that fails, nothing is known of them either but what was written.
        """
        file = with_entities(self.known.root.data / "entities", [one for _, _, one in made])
        decided: dict[str, tuple[Docket, list[Decision]]] = {}
        for docket, new, entity in made:
            of = decided.setdefault(docket.document.key, (docket, []))
            of[1].append(self._decision(docket, new, entity.id))
        files = [file]
        try:
            for docket, decisions in decided.values():
                self.ledger.save(docket, docket.decisions.with_all(decisions), None, files)
                files = []
        finally:
            self.known.refresh()

    def undo(self) -> list[Step]:
        """Take back the last decision, or bulk of decisions; returns what was taken back."""
        steps = self.ledger.undo()
        if any(step.entities for step in steps):
            self.known.refresh()
        return steps

    def _with_claims(
        self, docket: Docket, accepted: Iterable[Candidate], claims: ClaimsFile | None = None
    ) -> ClaimsFile:
        """Return the claims with the accepted ones; what a lower layer says is not said twice."""
        keyed, file = self.known.keyed, claims or docket.claims
        new = [
            one
            for one in accepted
            if not any(
                accept(below, [one], partial(keyed, below)).already for below in docket.below
            )
        ]
        return accept(file, new, partial(keyed, file)).file

    def _others(self, docket: Docket, one: Candidate) -> bool:
        """Return whether a name in the claim may be another's, so that it is not accepted."""
        return docket.text is not None and any(others_short(one, docket.text, self.known))

    def _entity(self, one: NewEntity) -> Entity:
        identifier = self.known.new_id(one.kind, one.label)
        return Entity(id=identifier, kind=one.kind, label=one.label, aliases=one.aliases)

    def _decision(self, docket: Docket, one: Proposal, became: str = "") -> Decision:
        rule = one.rule if isinstance(one, Candidate) else ""
        identifier = proposal_id(docket.document.key, one)
        leans = lead_of(one, docket.text) if isinstance(one, Candidate) and docket.text else ""
        return Decision(
            identifier, Choice.ACCEPTED, summary(one), rule=rule, became=became, leans=leans
        )

    def _save(
        self,
        docket: Docket,
        decided: Iterable[Decision],
        claims: ClaimsFile | None = None,
        entities: Iterable[Addition] = (),
    ) -> None:
        added = list(entities)
        self.ledger.save(docket, docket.decisions.with_all(decided), claims, added)
        if added:
            self.known.refresh()


def _wanted(docket: Docket, tier: Tier) -> list[Candidate]:
    """Return the proposals of the tier that wait and that nobody skipped."""
    skipped = docket.decisions.skipped()
    return [
        one
        for one in docket.waiting()
        if isinstance(one, Candidate) and one.tier is tier and one.id not in skipped
    ]
