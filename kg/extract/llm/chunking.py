"""A long text cut into overlapping chunks, at paragraphs where that is possible."""

from __future__ import annotations

from kg.model.segments import paragraphs, sentences

__all__ = ["OVERLAP", "SIZE", "chunks"]

Span = tuple[int, int]

#: characters of a chunk, and of the text before it that it repeats
SIZE = 12_000
OVERLAP = 1_500
#: a shorter sentence stays whole where a chunk holds it
_SENTENCE = 1_000


def chunks(text: str, size: int = SIZE, overlap: int = OVERLAP) -> list[Span]:
    r"""Return start and end of each chunk; none is longer than `size`, blank text gives none.

    Cuts fall between paragraphs, in a paragraph longer than a third of `size` between sentences,
    and anywhere in a sentence longer than that third and than 1,000 signs, or than `size`. Each
    chunk but the first begins with what fits into `overlap` characters of the chunk before it, in
    whole pieces. Raises ValueError when `overlap` is not below a third of `size`.

    >>> chunks("One.\nTwo.\nSix.\nFour.", size=18, overlap=5)
    [(0, 14), (10, 20)]
    """
    if not 0 <= overlap * 3 < size:
        raise ValueError("the overlap must be less than a third of the size")
    found: list[Span] = []
    current: list[Span] = []
    longest = max(1, size // 3)
    for piece in _pieces(text, longest, max(longest, min(size, _SENTENCE))):
        if current and piece[1] - current[0][0] > size:
            found.append((current[0][0], current[-1][1]))
            current = _tail(current, overlap)
            if current and piece[1] - current[0][0] > size:
                current = []
        current.append(piece)
    return [*found, (current[0][0], current[-1][1])] if current else found


def _tail(pieces: list[Span], overlap: int) -> list[Span]:
    """Return the last pieces that fit into the overlap."""
    end = pieces[-1][1]
    return [one for one in pieces[1:] if end - one[0] <= overlap]


def _pieces(text: str, longest: int, sentence: int) -> list[Span]:
    found: list[Span] = []
    for start, end in paragraphs(text):
        parts = [(start, end)] if end - start <= longest else sentences(text, start, end)
        for a, b in parts:
            found += [(at, min(at + sentence, b)) for at in range(a, max(b, a + 1), sentence)]
    return found
