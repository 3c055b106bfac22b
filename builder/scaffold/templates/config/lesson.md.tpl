# @@TITLE@@

TO BE WRITTEN: two or three sentences that say where @@NAME@@ turns up at work and what goes wrong without it.
We work for a {{ domain.company }}.

## What it is

TO BE WRITTEN: explain @@NAME@@ in half a page, with one example from work.

Settings stand in a file, so that they can be reviewed, compared and taken back.
This one is in TOML, which Python reads itself.

```{code-cell} python
import tomllib
from pathlib import Path

tomllib.loads("[server]\nport = 80")
```

## Your turn

### Write the settings

TO BE WRITTEN: the task, in two or three sentences. This one is a sample that works; put yours in its place.

Write `settings.toml`.
The server listens at `127.0.0.1`, port 8443, with `tls` on; it waits 30 seconds (`timeout_seconds`) for an answer.
The log has the level `info`.

```{code-cell} python
:exercise: settings-file

%%writefile settings.toml
# BEGIN SOLUTION
[server]
host = "127.0.0.1"
port = 8443
tls = true
timeout_seconds = 30

[log]
level = "info"
# END SOLUTION
# BEGIN STARTER
# [server]
# host = "0.0.0.0"
# END STARTER
```

```{code-cell} python
:points: 2
:tests: settings-file

def read_settings():
    """Return the settings; say in plain words if the file is no TOML."""
    try:
        return tomllib.loads(Path("settings.toml").read_text())
    except tomllib.TOMLDecodeError as fault:
        raise AssertionError(f"The file is no TOML: {fault}.") from None


server = read_settings().get("server", {})
assert server.get("host") == "127.0.0.1", f"The server listens at {server.get('host')!r}, expected '127.0.0.1': this machine only."
assert server.get("port") == 8443 and type(server["port"]) is int, "The port is the number 8443, without quotes."
```

```{code-cell} python
:points: 2
:tests: settings-file

# BEGIN HIDDEN TESTS
settings = read_settings()
assert settings.get("server", {}).get("tls") is True, "Without tls everybody on the way can read along; it is `true`, without quotes."
waits = settings.get("server", {}).get("timeout_seconds")
assert waits == 30 and type(waits) is int, "Without a limit of 30 seconds a server that hangs is waited for without end."
assert settings.get("log", {}).get("level") == "info", "The level of the log belongs below [log]."
# END HIDDEN TESTS
```

## Key points

- TO BE WRITTEN: the one thing that students should still know in a month.
- TO BE WRITTEN: the mistake that they should never make again.
