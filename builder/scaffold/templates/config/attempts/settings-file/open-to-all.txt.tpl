# score: 2
# hint: this machine only
# why: listens to the whole network
%%writefile settings.toml
[server]
host = "0.0.0.0"
port = 8443
tls = true
timeout_seconds = 30

[log]
level = "info"
