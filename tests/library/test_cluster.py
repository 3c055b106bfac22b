"""The student library's stand-in for a Kubernetes cluster: its rules, and what the official client gets from it."""

import copy
import sys
import threading

import pytest
import yaml

pytest.importorskip("kubernetes")
pytest.importorskip("kubernetes_validate")

DEPLOYMENT = """
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 4
  strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: main
          image: good:1
          ports: [{name: http, containerPort: 8000}]
          readinessProbe: {httpGet: {path: /ready, port: http}}
"""
SERVICE = """
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80, targetPort: http}]}
"""


@pytest.fixture
def library(student_library, monkeypatch):
    """The two files, as a student imports them."""
    student_library("cluster_state")
    module = student_library("cluster")
    monkeypatch.setitem(sys.modules, "cluster", module)
    return module


@pytest.fixture
def state(library):
    """A cluster in which four pods of the image good:1 are ready."""
    images = {"good:1": library.Image(), "good:2": library.Image(), "bad:1": library.Image(healthy=False)}
    found = library.State(images)
    found.create("deployments", "default", yaml.safe_load(DEPLOYMENT))
    found.tick()
    found.tick()
    return found


def changed(state, image):
    change = {"spec": {"template": {"spec": {"containers": [{"name": "main", "image": image}]}}}}
    state.patch("deployments", "default", "web", change)


def counts(state):
    status = state.read("deployments", "default", "web")["status"]
    return status["replicas"], status["updatedReplicas"], status["readyReplicas"]


def test_a_rolling_update_keeps_its_bounds(state):
    changed(state, "good:2")
    seen = []
    while counts(state) != (4, 4, 4) or not seen:
        state.tick()
        seen.append(counts(state))
        assert len(seen) < 20
    assert max(pods for pods, _, _ in seen) == 5
    assert min(ready for _, _, ready in seen) == 4


def test_a_bad_image_stops_the_update_and_the_old_one_comes_back(state):
    changed(state, "bad:1")
    for _ in range(6):
        state.tick()
    assert counts(state) == (5, 1, 4)
    changed(state, "good:1")
    for _ in range(3):
        state.tick()
    assert counts(state) == (4, 4, 4)


def test_a_deleted_pod_is_replaced_and_replicas_follow(state):
    pod = state.list("pods", "default")[0]["metadata"]["name"]
    state.delete("pods", "default", pod)
    state.tick()
    state.tick()
    assert counts(state) == (4, 4, 4)
    state.patch("deployments", "default", "web", {"spec": {"replicas": 1}})
    state.tick()
    assert counts(state) == (1, 1, 1)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"replica": 2}, "'replica' was unexpected"),
        ({"replicas": "two"}, "not of type"),
        ({"selector": {"matchLabels": {"app": "other"}}}, "does not match template"),
        ({"template": {"metadata": {"labels": {"app": "web"}}}}, "spec.template.spec.containers: Required value"),
    ],
)
def test_what_is_not_valid_is_refused(library, change, words):
    body = copy.deepcopy(yaml.safe_load(DEPLOYMENT))
    body["spec"].update(change)
    with pytest.raises(library.Refused, match=words):
        library.State({}).create("deployments", "default", body)


def test_a_deployment_without_a_spec_is_refused(library):
    body = {**yaml.safe_load(DEPLOYMENT), "spec": None}
    with pytest.raises(library.Refused, match="spec"):
        library.State({}).create("deployments", "default", body)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"image": "none:1"}, "ErrImagePull"),
        ({"resources": {"requests": {"cpu": "200"}}}, "FailedScheduling"),
        ({"resources": {"limits": {"memory": "100Mi"}}}, "OOMKilled"),
        ({"readinessProbe": {"httpGet": {"path": "/ready", "port": 9}}}, "Unhealthy"),
        ({"livenessProbe": {"httpGet": {"path": "/none", "port": 8000}}}, "Killed"),
        ({"envFrom": [{"configMapRef": {"name": "missing"}}]}, "CreateContainerConfigError"),
        ({}, ""),
    ],
)
def test_a_pod_says_why_it_is_not_ready(library, change, reason):
    container = yaml.safe_load(DEPLOYMENT)["spec"]["template"]["spec"]["containers"][0] | change
    images = {"good:1": library.Image()}
    condition = sys.modules["cluster_state"].condition_of({"containers": [container]}, images, set())
    assert condition[1] == reason


def test_the_official_client_works_with_it_and_no_thread_is_left(library):
    from kubernetes.client import ApiException

    before = threading.active_count()
    with library.local_cluster({"good:1": library.Image()}) as cluster:
        assert cluster.apply(f"{DEPLOYMENT}---\n{SERVICE}") == ["deployment/web created", "service/web created"]
        with pytest.raises(ConnectionError, match="no ready pod"):
            cluster.ask("web")
        cluster.tick(3)
        assert cluster.ask("web") == "good:1"
        assert cluster.pods() == ["good:1 ready"] * 4
        cluster.apps.patch_namespaced_deployment_scale("web", "default", {"spec": {"replicas": 2}})
        found = cluster.apps.read_namespaced_deployment("web", "default")
        assert (found.spec.replicas, found.status.ready_replicas) == (2, 2)
        assert len(cluster.core.list_namespaced_pod("default", label_selector="app=web").items) == 2
        with pytest.raises(ApiException) as caught:
            cluster.apps.read_namespaced_deployment("other", "default")
        assert caught.value.status == 404
    assert threading.active_count() == before


def test_a_quantity_that_is_a_number_comes_back_as_text(library):
    with library.local_cluster({"good:1": library.Image()}) as cluster:
        written = yaml.safe_load(DEPLOYMENT)
        written["spec"]["template"]["spec"]["containers"][0]["resources"] = {
            "requests": {"cpu": 0.2, "memory": 300_000_000}
        }
        cluster.apply(yaml.safe_dump(written))
        cluster.tick(2)
        template = cluster.apps.read_namespaced_deployment("web", "default").spec.template
        pods = cluster.core.list_namespaced_pod("default").items
    assert template.spec.containers[0].resources.requests == {"cpu": "0.2", "memory": "300000000"}
    assert [pod.spec.containers[0].resources.requests["cpu"] for pod in pods] == ["0.2"] * 4
