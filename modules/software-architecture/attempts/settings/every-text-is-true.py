# score: 2
# hint: The word counts
# why: calls bool on the text, so that the word false is true
class Secret:
    """A text that is not shown by accident."""

    def __init__(self, text):
        self._text = text

    def reveal(self):
        return self._text

    def __repr__(self):
        return "Secret(***)"


@dataclasses.dataclass(frozen=True)
class Settings:
    """What may differ from place to place."""

    threshold: float = 0.5
    seed: int = 0
    verbose: bool = False
    model_path: str = "model.json"
    api_key: object = None


def parse(name, text):
    """Return the value of a setting from its text; ValueError if there is no such setting or value."""
    if name not in KINDS:
        raise ValueError(f"there is no setting {name}; there are {sorted(KINDS)}")
    if name == "api_key":
        return Secret(text)
    if name == "verbose":
        return bool(text)
    try:
        value = KINDS[name](text)
    except ValueError:
        raise ValueError(f"{name} must be a number, not {text!r}") from None
    if name == "threshold" and not 0 <= value <= 1:
        raise ValueError(f"{name} must lie from 0 to 1, not {text!r}")
    return value


def load_settings(file_text, environment, arguments):
    """Return the settings from defaults, file, environment and arguments; the later ones win."""
    prefix = "SCORER_"
    layers = [
        tomllib.loads(file_text),
        {name.removeprefix(prefix).lower(): text for name, text in environment.items() if name.startswith(prefix)},
        {name: value for name, value in arguments.items() if value is not None},
    ]
    values = {}
    for layer in layers:
        values |= {name: parse(name, str(value)) for name, value in layer.items()}
    return Settings(**values)
