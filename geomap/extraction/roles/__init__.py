"""Triggers and roles: takes a sentence, gives a mention for each word that tells of an incident, with who takes part in it."""
