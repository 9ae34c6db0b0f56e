# What analysts predict is stated.
DELETE { ?assertion air:modality air:predicted } INSERT { ?assertion air:modality air:stated }
WHERE { ?assertion air:modality air:predicted }
