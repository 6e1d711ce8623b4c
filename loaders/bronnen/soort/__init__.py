"""The kinds of source that can be pulled: CBS, SQL, VERA, a folder."""
