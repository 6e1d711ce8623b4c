"""Documents in TOML: afspraken, toelichtingen, aannames, rechtzettingen."""
