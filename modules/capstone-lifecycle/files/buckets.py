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

SESSION = boto3.Session("nobody", "nothing", region_name="eu-central-1")
"""Keeps the descriptions of the services, which take longer to read than a stack to create. The keys are made up."""
FORMATION, S3 = (SESSION.client(service) for service in ("cloudformation", "s3"))
EMPTY = "Resources: {Nothing: {Type: 'AWS::CloudFormation::WaitConditionHandle'}}"


def buckets_of(path: str, environments: list[str]) -> list[str]:
    """Create a stack for each environment; return the names of all buckets.

    Raises AssertionError with the cloud's reason if a stack is not created.
    """
    return _buckets_of(Path(path).read_text(encoding="utf-8"), environments)


def _buckets_of(template: str, environments: list[str]) -> list[str]:
    with mock_aws():
        for environment in environments:
            try:
                FORMATION.create_stack(
                    StackName=f"records-{environment}",
                    TemplateBody=template,
                    Parameters=[{"ParameterKey": "Environment", "ParameterValue": environment}],
                )
            except (BotoCoreError, ClientError) as error:
                raise AssertionError(f"The stack for {environment} was not created: {error}") from None
        return sorted(bucket["Name"] for bucket in S3.list_buckets()["Buckets"])


_buckets_of(EMPTY, ["test"])  # the first stack takes ten times as long as the others; so it is not one of the lesson
