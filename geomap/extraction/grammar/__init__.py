"""Grammar read off the parse: takes words of it, gives what stands to them in a relation. Knows no incidents."""
