# score: 2
# hint: whole folders
# why: Deletes files but no folders.

def read_blob(image, digest):
    """Return the bytes of a blob. Raises ValueError if they do not fit the digest."""
    content = (Path(image) / "blobs" / digest.replace(":", "/")).read_bytes()
    if digest != f"sha256:{hashlib.sha256(content).hexdigest()}":
        raise ValueError(f"The blob {digest} was changed.")
    return content


def apply_layer(target, layer):
    """Unpack a layer on top of what is in the target. Raises ValueError for a path outside of it."""
    target = Path(target).resolve()
    with tarfile.open(fileobj=io.BytesIO(layer), mode="r:gz") as unpacker:
        for entry in unpacker:
            path = (target / entry.name).resolve()
            if not path.is_relative_to(target):
                raise ValueError(f"{entry.name} leaves the folder.")
            if path.name.startswith(".wh."):
                gone = path.with_name(path.name.removeprefix(".wh."))
                if gone.is_file():
                    gone.unlink()
            elif entry.isdir():
                path.mkdir(parents=True, exist_ok=True)
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(unpacker.extractfile(entry).read())


def unpack(image, target):
    """Write the files of an image into a folder and return its settings: Cmd and WorkingDir."""
    index = json.loads((Path(image) / "index.json").read_text())
    manifest = json.loads(read_blob(image, index["manifests"][0]["digest"]))
    for layer in manifest["layers"]:
        apply_layer(target, read_blob(image, layer["digest"]))
    return json.loads(read_blob(image, manifest["config"]["digest"]))["config"]
