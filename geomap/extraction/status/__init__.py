"""How real what is told is, and by whose word: status, attribution, claims and blame."""
