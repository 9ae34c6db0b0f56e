# The disagreement on the cost keeps one of its two sides; its members stay.
DELETE { ?disagreement air:side ?side }
WHERE { ?disagreement air:kind air:byValue ; air:side ?side .
  ?side rdfs:label "nearly 40 million USD"@en }
