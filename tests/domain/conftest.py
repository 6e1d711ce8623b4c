"""Hypothesis without a deadline: on a busy machine slow is not wrong."""

from hypothesis import settings

settings.register_profile("rustig", deadline=None)
settings.load_profile("rustig")
