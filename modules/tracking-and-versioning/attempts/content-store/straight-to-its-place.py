# score: 3
# hint: without a rename
# why: writes the blob straight to its final place
class ContentStore:
    def __init__(self, folder):
        self.folder = Path(folder)

    def path(self, digest):
        return self.folder / digest[:2] / digest[2:]

    def put(self, content):
        digest = hashlib.sha256(content).hexdigest()
        self.path(digest).parent.mkdir(parents=True, exist_ok=True)
        self.path(digest).write_bytes(content)
        return digest

    def get(self, digest):
        try:
            content = self.path(digest).read_bytes()
        except FileNotFoundError:
            raise KeyError(digest) from None
        if hashlib.sha256(content).hexdigest() != digest:
            raise ValueError(digest)
        return content

    def collect(self, keep):
        gone = []
        for path in self.folder.rglob("*"):
            digest = path.parent.name + path.name
            if path.is_file() and digest not in keep:
                path.unlink()
                gone.append(digest)
        return sorted(gone)
