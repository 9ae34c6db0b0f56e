"""Where the services of a SPARQL server are: from one address, or from the user's config file."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

from kg.errors import DataError, EndpointError

__all__ = ["Profile", "config_file", "find_profile"]

_SERVICES = ("query", "update", "store")
_FIELDS = {*_SERVICES, "default_graph"}


@dataclass(frozen=True)
class Profile:
    """The addresses of a server's services; empty where it has none.

    `default_graph` names the graph that stands for the default one, on servers without one.
    """

    query: str
    update: str = ""
    store: str = ""
    default_graph: str = ""


def config_file() -> Path:
    """Return where the user's config is: XDG_CONFIG_HOME/airace/config.toml, else ~/.config."""
    base = os.environ.get("XDG_CONFIG_HOME")
    return (Path(base) if base else Path.home() / ".config") / "airace" / "config.toml"


def find_profile(named: str) -> Profile:
    """Return the profile of this name in the config, or that of a server at this address.

    An address that ends in the name of a service gives the others beside it; any other one
    is taken for the folder of the three. Raises EndpointError, or DataError for a wrong config.

    >>> find_profile("http://localhost:7878").store
    'http://localhost:7878/store'
    >>> find_profile("http://localhost:7878/query").update
    'http://localhost:7878/update'
    >>> find_profile("http://localhost:8890/sparql").query
    'http://localhost:8890/sparql'
    """
    if "://" not in named:
        return _configured(named)
    base, _, last = named.rstrip("/").rpartition("/")
    if last == "sparql":
        return Profile(named, update=named)
    folder = base if last in _SERVICES else named.rstrip("/")
    return Profile(*(f"{folder}/{service}" for service in _SERVICES))


def _configured(named: str) -> Profile:
    path = config_file()
    known = _read(path)
    if named not in known:
        names = ", ".join(sorted(known)) or "none yet"
        fix = f"write an address, or add [endpoints.{named}] to {path} (known: {names})"
        raise EndpointError.single("", f"there is no endpoint called '{named}'", fix)
    fields = known[named]
    texts = isinstance(fields, dict) and all(isinstance(one, str) for one in fields.values())
    if not texts or "query" not in fields or not set(fields) <= _FIELDS:
        fix = f"give query, and perhaps {', '.join(sorted(_FIELDS - {'query'}))}, as texts"
        raise DataError.single(str(path), f"[endpoints.{named}] is not complete", fix)
    return Profile(**fields)


def _read(path: Path) -> dict[str, dict[str, str]]:
    try:
        found = tomllib.loads(path.read_text("utf-8")).get("endpoints", {})
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise DataError.single(str(path), str(error), "mend the file there") from error
    if not isinstance(found, dict):
        fix = "write [endpoints.NAME] and query = 'http://...'"
        raise DataError.single(str(path), "'endpoints' is no table", fix)
    return found
