# score: 4
# hint: must be left
# why: says what it would delete and deletes nothing
class ContentStore:
    def __init__(self, folder):
        self.folder = Path(folder)

    def path(self, digest):
        return self.folder / digest[:2] / digest[2:]

    def put(self, content):
        digest = hashlib.sha256(content).hexdigest()
        path = self.path(digest)
        path.parent.mkdir(parents=True, exist_ok=True)
        half = self.folder / "half"
        half.write_bytes(content)
        half.replace(path)
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
        found = [path.parent.name + path.name for path in self.folder.glob("??/*")]
        return sorted(digest for digest in found if digest not in keep)
