"""The archive: originals, the chain of events, and what a stand is built from."""
