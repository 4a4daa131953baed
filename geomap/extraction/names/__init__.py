"""Names of places judged by themselves, before anything is placed: what they can be, and whose they are."""
