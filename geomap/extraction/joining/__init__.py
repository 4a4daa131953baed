"""One account, one incident: takes the mentions of a document, gives them grouped, with the kind of incident that each group is."""
