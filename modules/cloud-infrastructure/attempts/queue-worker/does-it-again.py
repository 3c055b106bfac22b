# score: 3
# hint: look into `done` first
# why: does not look whether the job is done
def work_once(sqs, queue, handle, done):
    worked = []
    answer = sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10)
    for message in answer.get("Messages", []):
        try:
            job = json.loads(message["Body"])["job"]
            handle(job)
        except Exception:
            continue
        done.add(job)
        worked.append(job)
        sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
    return worked
