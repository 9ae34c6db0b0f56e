# A side holds a claim that is no member, and a member that no side holds is added.
INSERT { ?side air:holds ?other . ?disagreement air:member ?lost }
WHERE { ?disagreement air:kind air:byValue ; air:side ?side .
  ?side rdfs:label "nearly 40 million USD"@en .
  ?other rdf:predicate air:foundedIn . ?lost rdf:predicate air:scored }
