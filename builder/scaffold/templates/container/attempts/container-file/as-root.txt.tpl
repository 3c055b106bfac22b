# score: 2
# hint: the container runs as root
# why: leaves out the user
%%writefile Dockerfile
FROM python:3.12-slim
COPY requirements.txt ./
RUN pip install -r requirements.txt
COPY service.py ./
CMD ["python", "service.py"]
