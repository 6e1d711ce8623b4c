"""Reference lists: gemeenten, corporaties, organisaties, gebieden."""
