"""What all tests share: how long hypothesis searches."""

from hypothesis import HealthCheck, settings

# `make test` tries the same examples every time, so that a red build is the change's fault; `make fuzz` finds new ones.
settings.register_profile("test", derandomize=True, deadline=None, max_examples=100)
settings.register_profile(
    "fuzz",
    deadline=None,
    max_examples=20_000,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("test")
