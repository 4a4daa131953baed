"""Who took part in an account: takes its mentions, gives its actors, targets and weapons by their fullest names."""
