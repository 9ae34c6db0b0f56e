# Nobody says whose blog it is.
DELETE { GRAPH ?claim { ?channel air:operatedBy ?who } }
WHERE { GRAPH ?claim { ?channel air:operatedBy ?who } }
