# The only disagreement of a contested claim is settled.
INSERT { ?disagreement air:resolution air:settled }
WHERE { ?disagreement air:kind air:byValue }
