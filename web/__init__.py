"""Routes that are not pages: exports, health, headers."""
