"""What the graph knows while proposals are judged: names, vocabulary, wording."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cached_property

from kg.corpus.cues import read_cues
from kg.corpus.identities import read_identities
from kg.corpus.passages import ClaimsFile, read_claims_file
from kg.corpus.plain import read_plain
from kg.corpus.registry import read_documents, read_entities, read_tables, yaml_files
from kg.extract.grounder.names import KnownNames
from kg.graph.ontology import read_vocabulary
from kg.graph.phrase import filled
from kg.identifiers import fold, sha256_hex, slug
from kg.model import Candidate, Entity, Range, parse_date, parse_quantity, value_key
from kg.resolve.index import EntityIndex, document_entities
from kg.resolve.local_names import meant
from kg.resolve.merging import Merged, merge
from kg.resolve.resolution import Resolver
from kg.resolve.suggestion import near_names
from kg.resources import Root
from kg.validate.grounded import names_in

__all__ = ["Known"]


class Known:
    """The names, classes, properties and wordings of a root; `refresh` after a name was added."""

    def __init__(self, root: Root) -> None:
        """Read the root; raises DataError when its entities or its vocabulary are wrong."""
        self.root = root
        self.vocabulary = read_vocabulary(root)
        self.table = read_tables(root.table("wording.yaml"))
        self.cues = read_cues(root.table("extraction/cues.yaml"))
        self.documents = {one.key: one for one in read_documents(root.folders("documents"))}
        self.refresh()

    def refresh(self) -> None:
        """Read the entities and the judgements on them again."""
        judged = read_identities(self.root.tables("judgements/entities.yaml"))
        entities = read_entities(self.root.folders("entities"), self.vocabulary)
        self.merged: Merged = merge(entities, judged, self.vocabulary)
        documents = document_entities(list(self.documents.values()), self.merged.entities)
        known = [*self.merged.entities, *documents]
        self.index = EntityIndex(known, self.merged.distinct, self.merged.origins)
        self._heads: dict[str, Counter[str]] = {}
        for one in known:
            self._heads.setdefault(one.kind, Counter())[one.id.partition("/")[0]] += 1
        aliases = {one.label: one.names for one in known}
        self.names = KnownNames(aliases, self.vocabulary, self.table, self.cues)
        self._entities = known

    def names_of(self, file: ClaimsFile) -> KnownNames:
        """Return the names as they are meant in the file's document."""
        if not file.names:
            return self.names
        return names_in(file, self._entities, self.vocabulary, self.table, self.cues)

    @cached_property
    def claims(self) -> list[ClaimsFile]:
        """The claims files as they stood at first use, for dates counted from events."""
        qualifiers = set(self.vocabulary.qualifiers)
        folders = self.root.folders("claims")
        return [read_claims_file(p, qualifiers) for one in folders for p in yaml_files(one)]

    @cached_property
    def dated(self) -> list[ClaimsFile]:
        """Those claims files of `claims` that date anything, with the passages that do."""
        rules = self.vocabulary.properties.values()
        dates = {one.name for one in rules if one.range is Range.DATE}
        found = []
        for file in self.claims:
            passages = [p for p in file.passages if any(r.predicate in dates for r in p.rows)]
            found += [replace(file, passages=tuple(passages))] if passages else []
        return found

    @cached_property
    def company_endings(self) -> list[str]:
        """The words with which names of companies end, as the rules that propose know them."""
        return list(self._naming["company_endings"])

    @cached_property
    def not_first_names(self) -> list[str]:
        """The words before a last name that are an address or a title, in small letters."""
        return [word.casefold() for key in ("addresses", "titles") for word in self._naming[key]]

    @cached_property
    def _naming(self) -> dict[str, list[str]]:
        table: dict[str, list[str]] = read_plain(self.root.table("extraction/naming.yaml"))
        return table

    def resolver(self) -> Resolver:
        """Return the resolver over the names known now."""
        return Resolver(self.vocabulary, self.table, self.index, self.near)

    def near(self, name: str, most: int = 5) -> list[str]:
        """Return known names that look like this one, nearest first; no documents'."""
        things = (one for one in self.index.by_id.values() if one.kind != "Document")
        names = (name for one in things for name in one.names)
        return near_names(name, names, most)

    def near_entities(self, name: str) -> list[Entity]:
        """Return the entities whose names look like this one, nearest first; no documents."""
        found = {entity.id: entity for one in self.near(name) if (entity := self.entity(one))}
        return [one for one in found.values() if one.kind != "Document"]

    def keyed(self, file: ClaimsFile, text: str) -> str:
        """Return what all spellings of the same name, quantity or date have in common."""
        found = self.index.find(meant(file, text))
        if found:
            return found.id
        for parse in (parse_quantity, parse_date):
            try:
                return value_key(parse(text, self.table))
            except ValueError:
                continue
        return " ".join(text.casefold().split())

    def sentence(self, one: Candidate) -> str:
        """Return the claim as a sentence of our own, from the phrases of the ontology."""
        rule = self.vocabulary.properties.get(one.predicate)
        subject = self.index.find(one.subject)
        plural = rule.plural_phrase if rule and subject and subject.plural else ""
        phrase = plural or (rule.phrase if rule else f"{{s}} {one.predicate} {{o}}")
        said = [filled(phrase, {"s": one.subject, "o": one.object})]
        for key, value in one.options:
            if key in self.vocabulary.qualifiers:
                said.append(filled(self.vocabulary.qualifiers[key].phrase, {"q": value}))
        return " ".join(said)

    def new_id(self, kind: str, label: str) -> str:
        """Return a free identifier for an entity of the class, in the manner of its like."""
        letters = "".join(sign for sign in kind.casefold() if "a" <= sign <= "z")
        heads = self._heads.get(kind, Counter())
        head = max(sorted(heads), key=heads.__getitem__, default=letters or "entity")
        name = slug(label).strip(".-") or sha256_hex(fold(label))[:12]
        wanted, number = f"{head}/{name}", 1
        while wanted in self.index.by_id or wanted in self.merged.kept:
            number += 1
            wanted = f"{head}/{name}-{number}"
        return wanted

    def holders(self, name: str) -> list[str]:
        """Return the identifiers of what has the name; a document that is called so yields it."""
        found = self.index.find(name)
        if found is None:
            return self.index.ambiguous(name)
        return [] if found.kind == "Document" else [found.id]

    def is_free(self, name: str) -> bool:
        """Return whether nothing at all, no document either, has the name."""
        return self.index.find(name) is None and not self.index.ambiguous(name)

    def entity(self, name: str) -> Entity | None:
        """Return the entity of this name or identifier, or None."""
        return self.index.find(name)
