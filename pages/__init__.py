"""The pages: a folder a subject; `pagina` registers it, `lees` asks, `beeld` lays out."""
