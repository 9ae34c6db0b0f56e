# A claim of two documents is told to be of three.
DELETE { ?claim air:documentCount ?count } INSERT { ?claim air:documentCount 3 }
WHERE { ?claim rdf:predicate air:foundedBy ; air:documentCount ?count }
