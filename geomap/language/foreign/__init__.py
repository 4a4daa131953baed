"""Languages but English: takes their words in Universal Dependencies, gives a tree that the rules of English read."""
