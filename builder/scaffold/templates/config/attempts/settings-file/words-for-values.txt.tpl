# score: 2
# hint: without quotes
# why: writes true as a text
%%writefile settings.toml
[server]
host = "127.0.0.1"
port = 8443
tls = "true"
timeout_seconds = 30

[log]
level = "info"
