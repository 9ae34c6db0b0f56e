# Both sides on a cost are told to be able to hold.
INSERT { <https://w3id.org/airace/id/compatibility/bad> air:compares ?one , ?two }
WHERE { ?disagreement air:kind air:byValue ; air:side ?a , ?b .
  ?a rdfs:label "nearly 40 million USD"@en ; air:holds ?one .
  ?b air:holds ?two . FILTER(?a != ?b) }
