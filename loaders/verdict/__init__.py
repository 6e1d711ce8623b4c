"""The verdict on a file: where, what was found, what is expected; as text, CSV and JSON."""
