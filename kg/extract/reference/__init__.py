"""Who is meant, and who speaks, where words name nobody: "the company", "it", "we"."""
