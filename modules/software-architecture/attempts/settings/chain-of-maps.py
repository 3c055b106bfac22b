# score: 6
# why: a right answer that parses each source by itself and looks values up from the strongest one
from collections import ChainMap


class Secret:
    def __init__(self, text):
        self.reveal = lambda: text

    def __str__(self):
        return "Secret(***)"

    __repr__ = __str__


@dataclasses.dataclass(frozen=True)
class Settings:
    threshold: float = 0.5
    seed: int = 0
    verbose: bool = False
    model_path: str = "model.json"
    api_key: object = None


def truth(text):
    if text.lower() in {"true", "yes", "on", "1"}:
        return True
    if text.lower() in {"false", "no", "off", "0"}:
        return False
    raise ValueError


def share(text):
    value = float(text)
    if not (value >= 0 and value <= 1):
        raise ValueError
    return value


PARSERS = {"threshold": share, "seed": int, "verbose": truth, "model_path": str, "api_key": Secret}


def parse(name, text):
    if name not in PARSERS:
        raise ValueError("unknown setting: " + name)
    try:
        return PARSERS[name](text)
    except ValueError:
        raise ValueError("wrong value for " + name) from None


def load_settings(file_text, environment, arguments):
    def parsed(pairs):
        return {name: parse(name, str(value)) for name, value in pairs}

    of_file = parsed(tomllib.loads(file_text).items())
    of_environment = parsed((key[7:].lower(), environment[key]) for key in environment if key[:7] == "SCORER_")
    of_arguments = parsed(pair for pair in arguments.items() if pair[1] is not None)
    return Settings(**ChainMap(of_arguments, of_environment, of_file))
