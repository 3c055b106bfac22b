# score: 2
# hint: must stay in the queue
# why: deletes messages that nobody could handle
def work_once(sqs, queue, handle, done):
    worked = []
    answer = sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10)
    for message in answer.get("Messages", []):
        try:
            job = json.loads(message["Body"])["job"]
            if job not in done:
                handle(job)
                done.add(job)
                worked.append(job)
        except Exception as error:
            print(error)
        finally:
            sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
    return worked
