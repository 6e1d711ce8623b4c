"""Everything that knows a source's format, the archive, and the command line."""
