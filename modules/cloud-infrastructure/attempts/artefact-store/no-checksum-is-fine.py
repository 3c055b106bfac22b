# score: 4
# hint: The checksum is missing
# why: trusts an object that has no checksum at all
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
        checksum = hashlib.sha256(content).hexdigest()
        if answer["Metadata"].get("sha256", checksum) != checksum:
            raise ValueError(name)
        return content

    def names(self, prefix=""):
        found, more = [], {}
        while True:
            answer = self.s3.list_objects_v2(Bucket=self.bucket, Prefix=prefix, **more)
            found += [one["Key"] for one in answer.get("Contents", [])]
            if not answer["IsTruncated"]:
                return found
            more = {"ContinuationToken": answer["NextContinuationToken"]}

    def restore(self, name, version):
        return self.put(name, self.get(name, version))
