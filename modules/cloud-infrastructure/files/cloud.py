"""A small cloud on this machine: boto3 clients whose requests moto answers in this process."""

import os
import uuid
from contextlib import contextmanager
from functools import cache
from sys import modules

import boto3
from botocore.config import Config
from botocore.loaders import Loader

# An optional check of addresses takes longer to load than all the rest, and nothing here needs it.
modules.setdefault("rfc3987_syntax", None)
import moto.cloudformation.models  # loads all services once, so that the first request does not have to wait for it
from moto.backends import get_backend
from moto.core import DEFAULT_ACCOUNT_ID
from moto.core.base_backend import AccountSpecificBackend, BackendDict
from moto.core.model_instances import reset_model_data
from moto.core.models import botocore_stubber

REGION = "eu-central-1"

# What follows spares long readings. Before botocore reads a description of a service it looks which of 400 have one, for
# each kind of description; moto does so for each service too, and reads which regions there are.
_find_services = Loader.list_available_services
_services = cache(lambda: _find_services(_session()._loader, "service-2"))
Loader.list_available_services = lambda loader, type_name: _services()
AccountSpecificBackend._generate_regions = lambda *_: [REGION, "us-east-1"]


class Cloud:
    """What a lesson wants from the cloud that is open."""

    def client(self, service):
        """Return a boto3 client for a service such as "s3"."""
        return _client(service)

    def bucket(self):
        """Create a bucket that keeps all versions, without a request; return its name."""
        name = f"lesson-{uuid.uuid4().hex[:12]}"
        self.kept("s3").create_bucket(name, REGION)
        self.kept("s3").put_bucket_versioning(name, "Enabled")
        return name

    def queue(self, *, tries=3):
        """Create a queue whose messages may be taken `tries` times, and a queue for the dead ones; return both addresses.

        A message that was taken and not deleted comes back at once; a real queue waits for half a minute.
        """
        sqs, name = self.client("sqs"), f"lesson-{uuid.uuid4().hex[:12]}"
        dead = sqs.create_queue(QueueName=f"{name}-dead")["QueueUrl"]
        arn = sqs.get_queue_attributes(QueueUrl=dead, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        redrive = f'{{"deadLetterTargetArn": "{arn}", "maxReceiveCount": {tries}}}'
        attributes = {"VisibilityTimeout": "0", "RedrivePolicy": redrive}
        return sqs.create_queue(QueueName=name, Attributes=attributes)["QueueUrl"], dead

    def fill(self, bucket, names):
        """Put a small object under each name, without a request for each."""
        for name in names:
            self.kept("s3").put_object(bucket, name, b"1")

    def kept(self, service):
        """Return moto's own object behind a service: what is asked of it needs no request, and no client."""
        found = get_backend(service)[DEFAULT_ACCOUNT_ID]
        return found[REGION if REGION in found else "aws"]


@contextmanager
def local_cloud(page=1000):
    """Open an empty cloud; it is gone when the block is left.

    A list of names comes in answers of `page` names, as those of AWS hold 1,000.
    """
    os.environ["MOTO_S3_DEFAULT_MAX_KEYS"] = str(page)
    botocore_stubber.enabled = True  # as mock_aws() has it, which also gets ready for clients that no lesson uses
    try:
        yield Cloud()
    finally:
        botocore_stubber.enabled = False
        BackendDict.reset()
        reset_model_data()


@cache
def _session():
    """Return a session with made-up keys, of which all requests go to moto or nowhere."""
    session = boto3.session.Session("nobody", "nothing", region_name=REGION)
    session.events.register("before-send", _stay_here)
    return session


@cache
def _client(service):
    """Return the client for a service: one for all clouds, as to make it takes longer than a request."""
    return _session().client(service, config=Config(retries={"total_max_attempts": 1}))


def _stay_here(request, **_):
    """Stop a request that moto does not answer, before it leaves the machine."""
    if not botocore_stubber.enabled:
        raise ConnectionError(f"The cloud is closed; {request.method} {request.url} belongs inside of its block.")
