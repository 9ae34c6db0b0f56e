"""What the shell offers while a command is typed: questions, parameters, entities, claims."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.session import Session
from kg.errors import AiraceError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from kg.graph.engine import Engine
    from kg.graph.question import Question

__all__ = [
    "benchmarks",
    "documents",
    "entities",
    "own_documents",
    "parameters",
    "properties",
    "questions",
    "sentences",
]


def questions(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the names of questions that begin with what is typed."""
    names = (path.stem for path in _session(ctx).root.query_files("questions"))
    return _beginning(names, incomplete)


def parameters(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return `NAME=` of the question's parameters, and once one is typed `NAME=VALUE`.

    The question is looked for among the words: click drops it while `-p` has no value yet.
    """
    from click.shell_completion import split_arg_string

    from kg.graph.question import find_question

    session = _session(ctx)
    try:
        files = session.root.query_files("questions")
        words = split_arg_string(os.environ.get("COMP_WORDS", ""))
        known = {path.stem for path in files}
        question = find_question(files, next((word for word in words if word in known), ""))
        return _beginning(_pairs(session, question, incomplete), incomplete)
    except AiraceError:
        return []


def _pairs(session: Session, question: Question, incomplete: str) -> list[str]:
    from kg.query.parameters import known_values

    names = [one.name for one in question.parameters]
    name, equals, _ = incomplete.partition("=")
    if not equals:
        return [f"{one}=" for one in names]
    values = known_values(question, name, session.engine) if name in names else []
    return [f"{name}={value}" for value in values]


def entities(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the labels of entities that begin with what is typed."""
    from kg.query.beginning import labels_beginning

    return _offered(ctx, incomplete, labels_beginning)


def benchmarks(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the labels of benchmarks that begin with what is typed."""
    from kg.query.beginning import benchmarks_beginning

    return _offered(ctx, incomplete, benchmarks_beginning)


def properties(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the properties that claims use."""
    from kg.graph.ontology import read_vocabulary

    try:
        return _beginning(sorted(read_vocabulary(_session(ctx).root).properties), incomplete)
    except AiraceError:
        return []


def documents(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the keys of documents, those of lower layers too."""
    return _keys(lambda: _session(ctx).root.folders("documents"), incomplete)


def own_documents(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the keys of the documents of the root itself, the only ones that are written."""
    return _keys(lambda: [_session(ctx).root.data / "documents"], incomplete)


def _keys(folders: Callable[[], Iterable[Path]], incomplete: str) -> list[CompletionItem]:
    """Return the keys that begin with what is typed; nothing for a root that cannot be read."""
    try:
        keys = {path.stem for folder in folders() for path in folder.glob("*.yaml")}
    except AiraceError:
        return []
    return _beginning(sorted(keys), incomplete)


def sentences(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the sentences of claims that begin with what is typed."""
    from kg.query.beginning import sentences_beginning

    return _offered(ctx, incomplete, sentences_beginning)


def _offered(
    ctx: click.Context, incomplete: str, find: Callable[[Engine, Path, str], list[str]]
) -> list[CompletionItem]:
    session = _session(ctx)
    try:
        return _beginning(find(session.engine, session.root.queries, incomplete), incomplete)
    except AiraceError:
        return []


def _session(ctx: click.Context) -> Session:
    """Return the session of the options before the command; while completing, none is made yet."""
    made = ctx.find_object(Session)
    given = ctx.find_root().params
    return made or Session(given.get("root"), given.get("texts"), given.get("endpoint") or "")


def _beginning(names: Iterable[str], incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    start = incomplete.casefold()
    return [CompletionItem(name) for name in names if name.casefold().startswith(start)]
