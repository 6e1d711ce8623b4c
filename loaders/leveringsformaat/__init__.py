"""The leveringsformaat: tables, template, and the checks over rows."""
