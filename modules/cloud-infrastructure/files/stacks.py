"""Check a CloudFormation template and create its stacks on the local cloud."""

from functools import cache
from pathlib import Path

from botocore.exceptions import BotoCoreError, ClientError
from cloud import local_cloud
from moto.core import DEFAULT_ACCOUNT_ID
from moto.iam.models import iam_backends

# The first request to a service waits until its description is read; so it is not one of the lesson.
with local_cloud() as _cloud:
    _cloud.client("sqs").list_queues()
    _cloud.client("iam").list_roles()


def faults(path):
    """Return the errors that cfn-lint finds in a template, one line each; an empty list is good. Needs no network."""
    from cfnlint.decode.decode import decode_str

    template, errors = decode_str(Path(path).read_text(encoding="utf-8"))
    found = errors or _linter().validate_template(template or {})
    return [f"line {one.linenumber}, {one.rule.id}: {one.message}" for one in found if one.rule.id.startswith("E")]


@cache
def _linter():
    """Return cfn-lint with all its rules, which take a second to read."""
    from cfnlint.config import ConfigMixIn
    from cfnlint.runner import Runner

    runner = Runner(ConfigMixIn(regions=["eu-central-1"]))
    # What it must know of a kind of resource it reads with the first template that has one: let that be this one.
    kinds = {"Bucket": "AWS::S3::Bucket", "Queue": "AWS::SQS::Queue", "Role": "AWS::IAM::Role"}
    runner.validate_template({"Resources": {name: {"Type": kind, "Properties": {}} for name, kind in kinds.items()}})
    return runner


def declared(path):
    """Return the resources of a template as it declares them, by logical name."""
    from cfnlint.decode.cfn_yaml import load

    return load(path).get("Resources") or {}


def create(cloud, path, environment):
    """Create the stack for an environment; return its resources as a dictionary from logical to physical name.

    Raises AssertionError with the reason if the stack does not reach CREATE_COMPLETE.
    """
    assert declared(path), f"{path} declares no resources yet."
    formation, name = cloud.client("cloudformation"), f"stack-{environment}"
    try:
        formation.create_stack(
            StackName=name,
            TemplateBody=Path(path).read_text(encoding="utf-8"),
            Parameters=[{"ParameterKey": "Environment", "ParameterValue": environment}],
            Capabilities=["CAPABILITY_NAMED_IAM"],
        )
    except (BotoCoreError, ClientError) as error:
        raise AssertionError(f"The stack for {environment} was not created: {error}") from error
    status = formation.describe_stacks(StackName=name)["Stacks"][0]["StackStatus"]
    assert status == "CREATE_COMPLETE", f"The stack for {environment} has the status {status}."
    resources = formation.describe_stack_resources(StackName=name)["StackResources"]
    return {one["LogicalResourceId"]: one["PhysicalResourceId"] for one in resources}


def role_policies(role):
    """Return the policies that are written into a role, as dictionaries in which all references are resolved.

    They are read where moto keeps them: by request it hands out those of stacks in a form that boto3 cannot read.
    """
    return list(iam_backends[DEFAULT_ACCOUNT_ID]["aws"].get_role(role).policies.values())
