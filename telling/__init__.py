"""From delivered rows to counted rows: which levering counts, and why a row does not. No SQL."""
