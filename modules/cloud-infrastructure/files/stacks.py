"""Check a CloudFormation template and create its stacks on the local cloud."""

import json
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import cfnlint.rules
import yaml
from cfnlint.config import ConfigMixIn
from cfnlint.decode.decode import decode_str
from cfnlint.rules import CloudFormationLintRule, Rules
from cfnlint.runner.template import run_template_by_data
from moto.cloudformation.utils import yaml_tag_constructor

# moto reads templates with a loader in Python; the one in C reads the same in a tenth of the time.
yaml.Loader = getattr(yaml, "CLoader", yaml.Loader)
yaml.add_multi_constructor("", yaml_tag_constructor, Loader=yaml.Loader)


def faults(path):
    """Return the errors that cfn-lint finds in a template, one line each; an empty list is good. Needs no network."""
    template, errors = decode_str(Path(path).read_text(encoding="utf-8"))
    found = errors or run_template_by_data(template or {}, CONFIG, RULES)
    return [_line(one) for one in found if one.rule.id.startswith("E")]


def _line(fault):
    return f"line {fault.linenumber}, {fault.rule.id}: {fault.message}"


def _rules(without):
    """Return the rules of cfn-lint for errors; those for warnings read long tables, and `faults` leaves them out."""
    for part in walk_packages(cfnlint.rules.__path__, "cfnlint.rules."):
        import_module(part.name)
    kinds = [CloudFormationLintRule]
    for kind in kinds:
        kinds += kind.__subclasses__()
    return Rules({kind.id: kind() for kind in kinds if kind.id.startswith("E") and kind.id not in without})


CONFIG = ConfigMixIn(regions=["eu-central-1"])
RULES = _rules(without={"E3025", "E3062"})
"""Without the sizes of machines for databases, a table that takes longer to read than all the rest."""

# What it must know of a kind of resource cfn-lint reads with the first template that has one: let that be this one.
KINDS = {"Bucket": "AWS::S3::Bucket", "Queue": "AWS::SQS::Queue", "Role": "AWS::IAM::Role"}
EMPTY = {"Resources": {name: {"Type": kind, "Properties": {}} for name, kind in KINDS.items()}}
list(run_template_by_data(EMPTY, CONFIG, RULES))


def declared(path):
    """Return the resources of a template as it declares them, by logical name.

    Raises AssertionError with the reason if the file cannot be read as a template.
    """
    template, errors = decode_str(Path(path).read_text(encoding="utf-8"))
    assert not errors, f"{path} cannot be read: {_line(errors[0])}"
    assert isinstance(template, dict), f"{path} holds no template."
    return template.get("Resources") or {}


def create(cloud, path, environment):
    """Create the stack for an environment; return its resources as a dictionary from logical to physical name.

    Raises AssertionError with the reason if the stack does not reach CREATE_COMPLETE.
    """
    assert declared(path), f"{path} declares no resources yet."
    formation, name = cloud.kept("cloudformation"), f"stack-{environment}"
    try:
        stack = formation.create_stack(name, Path(path).read_text(encoding="utf-8"), {"Environment": environment})
    except Exception as error:  # where moto cannot follow a template, it ends with any
        raise AssertionError(f"The stack for {environment} was not created: {error!r}") from error
    assert stack.status == "CREATE_COMPLETE", f"The stack for {environment} has the status {stack.status}."
    _, resources = formation.describe_stack_resources(name, None)
    return {one.logical_resource_id: one.physical_resource_id for one in resources}


def encryption(cloud, bucket):
    """Return the name of the algorithm that encrypts a bucket, or nothing."""
    found = cloud.kept("s3").get_bucket_encryption(bucket)
    return found and found["Rule"]["ApplyServerSideEncryptionByDefault"]["SSEAlgorithm"]


def queue_attributes(cloud, address):
    """Return the attributes of a queue as a dictionary."""
    found = cloud.kept("sqs").get_queue_attributes(address.rsplit("/", 1)[-1], ["All"])
    return {name: value for name, value in found.items() if value is not None}


def role_policies(cloud, role):
    """Return the policies that are written into a role, as dictionaries in which all references are resolved."""
    return list(cloud.kept("iam").get_role(role).policies.values())


def trust_policy(cloud, role):
    """Return the policy that says who may take a role, as a dictionary."""
    return json.loads(cloud.kept("iam").get_role(role).assume_role_policy_document)
