"""What is computed: pure Python, no I/O and no framework.

Nothing in here imports dash, plotly, sqlalchemy, duckdb or another room of
this project (checked by import-linter).
"""
