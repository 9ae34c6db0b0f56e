# A document profits from what it says in its own voice.
DELETE { ?assertion air:selfInterested false } INSERT { ?assertion air:selfInterested true }
WHERE { ?assertion air:modality air:stated ; air:selfInterested false }
