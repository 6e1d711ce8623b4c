"""Kernen in words, tables, dots and a map."""
