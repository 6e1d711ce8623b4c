"""Charts and words: frames in, a `Grafiek` (figure, message, text, table) out. Pure.

Figures are plain dicts, not `plotly.graph_objects`: building one Bar through its
validators costs about as much as the whole of the query behind it. The tests put
every figure through `go.Figure`, so a misspelt property still fails.
"""
