"""Whom and what we know: gemeenten, corporaties, organisaties, gebieden and their names."""
