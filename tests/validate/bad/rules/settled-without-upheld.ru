# A disagreement is settled in favour of nobody.
INSERT { ?disagreement air:resolution air:settled ; skos:note "why"@en }
WHERE { ?disagreement air:kind air:byValue }
