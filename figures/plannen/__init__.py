"""Plannen in words and charts."""
