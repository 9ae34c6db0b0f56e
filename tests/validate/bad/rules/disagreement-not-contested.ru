# Members of an open disagreement have the status stated.
DELETE { ?claim air:status air:contested } INSERT { ?claim air:status air:stated }
WHERE { ?claim air:status air:contested ; rdf:predicate air:trainingCost }
