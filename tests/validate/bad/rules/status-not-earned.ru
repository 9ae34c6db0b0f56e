# What is only asked has the status of what is stated.
DELETE { ?claim air:status air:asked } INSERT { ?claim air:status air:stated }
WHERE { ?claim air:status air:asked }
