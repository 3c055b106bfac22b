"""The objects of a small Kubernetes cluster and the controllers that bring them to their desired state.

Everything is plain data and logical time: one `tick` is one round of the controllers. No network, no clock, no threads.
Unlike a real cluster it has one node size, no scheduler and no ReplicaSets; a Deployment owns its Pods directly.
"""

from __future__ import annotations

import copy
import functools
import hashlib
import json
import math
from dataclasses import dataclass, field
from typing import Any

import kubernetes_validate
from kubernetes.utils import parse_quantity

# The schemas are read once: by itself the package reads them anew for each object, which takes longer than the check.
kubernetes_validate.utils.schema_contents = functools.cache(kubernetes_validate.utils.schema_contents)
kubernetes_validate.utils.all_versions = functools.cache(kubernetes_validate.utils.all_versions)

Json = dict[str, Any]
VERSION = "1.30"
NODE_CPU, NODE_MEMORY = 4, 8 * 1024**3
KINDS = {
    "configmaps": ("v1", "ConfigMap"),
    "cronjobs": ("batch/v1", "CronJob"),
    "deployments": ("apps/v1", "Deployment"),
    "pods": ("v1", "Pod"),
    "services": ("v1", "Service"),
}


class Refused(ValueError):
    """The cluster refuses a request: the HTTP status, a reason in one word, and a message."""

    def __init__(self, status: int, reason: str, message: str) -> None:
        super().__init__(message)
        self.status, self.reason = status, reason


@dataclass(frozen=True, slots=True)
class Image:
    """What the cluster knows of a container image: where its service listens and what it needs."""

    port: int = 8000
    ready_path: str = "/ready"
    memory: str = "200Mi"
    healthy: bool = True
    """Whether the service ever gets ready; a broken release starts and answers 503."""


@dataclass
class State:
    """All objects of a cluster by (plural, namespace, name), and the events that its controllers report."""

    images: dict[str, Image]
    objects: dict[tuple[str, str, str], Json] = field(default_factory=dict)
    events: dict[tuple[str, str, str], int] = field(default_factory=dict)
    """How often (namespace, pod, text) was reported; the text is "reason: message"."""
    round: int = 0
    made: int = 0

    def create(self, plural: str, namespace: str, body: Json) -> Json:
        """Store a new object. Raises Refused if it exists or is not valid."""
        check(plural, body)
        key = (plural, namespace, body["metadata"]["name"])
        if key in self.objects:
            raise Refused(409, "AlreadyExists", f'{plural} "{key[2]}" already exists')
        stored = with_quantities(body)
        self.made += 1
        born = f"2026-01-01T{self.made // 3600 % 24:02d}:{self.made // 60 % 60:02d}:{self.made % 60:02d}Z"
        stored["metadata"] |= {
            "namespace": namespace,
            "generation": 1,
            "creationTimestamp": born,
            "uid": f"uid-{self.made}",
        }
        self.objects[key] = stored
        return stored

    def read(self, plural: str, namespace: str, name: str) -> Json:
        """Return an object. Raises Refused if there is none."""
        try:
            return self.objects[plural, namespace, name]
        except KeyError:
            raise Refused(404, "NotFound", f'{plural} "{name}" not found') from None

    def list(self, plural: str, namespace: str, labels: Json | None = None) -> list[Json]:
        """Return the objects of a kind that carry all the labels, in the order in which they were made."""
        found = [one for (kind, where, _), one in self.objects.items() if (kind, where) == (plural, namespace)]
        return [one for one in found if carries(one["metadata"].get("labels"), labels)]

    def replace(self, plural: str, namespace: str, name: str, body: Json) -> Json:
        """Put a new description in place of the old one. Raises Refused if there is none, or the new one is not valid."""
        old = self.read(plural, namespace, name)
        check(plural, body)
        if plural == "deployments" and body["spec"]["selector"] != old["spec"]["selector"]:
            raise Refused(422, "Invalid", "spec.selector: field is immutable")
        kept = {key: old["metadata"][key] for key in ("namespace", "creationTimestamp", "uid", "generation")}
        new = {**with_quantities(body), "status": old.get("status", {})}
        new["metadata"] = {**new["metadata"], **kept}
        new["metadata"]["generation"] += new.get("spec") != old.get("spec")
        self.objects[plural, namespace, name] = new
        return new

    def patch(self, plural: str, namespace: str, name: str, change: Json) -> Json:
        """Merge a change into an object; containers, ports and variables are told apart by their names."""
        return self.replace(plural, namespace, name, merge(self.read(plural, namespace, name), change))

    def delete(self, plural: str, namespace: str, name: str) -> Json:
        """Remove an object and the pods that it owns. Raises Refused if there is none."""
        gone = self.read(plural, namespace, name)
        del self.objects[plural, namespace, name]
        for pod in self.pods_of(namespace, name) if plural == "deployments" else []:
            del self.objects["pods", namespace, pod["metadata"]["name"]]
        return gone

    def pods_of(self, namespace: str, deployment: str) -> list[Json]:
        """Return the pods that a deployment owns."""
        owner = [{"apiVersion": "apps/v1", "kind": "Deployment", "name": deployment, "uid": ""}]
        return [pod for pod in self.list("pods", namespace) if pod["metadata"].get("ownerReferences") == owner]

    def tick(self) -> None:
        """Let one round of all controllers pass: pods start or fail, then deployments add and remove pods."""
        self.round += 1
        for (plural, namespace, _), pod in list(self.objects.items()):
            if plural == "pods":
                self._run_pod(namespace, pod)
        for (plural, namespace, _), deployment in list(self.objects.items()):
            if plural == "deployments":
                self._roll(namespace, deployment)

    def _run_pod(self, namespace: str, pod: Json) -> None:
        configs = {one["metadata"]["name"] for one in self.list("configmaps", namespace)}
        phase, reason, message = condition_of(pod["spec"], self.images, configs)
        if reason:
            text = (namespace, pod["metadata"]["name"], f"{reason}: {message}")
            self.events[text] = self.events.get(text, 0) + 1
        waiting = {"waiting": {"reason": reason, "message": message}}
        container = pod["spec"]["containers"][0]
        pod["status"] = {
            "phase": phase,
            "conditions": [{"type": "Ready", "status": "False" if reason else "True"}],
            "containerStatuses": [
                {
                    "name": container["name"],
                    "image": container["image"],
                    "imageID": "",
                    "ready": not reason,
                    "restartCount": self.events[text] if reason in ("OOMKilled", "Killed") else 0,
                    "state": waiting if reason else {"running": {}},
                }
            ],
        }

    def _roll(self, namespace: str, deployment: Json) -> None:
        """One step of a rolling update, as the deployment controller of Kubernetes does it (pkg/controller/deployment)."""
        spec, name = deployment["spec"], deployment["metadata"]["name"]
        replicas, revision = spec.get("replicas", 1), revision_of(spec["template"])
        surge, unavailable = margins(spec.get("strategy", {}), replicas)
        pods = self.pods_of(namespace, name)
        new = [pod for pod in pods if pod["metadata"]["labels"]["pod-template-hash"] == revision]
        old = [pod for pod in pods if pod not in new]
        if spec.get("strategy", {}).get("type") == "Recreate":
            surge, unavailable = (0 if old else replicas), replicas
        missing = max(0, min(replicas - len(new), replicas + surge - len(pods)))
        gone = new[replicas:]
        spare = len(pods) + missing - (replicas - unavailable) - sum(not is_ready(pod) for pod in new) - missing
        gone += [pod for pod in old if not is_ready(pod)][: max(0, spare)]
        left = sum(is_ready(pod) for pod in pods) - (replicas - unavailable)
        gone += [pod for pod in old if is_ready(pod)][: max(0, left)]
        for pod in gone:
            del self.objects["pods", namespace, pod["metadata"]["name"]]
        for _ in range(missing):
            self._make_pod(namespace, deployment, revision)
        deployment["status"] = status_of(deployment, self.pods_of(namespace, name), revision)

    def _make_pod(self, namespace: str, deployment: Json, revision: str) -> None:
        template, name = deployment["spec"]["template"], deployment["metadata"]["name"]
        labels = {**template["metadata"]["labels"], "pod-template-hash": revision}
        owner = {"apiVersion": "apps/v1", "kind": "Deployment", "name": name, "uid": ""}
        metadata = {"name": f"{name}-{revision}-{self.made + 1}", "labels": labels, "ownerReferences": [owner]}
        pod = {"apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": copy.deepcopy(template["spec"])}
        stored = self.create("pods", namespace, pod)
        stored["status"] = {"phase": "Pending", "conditions": [{"type": "Ready", "status": "False"}]}


def check(plural: str, body: Json) -> None:
    """Raise Refused if a description does not have the form that Kubernetes asks for."""
    version, kind = KINDS[plural]
    if (body.get("apiVersion"), body.get("kind")) != (version, kind):
        raise Refused(400, "BadRequest", f"this must be apiVersion {version}, kind {kind}")
    try:
        kubernetes_validate.validate({key: body[key] for key in body if key != "status"}, VERSION, strict=True)
    except kubernetes_validate.ValidationError as error:
        where = ".".join(str(part) for part in error.path)
        raise Refused(422, "Invalid", f"{where or kind}: {error.message}") from error
    if not body.get("metadata", {}).get("name"):
        raise Refused(422, "Invalid", "metadata.name: Required value")
    if plural in ("deployments", "services") and not body.get("spec"):
        raise Refused(422, "Invalid", "spec: Required value")
    if plural == "deployments":
        spec = body["spec"]
        wanted = (spec.get("selector") or {}).get("matchLabels")
        labels = ((spec.get("template") or {}).get("metadata") or {}).get("labels")
        if not wanted or not carries(labels, wanted):
            raise Refused(
                422, "Invalid", f"spec.template.metadata.labels: `selector` does not match template `labels` {labels}"
            )
        if not (spec["template"].get("spec") or {}).get("containers"):
            raise Refused(422, "Invalid", "spec.template.spec.containers: Required value")


def with_quantities(body: Json) -> Json:
    """Return a copy whose requests and limits are texts, as the real server stores them: `cpu: 0.2` becomes "0.2"."""
    body = copy.deepcopy(body)
    spec = body.get("spec") or {}
    template = (spec.get("template") or {}).get("spec") or {}
    for container in (spec.get("containers") or []) + (template.get("containers") or []):
        resources = container.get("resources") or {}
        for side in ("requests", "limits"):
            if resources.get(side):
                resources[side] = {name: str(value) for name, value in resources[side].items()}
    return body


def condition_of(spec: Json, images: dict[str, Image], configs: set[str]) -> tuple[str, str, str]:
    """Return the phase of a pod, and the reason and message why it is not ready; both are empty if it is."""
    container = spec["containers"][0]
    resources = container.get("resources", {})
    cpu = parse_quantity(resources.get("requests", {}).get("cpu", 0))
    if cpu > NODE_CPU:
        return (
            "Pending",
            "FailedScheduling",
            f"insufficient cpu: the pod asks for {cpu:f}, the largest node has {NODE_CPU}",
        )
    memory = parse_quantity(resources.get("requests", {}).get("memory", 0))
    if memory > NODE_MEMORY:
        return "Pending", "FailedScheduling", "insufficient memory: the largest node has 8Gi"
    image = images.get(container["image"])
    if image is None:
        return "Pending", "ErrImagePull", f"image {container['image']!r} was not found in the registry"
    wanted = {one["configMapRef"]["name"] for one in container.get("envFrom", []) if "configMapRef" in one}
    if wanted - configs:
        return "Pending", "CreateContainerConfigError", f"configmap {sorted(wanted - configs)[0]!r} not found"
    limit = resources.get("limits", {}).get("memory")
    if limit is not None and parse_quantity(limit) < parse_quantity(image.memory):
        return "Running", "OOMKilled", f"the container needed more memory than its limit {limit} and was killed"
    for probe, reason in (("livenessProbe", "Killed"), ("readinessProbe", "Unhealthy")):
        fault = probe_fault(container.get(probe), container, image, ready=probe == "readinessProbe")
        if fault:
            return "Running", reason, f"{probe} failed: {fault}"
    return "Running", "", ""


def probe_fault(probe: Json | None, container: Json, image: Image, *, ready: bool) -> str:
    """Return why an HTTP probe fails, or nothing. Without a probe nobody asks, so nothing fails."""
    if not probe or "httpGet" not in probe:
        return ""
    port = port_number(probe["httpGet"].get("port"), container)
    if port != image.port:
        return f"connection refused on port {probe['httpGet'].get('port')}"
    path = probe["httpGet"].get("path", "/")
    if path not in (image.ready_path, "/live"):
        return f"GET {path} answered 404"
    return f"GET {path} answered 503" if ready and path == image.ready_path and not image.healthy else ""


def port_number(port: int | str | None, container: Json) -> int | None:
    """Return the number of a port that is given as a number or by its name in the container."""
    names = {one.get("name"): one["containerPort"] for one in container.get("ports", [])}
    return port if isinstance(port, int) else names.get(port)


def margins(strategy: Json, replicas: int) -> tuple[int, int]:
    """Return how many pods an update may have too many, and how many too few; percentages are rounded up, then down."""
    rolling = strategy.get("rollingUpdate") or {}
    surge = amount(rolling.get("maxSurge", "25%"), replicas, math.ceil)
    unavailable = amount(rolling.get("maxUnavailable", "25%"), replicas, math.floor)
    return surge, unavailable if surge or unavailable else 1


def amount(value: int | str, replicas: int, rounded: Any) -> int:
    """Return a number, or a percentage of the replicas as a whole number."""
    return value if isinstance(value, int) else int(rounded(replicas * int(value.rstrip("%")) / 100))


def revision_of(template: Json) -> str:
    """Return a short digest of a pod template: pods with another one are old."""
    return hashlib.sha256(json.dumps(template, sort_keys=True).encode()).hexdigest()[:6]


def is_ready(pod: Json) -> bool:
    """Tell whether a pod may get requests."""
    return any(
        one["type"] == "Ready" and one["status"] == "True" for one in pod.get("status", {}).get("conditions", [])
    )


def status_of(deployment: Json, pods: list[Json], revision: str) -> Json:
    """Return the status of a deployment with these pods."""
    ready = sum(is_ready(pod) for pod in pods)
    return {
        "observedGeneration": deployment["metadata"]["generation"],
        "replicas": len(pods),
        "updatedReplicas": sum(pod["metadata"]["labels"]["pod-template-hash"] == revision for pod in pods),
        "readyReplicas": ready,
        "availableReplicas": ready,
        "unavailableReplicas": max(0, deployment["spec"].get("replicas", 1) - ready),
    }


def carries(labels: Json | None, wanted: Json | None) -> bool:
    """Tell whether all wanted labels are among the labels."""
    return all((labels or {}).get(name) == value for name, value in (wanted or {}).items())


def merge(old: Any, change: Any) -> Any:
    """Return `old` with a change: dictionaries are merged, None deletes, and lists of named things go by name."""
    if isinstance(old, dict) and isinstance(change, dict):
        merged = {name: value for name, value in old.items() if change.get(name, 0) is not None}
        news = {name: value for name, value in change.items() if value is not None}
        return merged | {name: merge(old.get(name), value) for name, value in news.items()}
    if (
        isinstance(old, list)
        and isinstance(change, list)
        and all(isinstance(one, dict) and "name" in one for one in old + change)
    ):
        named = {one["name"]: one for one in old}
        return list((named | {one["name"]: merge(named.get(one["name"]), one) for one in change}).values())
    return copy.deepcopy(change)
