"""The graph as rdflib sees it, for Python users: an rdflib Dataset over the same store."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyoxigraph as ox
    from rdflib import Dataset

__all__ = ["rdflib_view"]


def rdflib_view(store: ox.Store, prefixes: dict[str, str]) -> Dataset:
    """Return an rdflib Dataset that reads the store in place, with the project's prefixes bound.

    >>> import pyoxigraph as ox
    >>> len(rdflib_view(ox.Store(), {"air": "https://w3id.org/airace/ns#"}))
    0
    """
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    view = Dataset(store=OxigraphStore(store=store))
    for prefix, iri in prefixes.items():
        view.bind(prefix, iri)
    return view
