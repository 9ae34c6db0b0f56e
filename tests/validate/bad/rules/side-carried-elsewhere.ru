# What founds a company stands on a side about a cost.
INSERT { ?side air:involves ?assertion }
WHERE { ?side rdfs:label "nearly 40 million USD"@en .
  ?assertion air:asserts/rdf:predicate air:foundedIn }
