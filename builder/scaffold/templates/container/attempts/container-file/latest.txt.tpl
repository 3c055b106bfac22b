# score: 2
# hint: a fixed tag
# why: takes whatever tag is the newest
%%writefile Dockerfile
FROM python:latest
COPY requirements.txt ./
RUN pip install -r requirements.txt
COPY service.py ./
USER 10001
CMD ["python", "service.py"]
