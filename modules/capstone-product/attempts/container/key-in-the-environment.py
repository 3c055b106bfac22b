# score: 2
# hint: environment holds
# why: writes the key into the environment beside the secret.
container = {
    "Dockerfile": """FROM python:3.12.8-slim
WORKDIR /app
COPY requirements.txt ./
RUN pip install --no-cache-dir -r requirements.txt
COPY scoring ./scoring
COPY model.json ./
USER 10001
CMD ["uvicorn", "scoring.main:app", "--factory", "--host", "0.0.0.0", "--port", "8000"]
""",
    ".dockerignore": """*
!requirements.txt
!model.json
!scoring/*.py
""",
    "compose.yaml": """services:
  scoring:
    build: .
    read_only: true
    ports: ["127.0.0.1:8000:8000"]
    environment: {SCORING_KEY_FILE: /run/secrets/scoring_key, SCORING_KEY: abc}
    secrets: [scoring_key]
    healthcheck:
      test: [CMD, python, -c, "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/ready')"]
secrets:
  scoring_key: {file: scoring_key.txt}
""",
}
for file_name, file_text in container.items():
    (PROJECT / file_name).write_text(file_text, encoding="utf-8")
