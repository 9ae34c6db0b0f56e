DELETE { ?claim air:status ?status } INSERT { ?claim air:status air:garbled } WHERE {
  ?claim air:status ?status ; rdf:predicate air:scored
}
