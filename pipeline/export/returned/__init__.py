"""Takes files back that others corrected: one reader a format, then decisions or gold."""
