"""A SPARQL 1.1 server, asked over HTTP as if it were a store of ours."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    HTTPRedirectHandler,
    OpenerDirector,
    Request,
    build_opener,
)

import pyoxigraph as ox

from kg.errors import EndpointError
from kg.graph.namespaces import XSD
from kg.graph.projection import projected

__all__ = ["Account", "Endpoint", "RemoteStore"]

SECONDS = 60.0
MOST_BYTES = 2_000_000_000
_ROWS = "application/sparql-results+json"
_TRIPLES = "application/n-triples, text/turtle;q=0.9"
# What may stand before the word that says the form of a query: comments, IRIs, prefixes.
_FORM = re.compile(r"(?:#[^\r\n]*|<[^>]*>|\bprefix\s+[^\s:]*:|\bbase\b|\s)*(\w+)", re.IGNORECASE)
_FORMS = ("select", "ask", "construct", "describe")
_EXCERPT = 300
#: the column in which Virtuoso answers ASK, as if it were SELECT
_ASKED = "__ASK_RETVAL"


@dataclass(frozen=True)
class Account:
    """Who asks: a user with password, or a bearer token; never shown."""

    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    @classmethod
    def from_environment(cls) -> Account:
        """Return the account of KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD, or KG_ENDPOINT_TOKEN."""
        names = ("USER", "PASSWORD", "TOKEN")
        return cls(*(os.environ.get(f"KG_ENDPOINT_{name}", "") for name in names))


class _NoRedirect(HTTPRedirectHandler):
    """Follows nothing: another address would get the account too."""

    def redirect_request(self, *_: object, **__: object) -> None:
        """Return no request, so that the redirection is an error."""


class Endpoint:
    """An HTTP address with an account: requests with a time limit, errors in one line."""

    def __init__(self, url: str, account: Account | None = None, seconds: float = SECONDS) -> None:
        """Keep address and account; raises EndpointError for what is no web address."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            fix = "write it as http://HOST:PORT/PATH"
            raise EndpointError.single(url, "this is no address of a SPARQL server", fix)
        if parts.username or parts.password:
            fix = "set KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD instead"
            raise EndpointError.single(parts.hostname, "the address holds a password", fix)
        self.url, self.seconds = url, seconds
        self._account = account or Account.from_environment()
        self._opener = self._opened()

    def _opened(self) -> OpenerDirector:
        if not self._account.user:
            return build_opener(_NoRedirect)
        known = HTTPPasswordMgrWithDefaultRealm()
        known.add_password(None, self.url, self._account.user, self._account.password)
        return build_opener(_NoRedirect, HTTPBasicAuthHandler(known), HTTPDigestAuthHandler(known))

    def send(
        self, body: bytes, kind: str, accept: str = "*/*", query: str = "", method: str = "POST"
    ) -> tuple[str, bytes]:
        """Return content type and body of the answer to a request.

        Raises EndpointError when the server cannot be reached, refuses, or says too much.
        """
        headers = {"Content-Type": kind, "Accept": accept, "User-Agent": "airace"}
        if self._account.token:
            headers["Authorization"] = f"Bearer {self._account.token}"
        mark = "&" if "?" in self.url else "?"
        url = f"{self.url}{mark}{query}" if query else self.url
        request = Request(url, data=body, headers=headers, method=method)  # noqa: S310  # checked above
        try:
            with self._opener.open(request, timeout=self.seconds) as answer:
                data = answer.read(MOST_BYTES + 1)
                kind = answer.headers.get_content_type()
        except HTTPError as error:
            raise self._refused(error) from error
        except (URLError, OSError, ValueError) as error:
            what = f"no answer: {getattr(error, 'reason', None) or error}"
            fix = "check the address, and that the server runs"
            raise EndpointError.single(self.url, what, fix) from error
        if len(data) > MOST_BYTES:
            what = f"the answer has more than {MOST_BYTES} bytes"
            raise EndpointError.single(self.url, what, "ask for less")
        return kind, data

    def _refused(self, error: HTTPError) -> Exception:
        with error:
            said = " ".join(error.read(_EXCERPT).decode("utf-8", "replace").split())
        plain = "".join(sign for sign in said if sign.isprintable())
        fixes = {
            401: "set KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD, or KG_ENDPOINT_TOKEN",
            403: "use an account that may do this",
            404: "check the path: often /query, /sparql or /store",
            413: "send less at once: --batch N",
        }
        moved = error.headers.get("Location") if 300 <= error.code < 400 else None
        fix = f"name {moved!r} itself" if moved else fixes.get(error.code, "see the server's log")
        return EndpointError.single(self.url, f"HTTP {error.code} {plain}".rstrip(), fix)


def _form(text: str) -> str:
    r"""Return the word that says what a query gives: select, ask, construct or describe.

    >>> _form("# CONSTRUCT\nPREFIX a: <b#> BASE <c> ask {}")
    'ask'
    """
    found = _FORM.match(text)
    return found[1].lower() if found else ""


def canonical(answer: bytes) -> bytes:
    """Return SPARQL JSON with booleans and doubles spelt as the embedded engine spells them.

    Some servers rewrite true as 1 and 671000000000 as 6.71e+11: the same value, other words. An
    ASK that was answered with a row is answered with a boolean.
    Raises ValueError for what is no JSON object.

    >>> cell = '{"datatype": "%sdouble", "value": "6.71e+11"}' % XSD
    >>> text = '{"results": {"bindings": [{"n": %s}]}}' % cell
    >>> json.loads(canonical(text.encode()))["results"]["bindings"][0]["n"]["value"]
    '671000000000'
    """
    found = json.loads(answer)
    if not isinstance(found, dict):
        raise ValueError("it is no JSON object")
    results = found.get("results")
    rows = results.get("bindings", ()) if isinstance(results, dict) else ()
    if found.get("head", {}).get("vars") == [_ASKED]:
        asked = any(row[_ASKED]["value"] == "1" for row in rows)
        return json.dumps({"head": {}, "boolean": asked}).encode()
    for row in rows:
        for cell in row.values():
            spell = _SPELLINGS.get(cell.get("datatype"))
            if spell:
                cell["value"] = spell(cell["value"])
    return json.dumps(found).encode()


def _boolean(text: str) -> str:
    return {"1": "true", "0": "false"}.get(text, text)


def _double(text: str) -> str:
    try:
        number = Decimal(repr(float(text)))
    except (ValueError, ArithmeticError):
        return text
    if not number.is_finite():
        return text
    whole = number.to_integral_value()
    return format(whole if whole == number else number, "f")


_SPELLINGS = {f"{XSD}boolean": _boolean, f"{XSD}double": _double}


def _refuse_other(found: ox.QuerySolutions, wanted: set[str]) -> None:
    """Raise ValueError for an answer without columns that were asked for."""
    columns = [one.value for one in found.variables]
    if not wanted <= set(columns):
        named = ", ".join(sorted(wanted - set(columns)))
        raise ValueError(f"it has no column {named}, but {', '.join(columns) or 'none'}")


class RemoteStore:
    """The reading half of a store, answered by a SPARQL 1.1 server.

    `default_graph` names the graph that stands for the default one on a server that has none.
    """

    def __init__(self, endpoint: Endpoint, default_graph: str = "") -> None:
        """Keep the server; nothing is asked yet."""
        self.endpoint = endpoint
        self.default_graph = default_graph

    def query(
        self, text: str, prefixes: dict[str, str] | None = None
    ) -> ox.QuerySolutions | ox.QueryBoolean | Iterator[ox.Triple]:
        """Return the answer as the embedded engine would; raises EndpointError, SyntaxError."""
        if _form(text) not in _FORMS:  # some servers take changes by their query service too
            raise SyntaxError("expected SELECT, ASK, CONSTRUCT or DESCRIBE")
        heads = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in (prefixes or {}).items())
        body = urlencode({"query": heads + text} | self._dataset()).encode()
        accept = _TRIPLES if (triples := _form(text) in _FORMS[2:]) else _ROWS
        kind, data = self.endpoint.send(body, "application/x-www-form-urlencoded", accept)
        try:
            if triples:
                return iter([quad.triple for quad in ox.parse(data, format=ox.RdfFormat.TURTLE)])
            found = ox.parse_query_results(canonical(data), format=ox.QueryResultsFormat.JSON)
            if isinstance(found, ox.QuerySolutions):
                _refuse_other(found, projected(text, prefixes or {}))
            return found
        except (SyntaxError, ValueError, AttributeError, RecursionError) as error:
            what = f"the answer ({kind}) is no SPARQL result: {error}"
            fix = "check that the address is that of a SPARQL query service"
            raise EndpointError.single(self.endpoint.url, what, fix) from error

    def _dataset(self) -> dict[str, str]:
        return {"default-graph-uri": self.default_graph} if self.default_graph else {}

    def quads_for_pattern(
        self, subject: None, predicate: None, value: None, graph: object = None
    ) -> Iterator[ox.Quad]:
        """Yield the quads of one graph, or of all when `graph` is None."""
        del subject, predicate, value
        if graph is None or isinstance(graph, ox.DefaultGraph):
            yield from self._quads("{ ?s ?p ?o }", ox.DefaultGraph())
        if graph is None:
            yield from self._quads("{ GRAPH ?g { ?s ?p ?o } }", None)
        elif isinstance(graph, ox.NamedNode):
            yield from self._quads(f"{{ GRAPH {graph} {{ ?s ?p ?o }} }}", graph)

    def _quads(
        self, pattern: str, graph: ox.NamedNode | ox.DefaultGraph | None
    ) -> Iterator[ox.Quad]:
        rows = self.query(f"SELECT * WHERE {pattern}")
        for row in rows if isinstance(rows, ox.QuerySolutions) else ():
            if graph is None and row["g"].value == self.default_graph:
                continue
            yield ox.Quad(row["s"], row["p"], row["o"], graph or row["g"])
