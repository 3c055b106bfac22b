"""Real targets: folders, bare git repositories, and a bucket of moto's server on this machine."""

import os
import subprocess

import pytest

from builder.errors import FindingsError, PublishError
from builder.publish.bucket import BucketTarget, cache_control, content_type
from builder.publish.folder import FolderTarget
from builder.publish.git import GitTarget, remote_address
from builder.publish.plan import Publication, plan_publication, plan_rollback
from builder.publish.targets import find_place, pages_advice, target_settings
from builder.publish.values import LIST

WORDS = {"version_label": "V", "version_old": "Old {version}", "version_newest": "New", "version_go": "Go"}


def git(folder, *arguments):
    done = subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture(autouse=True)
def git_without_settings(tmp_path_factory, monkeypatch):
    """Git knows no name and no settings of the developer; no key of a real store is in reach."""
    monkeypatch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)


@pytest.fixture(scope="module")
def store():
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(store, monkeypatch, request):
    import boto3

    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    name = f"b{abs(hash(request.node.nodeid))}"
    client = boto3.session.Session().client("s3", endpoint_url=store, region_name="us-east-1")
    client.create_bucket(Bucket=name)
    return BucketTarget(name, "courses/tiny/", store, "us-east-1"), client


def bare(folder):
    folder.mkdir()
    git(folder, "init", "--quiet", "--bare")
    return folder


@pytest.fixture(params=["folder", "git", "git folder", "bucket"])
def target(request, tmp_path):
    if request.param == "folder":
        return FolderTarget(tmp_path / "www" / "course")
    if request.param == "bucket":
        return request.getfixturevalue("bucket")[0]
    folder = "docs/site" if "folder" in request.param else ""
    return GitTarget(str(bare(tmp_path / "far.git")), "pages", folder, tmp_path / "work")


def publish(target, files, version=""):
    wanted = Publication("tiny", "Tiny", files, version, "en", WORDS)
    change = plan_publication(wanted, target.read(), target.content)
    target.write(change)
    return change


def take_back(target):
    held = target.read()
    past = target.past(held.manifest.restores or held.manifest.number)
    target.write(plan_rollback(held, past))


def there(target):
    held = target.read()
    return {path: target.content(path) for path in held.actual}


FIRST = {"index.html": b"<body>one</body>", "a/index.html": b"<body>a</body>", "theme/x.css": b"x", ".nojekyll": b""}
SECOND = {"index.html": b"<body>two</body>", "b/index.html": b"<body>b</body>", "theme/x.css": b"x", ".nojekyll": b""}
THIRD = {**SECOND, "index.html": b"\x00\xff three"}


def test_publications_and_rollbacks_step_by_step(target):
    assert target.read().manifest is None
    for files in (FIRST, SECOND, THIRD):
        publish(target, files)
        assert there(target) == files
    take_back(target)
    assert there(target) == SECOND
    take_back(target)
    assert there(target) == FIRST
    assert target.past(1) is None
    publish(target, THIRD)
    take_back(target)
    assert there(target) == FIRST


def test_nothing_to_do_is_seen(target):
    publish(target, FIRST)
    wanted = Publication("tiny", "Tiny", FIRST)
    assert plan_publication(wanted, target.read(), target.content).empty


def test_versions_and_their_banners(target):
    publish(target, FIRST, "one")
    publish(target, SECOND, "two")
    files = there(target)
    assert b"Old one" in files["one/a/index.html"]
    assert files["latest/b/index.html"] == files["two/b/index.html"] == SECOND["b/index.html"]
    take_back(target)
    assert there(target)["one/a/index.html"] == FIRST["a/index.html"]


def test_a_folder_keeps_what_others_put_there_and_its_earlier_content(tmp_path):
    place = tmp_path / "www"
    (place / "own").mkdir(parents=True)
    (place / "own" / "note.txt").write_text("mine")
    target = FolderTarget(place)
    publish(target, FIRST)
    publish(target, SECOND)
    assert (place / "own" / "note.txt").read_text() == "mine"
    assert not (place / "a").exists()
    (place / "index.html").write_text("by hand")
    publish(target, THIRD)
    assert (tmp_path / ".www.history" / "000002" / "index.html").read_text() == "by hand"
    assert not list(tmp_path.glob(".www.new-*"))


def test_a_folder_that_lost_its_content_between_two_renames_gets_it_back(tmp_path):
    target = FolderTarget(tmp_path / "www")
    publish(target, FIRST)
    publish(target, SECOND)
    (tmp_path / "www").rename(tmp_path / ".www.history" / "000002")
    assert there(target) == SECOND


def test_a_failure_while_writing_leaves_the_folder_as_it_was(tmp_path, monkeypatch):
    target = FolderTarget(tmp_path / "www")
    publish(target, FIRST)

    def fail(folder, change):
        (folder / "half.html").write_text("half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("builder.publish.folder.write_change", fail)
    with pytest.raises(PublishError, match="No space"):
        publish(target, SECOND)
    assert there(target) == FIRST
    assert sorted(path.name for path in tmp_path.iterdir()) == ["www"]


def test_a_branch_with_foreign_history_keeps_it(tmp_path):
    far, near = bare(tmp_path / "far.git"), tmp_path / "near"
    git(tmp_path, "clone", "--quiet", str(far), str(near))
    git(near, "checkout", "--quiet", "-b", "pages")
    (near / "CNAME").write_text("course.example.org")
    git(near, "add", ".")
    git(near, "-c", "user.name=n", "-c", "user.email=e@localhost", "commit", "--quiet", "-m", "domain")
    git(near, "push", "--quiet", "origin", "pages")
    first = git(far, "rev-parse", "pages")
    target = GitTarget(str(far), "pages", "", tmp_path / "work")
    publish(target, FIRST)
    publish(target, SECOND)
    assert git(far, "merge-base", first, "pages") == first
    assert git(far, "show", "pages:CNAME") == "course.example.org"
    assert git(far, "rev-list", "--count", "pages") == "3"
    assert LIST in git(far, "ls-tree", "--name-only", "pages").split()


def test_a_branch_that_moved_meanwhile_is_not_overwritten(tmp_path):
    far = bare(tmp_path / "far.git")
    ours = GitTarget(str(far), "pages", "", tmp_path / "ours")
    theirs = GitTarget(str(far), "pages", "", tmp_path / "theirs")
    publish(ours, FIRST)
    change = plan_publication(Publication("tiny", "Tiny", SECOND), ours.read(), ours.content)
    publish(theirs, THIRD)
    with pytest.raises(PublishError, match="git push failed") as caught:
        ours.write(change)
    assert "run the command again" in caught.value.hint
    assert there(ours) == THIRD
    publish(ours, SECOND)
    assert there(theirs) == SECOND


def test_a_remote_that_is_not_there_is_told_without_a_password(tmp_path):
    target = GitTarget("http://me:secret@127.0.0.1:9/none.git", "pages", "", tmp_path / "work")
    with pytest.raises(PublishError) as caught:
        target.read()
    assert "secret" not in caught.value.message + target.shown


def test_an_upload_that_was_cut_off_is_finished_by_the_next_one(bucket, monkeypatch):
    target, client = bucket
    publish(target, FIRST)
    put, calls = BucketTarget._put, []

    def cut(self, path, content):
        calls.append(path)
        if path == LIST:
            raise PublishError("cut off")
        put(self, path, content)

    monkeypatch.setattr(BucketTarget, "_put", cut)
    with pytest.raises(PublishError, match="cut off"):
        publish(target, SECOND)
    assert calls.index("b/index.html") < calls.index("index.html") < calls.index(LIST)
    client.put_object(Bucket=target.bucket, Key="courses/tiny/b/index.html", Body=b"half")
    monkeypatch.setattr(BucketTarget, "_put", put)
    publish(target, SECOND)
    assert there(target) == SECOND
    take_back(target)
    assert there(target) == FIRST


def test_only_what_earlier_publications_need_is_kept_in_a_bucket(bucket):
    target, client = bucket
    for number in range(9):
        publish(target, {**FIRST, "index.html": f"<body>{number}</body>".encode()})
    keys = [item["Key"] for item in client.list_objects_v2(Bucket=target.bucket)["Contents"]]
    assert sum("/.coursewright/lists/" in key for key in keys) == 5
    assert sum("/.coursewright/files/" in key for key in keys) == 5


def test_objects_have_the_type_that_browsers_need(bucket):
    target, client = bucket
    publish(target, {"index.html": b"x", "pyodide/1/pyodide.asm.wasm": b"x"})
    page = client.get_object(Bucket=target.bucket, Key="courses/tiny/index.html")
    assert (page["ContentType"], page["CacheControl"]) == ("text/html; charset=utf-8", "no-cache")
    assert content_type("a.mjs").startswith("text/javascript")
    assert content_type("a.wasm") == "application/wasm"
    assert "immutable" in cache_control("pyodide/1/pyodide.asm.wasm")
    assert "immutable" in cache_control("2027-spring/build/plot-0123.png")


def test_a_bucket_that_is_not_there_is_told(bucket):
    target, _ = bucket
    with pytest.raises(PublishError, match="s3://nowhere/ refuses"):
        BucketTarget("nowhere", "", target.endpoint, "us-east-1").read()


SETTINGS = """
default: server
targets:
  server: {kind: folder, path: "../www/{course}"}
  pages: {kind: github-pages}
  mirror: {kind: git, remote: "git@host.example:c.git", branch: site, content: student}
  store: {kind: s3, bucket: courses, prefix: "{course}", endpoint: "http://127.0.0.1:1"}
"""


def test_settings_name_targets(tmp_path):
    settings = target_settings(SETTINGS, "publish.yaml")

    def found(name):
        return find_place(name, settings, "tiny", tmp_path / "w", tmp_path / "work")

    assert found(None).target.place == tmp_path / "www" / "tiny"
    assert found("store").target.shown == "s3://courses/tiny/"
    assert found("mirror").content == "student"
    with pytest.raises(PublishError) as caught:
        found("serve")
    assert "server" in caught.value.hint


def test_there_is_no_word_for_what_instructors_have():
    with pytest.raises(FindingsError) as caught:
        target_settings("targets:\n  a: {kind: folder, path: x, content: instructor}\n", "publish.yaml")
    assert "instructor" in caught.value.findings[0].message


@pytest.mark.parametrize("path", [".", "..", "_build/tiny/site"])
def test_the_workspace_is_never_published_over(tmp_path, path):
    settings = target_settings(f"targets:\n  a: {{kind: folder, path: '{path}'}}\n", "publish.yaml")
    with pytest.raises(PublishError, match="holds the workspace"):
        find_place("a", settings, "tiny", tmp_path, tmp_path / "work")


def test_addresses_and_remotes(tmp_path):
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "remote", "add", "origin", "git@github.com:Some-School/ml.git")
    place = find_place("github", None, "tiny", tmp_path, tmp_path / "work")
    assert (place.target.branch, place.target.address) == ("gh-pages", "git@github.com:Some-School/ml.git")
    advice = pages_advice(place.settings, place.target.address)
    assert "gh-pages, / (root)" in advice
    assert "https://some-school.github.io/ml/" in advice
    far = find_place("file:///srv/far.git", None, "tiny", tmp_path, tmp_path / "work", branch="www")
    assert far.target.branch == "www"
    with pytest.raises(PublishError, match="no remote 'upstream'"):
        remote_address(tmp_path, "upstream")
    with pytest.raises(PublishError, match="not said where"):
        find_place(None, None, "tiny", tmp_path, tmp_path / "work")
