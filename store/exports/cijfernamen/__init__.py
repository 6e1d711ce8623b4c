"""The names of the figures in the downloads: download to column to a function of a row."""
