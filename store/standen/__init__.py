"""Standen: made, opened, kept beside each other and tidied up."""
