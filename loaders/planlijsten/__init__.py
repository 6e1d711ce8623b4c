"""Lists of projects and plancapaciteit as gemeenten and provinces make them."""
