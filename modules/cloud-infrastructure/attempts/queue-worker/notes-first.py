# score: 2
# hint: note a job after its work, not before
# why: notes the job before the work, so that a failed job counts as finished
def work_once(sqs, queue, handle, done):
    worked = []
    answer = sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10)
    for message in answer.get("Messages", []):
        try:
            job = json.loads(message["Body"])["job"]
            if job not in done:
                done.add(job)
                handle(job)
                worked.append(job)
        except Exception:
            continue
        sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
    return worked
