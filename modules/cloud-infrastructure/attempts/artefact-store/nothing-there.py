# score: 4
# hint: KeyError
# why: forgets that an answer without names has no Contents
class ArtefactStore:
    def __init__(self, s3, bucket):
        self.s3 = s3
        self.bucket = bucket

    def put(self, name, content):
        checksum = hashlib.sha256(content).hexdigest()
        return self.s3.put_object(Bucket=self.bucket, Key=name, Body=content, Metadata={"sha256": checksum})["VersionId"]

    def get(self, name, version=None):
        which = {"VersionId": version} if version else {}
        answer = self.s3.get_object(Bucket=self.bucket, Key=name, **which)
        content = answer["Body"].read()
        if answer["Metadata"].get("sha256") != hashlib.sha256(content).hexdigest():
            raise ValueError(name)
        return content

    def names(self, prefix=""):
        pages = self.s3.get_paginator("list_objects_v2").paginate(Bucket=self.bucket, Prefix=prefix)
        return [one["Key"] for page in pages for one in page["Contents"]]

    def restore(self, name, version):
        return self.put(name, self.get(name, version))
