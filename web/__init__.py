"""What is not a page: downloads, health, headers, the shell around the pages, the server."""
