"""Sources that are pulled: what is fetched, archived and loaded by `python -m loaders pull`.

`contract` says what a kind of source is; `lezen.SOORTEN` is the table of kinds, one module each.
docs/sources.md explains the file in which they are configured.
"""
