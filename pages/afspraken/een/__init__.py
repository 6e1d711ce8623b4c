"""The page of one afspraak."""
