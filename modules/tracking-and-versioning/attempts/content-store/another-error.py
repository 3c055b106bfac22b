# score: 3
# hint: must raise KeyError
# why: lets the error of the file system through
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
        content = self.path(digest).read_bytes()
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
