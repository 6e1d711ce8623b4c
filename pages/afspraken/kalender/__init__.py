"""The page Kalender: what must be delivered when."""
