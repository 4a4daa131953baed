"""Where and when: takes mentions, gives each account the place and the time that govern it, with the basis of both."""
