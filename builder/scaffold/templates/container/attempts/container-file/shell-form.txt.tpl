# score: 4
%%writefile Dockerfile
FROM python:3.12-slim
USER 10001
COPY requirements.txt .
RUN pip install -r requirements.txt
COPY service.py .
CMD python service.py
