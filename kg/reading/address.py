"""Web addresses, folded so that two ways to one page are seen to be the same."""

from __future__ import annotations

from fnmatch import fnmatchcase
from urllib.parse import parse_qsl, urlencode, urlsplit

__all__ = ["fold_address"]


def fold_address(url: str, tracking: tuple[str, ...] = ()) -> str:
    """Return the key by which addresses are compared; empty for none and for a front page.

    Scheme, `www.`, the fragment, a slash at the end, the order of parameters and those that only
    track a reader make no difference.

    >>> fold_address("http://www.Acme.example/news/?utm_source=x&id=7#top", ("utm_*",))
    'acme.example/news?id=7'
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
        pairs = sorted(parse_qsl(parts.query, keep_blank_values=True))
    except ValueError:
        return url
    kept = [one for one in pairs if not any(fnmatchcase(one[0].lower(), t) for t in tracking)]
    rest = parts.path.rstrip("/") + (f"?{urlencode(kept)}" if kept else "")
    return f"{host}{port}{rest}" if rest else ""
