# score: 3
# hint: order of the dictionary
# why: Takes the files in the order in which somebody filled the dictionary.

def digest(data):
    """Return the digest of the bytes as OCI writes it."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def make_layer(files):
    """Return the compressed archive and the digest of the archive before compression."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as packer:
        for path in files:
            entry = tarfile.TarInfo(path)
            entry.size = len(files[path])
            packer.addfile(entry, io.BytesIO(files[path]))
    return gzip.compress(buffer.getvalue(), mtime=0), digest(buffer.getvalue())


def make_image(folder, layers, command):
    """Write an image with these layers and this command; return the digest of its manifest."""
    blobs = Path(folder) / "blobs" / "sha256"
    blobs.mkdir(parents=True)

    def put(media_type, content):
        (blobs / digest(content).removeprefix("sha256:")).write_bytes(content)
        return {"mediaType": media_type, "digest": digest(content), "size": len(content)}

    packed = [make_layer(files) for files in layers]
    settings = {
        "architecture": "amd64",
        "os": "linux",
        "config": {"Cmd": command, "WorkingDir": "/app"},
        "rootfs": {"type": "layers", "diff_ids": [diff_id for _, diff_id in packed]},
    }
    contents = {
        "schemaVersion": 2,
        "mediaType": MANIFEST,
        "config": put(CONFIG, as_json(settings)),
        "layers": [put(LAYER, compressed) for compressed, _ in packed],
    }
    described = put(MANIFEST, as_json(contents))
    (Path(folder) / "index.json").write_bytes(as_json({"schemaVersion": 2, "manifests": [described]}))
    (Path(folder) / "oci-layout").write_bytes(as_json({"imageLayoutVersion": "1.0.0"}))
    return described["digest"]
