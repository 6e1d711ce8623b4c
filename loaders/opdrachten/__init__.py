"""The commands of `python -m loaders`, one file each (docs/command-line.md)."""
