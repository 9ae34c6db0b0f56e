DELETE { ?claim air:status ?status } INSERT { ?claim air:status air:superseded } WHERE {
  ?claim air:status ?status ; rdf:predicate air:scored
}
