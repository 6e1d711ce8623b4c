"""One voice: what is said in one place is what is said in every other."""
