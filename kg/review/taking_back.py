"""A claim of one's own taken out again, and the new name that came with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from kg.corpus.acceptance import manners, withdraw
from kg.corpus.decisions import new_entity_id
from kg.corpus.retirement import entries_without
from kg.corpus.retraction import find_unnamed, own_folder
from kg.errors import DataError
from kg.model import Candidate
from kg.review.by_hand import new_name
from kg.review.desk import Desk
from kg.review.docket import Docket

__all__ = ["remove"]


def remove(
    desk: Desk, docket: Docket, one: Candidate, new: Sequence[tuple[str, str]] = ()
) -> list[str]:
    """Take the claim out of the claims file again, and the decision on it.

    A name of `new` (class, label) that was made known with a claim of this document goes as well,
    where nothing names it any more; returns the labels of those that went. Raises DataError when
    the claim does not stand at that place, put forward so, in the workspace's own claims file.
    """
    keyed = partial(desk.known.keyed, docket.claims)
    claims = withdraw(docket.claims, one, keyed)
    if claims == docket.claims:
        what = f"{one.subject} {one.predicate} {one.object} is no claim at this place"
        fix = "give it as it was added: the same words, who says it, and its modality"
        if stand := manners(docket.claims, one, keyed):
            what = f"{what} in this manner, but {' and '.join(stand)}"
            fix = "say which is meant with --modality, and --denied where it is denied"
        raise DataError.single(str(docket.claims.path), what, fix)
    desk.ledger.save(docket, docket.decisions.without(one.id), claims)
    return _forget(desk, docket, new)


def _forget(desk: Desk, docket: Docket, new: Sequence[tuple[str, str]]) -> list[str]:
    """Take out the new names of the document that nothing names, with the decisions on them."""
    key, folder = docket.document.key, own_folder(desk.known.root)
    ids = {label: new_entity_id(key, new_name(docket, kind, label)) for kind, label in new}
    decided = {one.id for one in docket.decisions.decisions}
    made = [label for label, identifier in ids.items() if identifier in decided]
    gone = find_unnamed(desk.known.root, made)
    items = [item for of in gone.values() for entries in of.values() for item in entries]
    labels = [item.mapping()["label"].text() for item in items]
    texts = {folder / path: entries_without(folder / path, of) for path, of in gone.items()}
    decisions = docket.decisions
    for label in labels:
        decisions = decisions.without(ids.get(label, ""))
    if gone:
        desk.ledger.save(docket, decisions, None, [pair for pair in texts.items() if pair[1]])
        for path in (path for path, text in texts.items() if not text):
            path.unlink()
        desk.known.refresh()
    return labels
