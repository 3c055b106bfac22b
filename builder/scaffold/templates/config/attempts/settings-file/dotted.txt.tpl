# score: 4
%%writefile settings.toml
log.level = 'info'
server.host = '127.0.0.1'
server.port = 8_443
server.tls = true
server.timeout_seconds = 30
