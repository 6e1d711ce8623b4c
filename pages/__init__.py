"""One file a page: register, layout, one callback."""
