# score: 2
# hint: RuntimeError
# why: lets the first job that fails stop the worker
def work_once(sqs, queue, handle, done):
    worked = []
    answer = sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10)
    for message in answer.get("Messages", []):
        job = json.loads(message["Body"])["job"]
        if job not in done:
            handle(job)
            done.add(job)
            worked.append(job)
        sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
    return worked
