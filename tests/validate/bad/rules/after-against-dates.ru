# The price cut came after the release, but is dated a year before.
DELETE { ?date air:latest ?day } INSERT { ?date air:latest "2030-03-14"^^xsd:date }
WHERE { ?date air:edtf "2031-03-14" ; air:latest ?day }
