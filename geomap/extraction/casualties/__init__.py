"""How many were harmed, each person once: takes the mentions of an account, gives the harms that they tell."""
