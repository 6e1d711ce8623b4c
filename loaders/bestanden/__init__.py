"""Files of others, opened within limits: CSV, XLSX, JSON, TOML, zip."""
