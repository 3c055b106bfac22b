"""A small cloud on this machine: moto's server on the loopback address, and boto3 clients that talk to it."""

import logging
import os
import socket
import sys
import uuid
from contextlib import contextmanager, suppress
from threading import Thread
from urllib.request import ProxyHandler, Request, build_opener

import boto3
from botocore.config import Config

# An optional check of addresses takes longer to load than all the rest, and nothing here needs it.
sys.modules.setdefault("rfc3987_syntax", None)
import moto.cloudformation.models  # loads all services once, so that the first request does not have to wait for it
from moto.core import DEFAULT_ACCOUNT_ID
from moto.s3.models import s3_backends
from moto.server import ThreadedMotoServer

logging.getLogger("werkzeug").setLevel(logging.ERROR)
REGION = "eu-central-1"
SESSION = boto3.session.Session("nobody", "nothing", region_name=REGION)
"""Keeps the descriptions of the services, which take longer to read than a request. The keys are made up."""


class Cloud:
    """The address of a running local cloud, and what a lesson wants from it."""

    def __init__(self, address):
        self.address = address

    def client(self, service):
        """Return a boto3 client for a service such as "s3"."""
        config = Config(proxies={}, retries={"total_max_attempts": 1})
        return SESSION.client(service, endpoint_url=self.address, config=config)

    def bucket(self):
        """Create a bucket that keeps all versions; return its name."""
        s3, name = self.client("s3"), f"lesson-{uuid.uuid4().hex[:12]}"
        s3.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": REGION})
        s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
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
        backend = s3_backends[DEFAULT_ACCOUNT_ID]["aws"]
        for name in names:
            backend.put_object(bucket, name, b"1")


@contextmanager
def local_cloud(page=1000):
    """Run an empty cloud on a free port of the loopback address, and end it when the block is left.

    A list of names comes in answers of `page` names, as those of AWS hold 1,000.
    """
    os.environ["MOTO_S3_DEFAULT_MAX_KEYS"] = str(page)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    try:
        host, port = server.get_host_and_port()
        reset = Request(f"http://{host}:{port}/moto-api/reset", method="POST")
        build_opener(ProxyHandler({})).open(reset).close()
        yield Cloud(f"http://{host}:{port}")
    finally:
        _end(server)


def _end(server):
    """End a server, and knock until it has noticed: by itself it looks up twice a second."""
    ending = Thread(target=server.stop)
    ending.start()
    while ending.is_alive():
        with suppress(OSError):
            socket.create_connection(server.get_host_and_port(), timeout=1).close()
        ending.join(0.02)
    server._server.server_close()
