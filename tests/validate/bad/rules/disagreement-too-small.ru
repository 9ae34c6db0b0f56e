# The disagreement on the cost keeps one of its two claims.
DELETE { ?disagreement air:member ?claim }
WHERE { ?disagreement air:kind air:byValue ; air:member ?claim .
  ?claim rdf:object/air:asStated "under 6 million USD" }
