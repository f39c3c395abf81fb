"""The environment in which every client of AWS's finds the emulator, and nothing else."""

from __future__ import annotations

import os


def client_environment(url: str, *, account: str, region: str) -> dict[str, str | None]:
    """Variables to set, and with None those to take away.

    What a machine has of profiles, sessions and endpoints must not lead a test to AWS.
    """
    return {
        "AWS_ENDPOINT_URL_CLEANROOMS": url,
        "CLEANROOMS_ENDPOINT": url,
        "AWS_ACCESS_KEY_ID": account,
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_SESSION_TOKEN": None,
        "AWS_SECURITY_TOKEN": None,
        "AWS_DEFAULT_REGION": region,
        "AWS_REGION": region,
        "AWS_PROFILE": None,
        "AWS_DEFAULT_PROFILE": None,
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "AWS_EC2_METADATA_DISABLED": "true",
        # It would make SDKs pass over the endpoint.
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": None,
    }
