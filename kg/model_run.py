"""Proposing by a language model over documents of a workspace: one whole candidates file each."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path

from kg.corpus.candidates import CandidatesFile, format_candidates, read_candidates
from kg.corpus.cues import read_cues
from kg.corpus.decisions import undecided
from kg.corpus.gathering import gathered, makers
from kg.corpus.plain import read_plain
from kg.corpus.registry import read_documents, read_entities, read_tables
from kg.errors import DataError
from kg.extract.grounder.names import KnownNames
from kg.extract.llm.client import ModelClient
from kg.extract.llm.objecting import Reader
from kg.extract.llm.proposing import ModelRun, propose_by_model
from kg.extract.llm.rules import ModelRules, make_model_rules
from kg.graph.ontology import read_vocabulary
from kg.model import Document
from kg.resources import Root, write_whole
from kg.rulebook import read_lexicon, read_rules

__all__ = [
    "Asked",
    "ask_model",
    "is_left_running",
    "known_names",
    "own_reader",
    "read_model_rules",
    "workspace_texts",
]

#: for so many seconds what is being written when a run is given up is waited for
_LAST = 0.5
#: documents that were given up while a model was asked about them
_left: list[Future[Asked | None]] = []


@dataclass(frozen=True)
class Asked:
    """What a model gave for one document: the file as it stands now, what is new, what was not."""

    document: str
    file: CandidatesFile
    new: int
    run: ModelRun


def read_model_rules(root: Root) -> ModelRules:
    """Return what is asked of a language model, and what is made of its claims.

    Raises DataError for a file that is missing or wrong.
    """
    path = root.table("extraction/llm.yaml")
    try:
        template = root.table("extraction/llm.txt").read_text("utf-8")
        short = root.table("extraction/llm.short.txt").read_text("utf-8")
        again = root.table("extraction/llm.again.txt").read_text("utf-8")
        return make_model_rules(template, read_plain(path), short, again)
    except (AttributeError, KeyError, OSError, TypeError, ValueError) as error:
        fix = "compare it with the file that came with this version"
        raise DataError.single(str(path), f"a table of rules is wrong: {error}", fix) from error


def known_names(root: Root) -> KnownNames:
    """Return the names of the root's entities, with vocabulary, wordings and cues."""
    vocabulary = read_vocabulary(root)
    entities = read_entities(root.folders("entities"), vocabulary)
    return KnownNames(
        {one.label: one.aliases for one in entities},
        vocabulary,
        read_tables(root.table("wording.yaml")),
        read_cues(root.table("extraction/cues.yaml")),
        {one.label: one.kind for one in entities},
    )


def workspace_texts(
    root: Root, texts: dict[str, str], wanted: Iterable[str]
) -> list[tuple[Document, str]]:
    """Return the workspace's own documents, or those wanted, each with its text.

    Raises DataError without a workspace, and for a document or a text that there is not.
    """
    if root.workspace is None:
        fix = "make a workspace with `kg init DIR` and add the article to it"
        raise DataError.single("", "proposals are kept in a workspace, and this is none", fix)
    own = {one.key: one for one in read_documents([root.data / "documents"])}
    chosen = tuple(dict.fromkeys(wanted)) or tuple(
        key for key, one in own.items() if not one.mapping
    )
    lacking = [key for key in chosen if key not in own or own[key].id not in texts]
    if lacking:
        known = ", ".join(sorted(own)) or "none yet: `kg add FILE`"
        what = f"no such document with its text: {', '.join(lacking)}"
        raise DataError.single("", what, f"known are {known}")
    return [(own[key], texts[own[key].id]) for key in chosen]


def ask_model(
    root: Root,
    jobs: Iterable[tuple[Document, str]],
    client: ModelClient,
    *,
    write: bool = True,
    again: bool = True,
    workers: int = 1,
) -> Generator[Asked, None, None]:
    """Yield, for each document in turn, what the model proposes beside what is there.

    Unless `again`, a document is left out whose candidates file names this model and this text.
    Proposals that wait in candidates/ stay, those on which somebody decided are not made again.
    `workers` documents are asked about at once. A file is written whole, so an interruption loses
    at most the documents being asked: of these it waits for none, and `is_left_running` tells
    whether one still waits for its answer. Raises DataError or ModelError; what was done is kept.
    """
    folder = root.workspace or Path()
    reader = own_reader(root)
    one = _Asking(folder, known_names(root), read_model_rules(root), reader, client, write, again)
    pool = ThreadPoolExecutor(workers)
    asking = [pool.submit(one.ask, job) for job in jobs] if workers > 1 else []
    found = (each.result() for each in asking) if asking else map(one.ask, jobs)
    patient = True
    try:
        yield from (asked for asked in found if asked is not None)
    except BaseException as error:
        client.stopped.set()  # documents being asked about end with their request
        patient = not isinstance(error, KeyboardInterrupt | GeneratorExit)
        raise
    finally:
        pool.shutdown(wait=patient, cancel_futures=True)
        _left.extend(wait([each for each in asking if each.running()], _LAST).not_done)


def is_left_running() -> bool:
    """Return whether an answer is still awaited for a document that was given up."""
    return any(each.running() for each in _left)


def own_reader(root: Root) -> Reader | None:
    """Return the rules and names by which the program reads the texts itself."""
    return Reader(read_lexicon(root), read_rules())


@dataclass(frozen=True)
class _Asking:
    """Asks about one document and writes its file."""

    folder: Path
    names: KnownNames
    rules: ModelRules
    reader: Reader | None
    client: ModelClient
    write: bool
    again: bool

    def ask(self, job: tuple[Document, str]) -> Asked | None:
        """Return what was proposed; None for a document that was asked about before."""
        document, text = job
        path = self.folder / "candidates" / f"{document.key}.yaml"
        before = _before(path, document)
        maker = f"model {self.client.settings.model}"
        if not self.again and before and maker in makers(before.made_by):
            return None
        run, client = ModelRun(), self.client.anew()
        found = propose_by_model(
            document, text, self.names, client, self.rules, run=run, reader=self.reader
        )
        told = maker if not run.left_out else f"{maker}, in part"
        made = CandidatesFile(
            document.key, document.sha256, told, found.entities, found.candidates, found.unsaid
        )
        file = gathered(before, undecided(made, self.folder))
        if self.write:
            write_whole(path, format_candidates(file))
        new = len(file.candidates) - (len(before.candidates) if before else 0)
        return Asked(document.key, file, new, run)


def _before(path: Path, document: Document) -> CandidatesFile | None:
    """Return the proposals that wait, if they were made from this text."""
    found = read_candidates(path) if path.is_file() else None
    return found if found and found.text_sha256 == document.sha256 else None
