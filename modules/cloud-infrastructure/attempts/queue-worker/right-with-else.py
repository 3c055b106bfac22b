# score: 5
# why: a right answer in two separate steps, reading and working
def work_once(sqs, queue, handle, done):
    worked = []
    answer = sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10)
    for message in answer.get("Messages", []):
        handle_of_message = message["ReceiptHandle"]
        try:
            job = json.loads(message["Body"])["job"]
        except (ValueError, KeyError):
            continue
        if job in done:
            sqs.delete_message(QueueUrl=queue, ReceiptHandle=handle_of_message)
            continue
        try:
            handle(job)
        except Exception as error:
            print(job, error)
        else:
            done.update([job])
            worked.append(job)
            sqs.delete_message(QueueUrl=queue, ReceiptHandle=handle_of_message)
    return worked
