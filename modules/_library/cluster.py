"""A stand-in for a Kubernetes cluster on the loopback address, for the official Python client and other real clients.

It answers the requests of the API for deployments, pods, services, config maps, cron jobs and events, checks every
description against the real schemas, and moves its controllers one round forward with every reading.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

import yaml
from cluster_state import KINDS, Image, Json, Refused, State, carries, is_ready, port_number
from kubernetes import client

PATH = re.compile(r"/(?:api/v1|apis/[a-z.]+/v1)/namespaces/([\w-]+)/(\w+)(?:/([\w.-]+))?(?:/(status|scale))?")
__all__ = ["Cluster", "Image", "Refused", "local_cluster"]


class Cluster:
    """A running cluster: its clients, and what one does with it from a terminal."""

    def __init__(self, address: str, state: State, lock: threading.RLock) -> None:
        self.address, self._state, self._lock = address, state, lock
        settings = client.Configuration(host=address)
        settings.proxy = None
        self._api = client.ApiClient(settings)
        self.apps, self.core = client.AppsV1Api(self._api), client.CoreV1Api(self._api)

    def apply(self, text: str, namespace: str = "default") -> list[str]:
        """Create or change what a YAML text with one or several descriptions asks for; return what was done.

        Like `kubectl apply -f`. Raises Refused with the cluster's message.
        """
        done = []
        with self._lock:
            for body in yaml.safe_load_all(text):
                plural = next(
                    (
                        name
                        for name, kind in KINDS.items()
                        if body and kind == (body.get("apiVersion"), body.get("kind"))
                    ),
                    None,
                )
                if plural is None:
                    raise Refused(404, "NotFound", f"the cluster knows no such kind: {body}")
                name = (body.get("metadata") or {}).get("name", "")
                known = (plural, namespace, name) in self._state.objects
                _ = (
                    self._state.replace(plural, namespace, name, body)
                    if known
                    else self._state.create(plural, namespace, body)
                )
                done.append(f"{body['kind'].lower()}/{name} {'configured' if known else 'created'}")
        return done

    def tick(self, rounds: int = 1) -> None:
        """Let some rounds of the controllers pass."""
        with self._lock:
            for _ in range(rounds):
                self._state.tick()

    def pods(self, namespace: str = "default") -> list[str]:
        """Return a line for each pod: its image and its state. No round passes."""
        with self._lock:
            return [_line(pod) for pod in self._state.list("pods", namespace)]

    def ask(self, service: str, namespace: str = "default") -> str:
        """Send a request through a service; return the image of the pod that answers.

        Raises ConnectionError with the reason if nobody does.
        """
        with self._lock:
            spec = self._state.read("services", namespace, service)["spec"]
            ready = [pod for pod in self._state.list("pods", namespace, spec.get("selector")) if is_ready(pod)]
        if not ready or not spec.get("selector"):
            raise ConnectionError(f"the service {service} finds no ready pod with the labels {spec.get('selector')}")
        container = ready[0]["spec"]["containers"][0]
        target = spec["ports"][0].get("targetPort", spec["ports"][0]["port"])
        listening = self._state.images[container["image"]].port
        if port_number(target, container) != listening:
            raise ConnectionError(f"the service {service} sends to port {target}, but the pod listens on {listening}")
        return str(container["image"])


@contextmanager
def local_cluster(images: dict[str, Image]) -> Iterator[Cluster]:
    """Run an empty cluster that knows these images, and end it when the block is left."""
    state, lock = State(dict(images)), threading.RLock()

    class Handler(_Handler):
        cluster_state, cluster_lock = state, lock

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = False
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield Cluster(f"http://127.0.0.1:{server.server_port}", state, lock)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    """Turns HTTP requests into calls of the State and its answers into JSON."""

    cluster_state: State
    cluster_lock: threading.RLock

    def do_GET(self) -> None:
        self._answer()

    do_POST = do_PUT = do_PATCH = do_DELETE = do_GET

    def log_message(self, *_: object) -> None:
        """Print nothing."""

    def _answer(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(length) or "{}")
        try:
            with self.cluster_lock:
                status, content = 200, self._work(body)
        except Refused as error:
            status = error.status
            content = {
                "kind": "Status",
                "apiVersion": "v1",
                "status": "Failure",
                "message": str(error),
                "reason": error.reason,
                "code": status,
            }
        text = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def _work(self, body: Json) -> Json:
        address = urlsplit(self.path)
        match = PATH.fullmatch(address.path)
        if not match or match[2] not in {*KINDS, "events"}:
            raise Refused(404, "NotFound", f"the cluster does not know {address.path}")
        namespace, plural, name, part = match.groups()
        state, method = self.cluster_state, self.command
        if method == "GET":
            state.tick()
        if plural == "events":
            return _list("v1", "Event", _events(state, namespace))
        if part == "scale" and method != "GET":
            return state.patch(plural, namespace, name, {"spec": {"replicas": body["spec"]["replicas"]}})
        if name is None and method == "GET":
            version, kind = KINDS[plural]
            labels = dict(
                one.split("=", 1) for one in dict(parse_qsl(address.query)).get("labelSelector", "").split(",") if one
            )
            return _list(
                version,
                kind,
                [one for one in state.list(plural, namespace) if carries(one["metadata"].get("labels"), labels)],
            )
        work = {
            "GET": lambda: state.read(plural, namespace, name),
            "POST": lambda: state.create(plural, namespace, body),
            "PUT": lambda: state.replace(plural, namespace, name, body),
            "PATCH": lambda: state.patch(plural, namespace, name, body),
            "DELETE": lambda: state.delete(plural, namespace, name),
        }
        return work[method]()


def _list(version: str, kind: str, items: list[Json]) -> Json:
    return {"apiVersion": version, "kind": f"{kind}List", "metadata": {}, "items": items}


def _events(state: State, namespace: str) -> list[Json]:
    found = []
    for number, ((where, pod, text), count) in enumerate(state.events.items()):
        reason, message = text.split(": ", 1)
        about = {"kind": "Pod", "name": pod, "namespace": where}
        event = {
            "metadata": {"name": f"event-{number}", "namespace": where},
            "involvedObject": about,
            "type": "Warning",
        }
        if where == namespace:
            found.append({**event, "reason": reason, "message": message, "count": count})
    return found


def _line(pod: Json) -> str:
    containers = pod.get("status", {}).get("containerStatuses", [{}])
    waiting = containers[0].get("state", {}).get("waiting", {}).get("reason")
    state = "ready" if is_ready(pod) else waiting or "starting"
    return f"{pod['spec']['containers'][0]['image']} {state}"
