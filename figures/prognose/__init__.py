"""A forecast in words and charts."""
