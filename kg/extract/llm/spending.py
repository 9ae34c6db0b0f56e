"""What asking a language model has taken: requests, tokens, money."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock

from kg.extract.llm.settings import ModelSettings

__all__ = ["Spent"]


@dataclass
class Spent:
    """What asking has taken so far: requests, tries that failed, tokens in and out."""

    requests: int = 0
    failed: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    uncounted: int = 0
    _lock: Lock = field(default_factory=Lock, repr=False, compare=False)

    def add(self, **counts: int) -> None:
        """Add to the counts of these names; several documents may be asked about at once."""
        with self._lock:
            for name, count in counts.items():
                setattr(self, name, getattr(self, name) + count)

    def cost(self, settings: ModelSettings) -> float | None:
        """Return the cost by the prices of the settings; None without prices.

        >>> spent = Spent(tokens_in=2_000_000, tokens_out=1_000_000)
        >>> spent.cost(ModelSettings("u", "m", price_in=0.5, price_out=2.0))
        3.0
        """
        if settings.price_in is None or settings.price_out is None:
            return None
        return (self.tokens_in * settings.price_in + self.tokens_out * settings.price_out) / 1e6

    def text(self, settings: ModelSettings) -> str:
        """Return what was spent, on one line."""
        tokens = f"{self.tokens_in:,} tokens in, {self.tokens_out:,} out"
        if self.uncounted:
            tokens += f" ({self.uncounted} answers did not say how many)"
        cost = self.cost(settings)
        shown = "no prices given (KG_LLM_PRICE)" if cost is None else f"cost {cost:.4f}"
        tries = f"{self.requests} requests, {self.failed} of them failed"
        return f"{settings.model}: {tries}; {tokens}; {shown}"
