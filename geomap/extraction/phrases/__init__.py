"""Noun phrases: how many they speak of, of whom or what, and whom pronouns and short names mean."""
