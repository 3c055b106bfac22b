"""Create the stacks of a CloudFormation template on a cloud in this process."""

import sys
from pathlib import Path

import boto3
from botocore.exceptions import BotoCoreError, ClientError

# An optional check of addresses takes longer to load than all the rest, and nothing here needs it.
sys.modules.setdefault("rfc3987_syntax", None)
import moto.cloudformation.models  # loads all services once, so that the first stack does not have to wait for it
import moto.s3.models
from moto import mock_aws


def buckets_of(path: str, environments: list[str]) -> list[str]:
    """Create a stack for each environment; return the names of all buckets.

    Raises AssertionError with the cloud's reason if a stack is not created.
    """
    with mock_aws():
        session = boto3.Session("nobody", "nothing", region_name="eu-central-1")
        formation = session.client("cloudformation")
        for environment in environments:
            try:
                formation.create_stack(
                    StackName=f"records-{environment}",
                    TemplateBody=Path(path).read_text(encoding="utf-8"),
                    Parameters=[{"ParameterKey": "Environment", "ParameterValue": environment}],
                )
            except (BotoCoreError, ClientError) as error:
                raise AssertionError(f"The stack for {environment} was not created: {error}") from None
        return sorted(bucket["Name"] for bucket in session.client("s3").list_buckets()["Buckets"])
