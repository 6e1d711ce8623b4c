"""One module per table of the leveringsformaat: its columns, and from text to typed rows."""
