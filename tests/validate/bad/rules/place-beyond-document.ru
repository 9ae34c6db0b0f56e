# Document a is shorter than its places say.
DELETE { document:a air:characters ?number } INSERT { document:a air:characters 100 }
WHERE { document:a air:characters ?number }
