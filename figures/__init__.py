"""Charts: a frame in, a plotly figure, its text alternative and its table out; pure."""
