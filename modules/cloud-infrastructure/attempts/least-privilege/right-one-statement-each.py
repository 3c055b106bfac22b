# score: 5
# why: a right answer that builds its statements with a small function and keeps lists everywhere
def training_policy(bucket, queue_arn, job):
    shelf = "arn:aws:s3:::" + bucket

    def allow(actions, resource, **more):
        return {"Effect": "Allow", "Action": actions.split(), "Resource": [resource], **more}

    insecure = {"Effect": "Deny", "Action": ["s3:*"], "Resource": [shelf, shelf + "/*"]}
    insecure["Condition"] = {"Bool": {"aws:SecureTransport": ["false"]}}
    return {
        "Version": "2012-10-17",
        "Statement": [
            insecure,
            allow("s3:ListBucket", shelf, Condition={"StringLike": {"s3:prefix": ["data/*"]}}),
            allow("s3:GetObject s3:GetObjectVersion", shelf + "/data/*"),
            allow("s3:PutObject", shelf + "/models/" + job + "/*"),
            allow("sqs:ReceiveMessage sqs:DeleteMessage", queue_arn),
        ],
    }
