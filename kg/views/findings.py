"""What agreement found, for the page: sides, look-alikes, counts, shared wording, names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.views.answers import Answers, Row, local_name
from kg.views.records import (
    BehindRecord,
    ClaimRecord,
    DisagreementRecord,
    DocumentRecord,
    LikeRecord,
    NamingRecord,
    OverlapRecord,
    SideRecord,
)

__all__ = ["Findings"]


class Findings:
    """Writes what agreement found into records that are there, by position.

    `entities` and `documents` give the position of an entity or document by its identifier.
    """

    def __init__(
        self, answers: Answers, entities: Mapping[str, int], documents: Mapping[str, int]
    ) -> None:
        """Keep the answers and the positions."""
        self.answers, self.entities, self.documents = answers, entities, documents

    def disagreements(self, claims: Sequence[ClaimRecord]) -> list[DisagreementRecord]:
        """Return the disagreements, and write into each member which ones it belongs to."""
        at = {one["id"]: number for number, one in enumerate(claims)}
        found: dict[str, DisagreementRecord] = {}
        for row in self.answers.disagreements:
            record = found.setdefault(row["disagreement"], self._disagreement(row))
            member = at[local_name(row["claim"])]
            if member not in record["members"]:
                record["members"].append(member)
        self._add_sides(found, claims, at)
        ordered = [found[key] for key in sorted(found)]
        for number, one in enumerate(ordered):
            for member in one["members"]:
                claims[member]["disagreements"].append(number)
        return ordered

    def _disagreement(self, row: Row) -> DisagreementRecord:
        return DisagreementRecord(
            id=local_name(row["disagreement"]),
            kind=row["kind"],
            subject=self.entities[local_name(row["subject"])],
            property=row["property"],
            reason=row["reason"],
            verdict=row["verdict"],
            judged=row["judged"],
            members=[],
            sides=[],
        )

    def _add_sides(
        self,
        found: Mapping[str, DisagreementRecord],
        claims: Sequence[ClaimRecord],
        at: Mapping[str, int],
    ) -> None:
        """Write the sides in the order of the rows, their assertions in reading order."""
        known: dict[tuple[str, str], SideRecord] = {}
        for row in self.answers.sides:
            key = row["disagreement"], row["side"]
            if key not in known:
                known[key] = SideRecord(label=row["label"], claims=[], assertions=[])
                if row["upheld"] == "true":
                    known[key]["upheld"] = True
                found[row["disagreement"]]["sides"].append(known[key])
            number = at[local_name(row["claim"])]
            if number not in known[key]["claims"]:
                known[key]["claims"].append(number)
            for place, one in enumerate(claims[number]["assertions"]):
                if one["id"] == local_name(row["assertion"]):
                    known[key]["assertions"].append((number, place))
        for side in known.values():
            order = {number: place for place, number in enumerate(side["claims"])}
            side["assertions"].sort(key=lambda pair: (order[pair[0]], pair[1]))

    def complete_claims(self, claims: Sequence[ClaimRecord]) -> None:
        """Write into the claims of several documents what stands behind them, and look-alikes."""
        at = {one["id"]: number for number, one in enumerate(claims)}
        for row in self.answers.counts:
            names = ("documents", "claimants", "origins")
            documents, claimants, origins = (int(row[name]) for name in names)
            behind = BehindRecord(documents=documents, claimants=claimants, origins=origins)
            if documents > 1:
                claims[at[local_name(row["claim"])]]["behind"] = behind
        for row in self.answers.compatibilities:
            record = LikeRecord(claim=at[local_name(row["other"])], reason=row["reason"])
            claims[at[local_name(row["claim"])]].setdefault("likes", []).append(record)

    def complete_documents(self, documents: Sequence[DocumentRecord]) -> None:
        """Write into the documents with which others they share wording, and their names."""
        for row in self.answers.overlaps:
            pair = [self.documents[local_name(row[name])] for name in ("first", "second")]
            for one, other in (pair, reversed(pair)):
                record = OverlapRecord(
                    document=other,
                    runs=int(row["runs"]),
                    share=float(row["share"]),
                    same=row["sameOrigin"] == "true",
                )
                documents[one]["overlaps"].append(record)
        for row in self.answers.namings:
            naming = NamingRecord(
                name=row["called"], entity=self.entities[local_name(row["entity"])]
            )
            documents[self.documents[local_name(row["document"])]]["names"].append(naming)
        for document in documents:
            document["overlaps"].sort(key=lambda one: (-one["runs"], one["document"]))
