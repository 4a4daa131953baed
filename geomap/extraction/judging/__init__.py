"""What is an incident and what is not: takes an account amid its report, gives why it is none, or nothing."""
