"""How many examples hypothesis tries: few in `make test`, each test's own number in `make soak`."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, settings

GEWOON, SOAK = "woonsaldo", "soak"
MEEST = 25
_GEEN_KLOK = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}


def profielen() -> None:
    """No test is timed: a slow machine must find the same as a fast one."""
    settings.register_profile(GEWOON, max_examples=MEEST, **_GEEN_KLOK)
    settings.register_profile(SOAK, **_GEEN_KLOK)
    settings.load_profile(GEWOON)


def begrens(test: Callable[..., object]) -> None:
    """Let a test try no more than MEEST, whatever it asks itself, except under the profile soak.

    hypothesis has no other way to change the number of a test that says one.
    """
    eigen = test._hypothesis_internal_use_settings  # type: ignore[attr-defined]
    if settings.get_current_profile_name() != SOAK and eigen.max_examples > MEEST:
        minder = settings(eigen, max_examples=MEEST)
        test._hypothesis_internal_use_settings = minder  # type: ignore[attr-defined]
