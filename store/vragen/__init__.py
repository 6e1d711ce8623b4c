"""One module a subject: (connection, Filters) in, a small frame out."""
