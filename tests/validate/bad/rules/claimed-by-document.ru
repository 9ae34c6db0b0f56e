# Corvane's answer is put into the document's own mouth, and still claimed.
DELETE { ?assertion air:claimant company:corvane } INSERT { ?assertion air:claimant document:c }
WHERE { ?assertion air:claimant company:corvane ; air:modality air:claimed }
