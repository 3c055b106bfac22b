"""A tracking store of MLflow in one SQLite file: no server, no network."""

import logging
import os
import sqlite3
import tempfile
import warnings
from contextlib import closing, contextmanager
from pathlib import Path

os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"
os.environ["MLFLOW_DISABLE_AGENT_SKILL_WARNING"] = "true"

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # notes of packages that MLflow loads
    import mlflow
    from mlflow import MlflowClient
    from mlflow.exceptions import MlflowException

logging.getLogger("alembic").setLevel(logging.ERROR)
logging.getLogger("mlflow").setLevel(logging.ERROR)
TABLES = Path(__file__).resolve().parent / "tables.sql"
__all__ = ["MlflowClient", "MlflowException", "empty_store", "open_store"]


def open_store(path):
    """Return a client of the tracking store in a file; the file is created if it is not there.

    MLflow needs seconds to create its tables, because it repeats all changes of its history. The file `tables.sql` has
    the tables of one version of MLflow as they are in the end; with another version, MLflow makes them itself.
    """
    if not Path(path).exists():
        first, _, tables = TABLES.read_text(encoding="utf-8").partition("\n")
        if first == f"-- {mlflow.__version__}":
            with closing(sqlite3.connect(path)) as database:
                database.executescript(tables)
    return MlflowClient(f"sqlite:///{path}", registry_uri=f"sqlite:///{path}")


@contextmanager
def empty_store(name="experiments"):
    """Yield a client of an empty store and the id of an experiment in it; the store is gone when the block is left."""
    with tempfile.TemporaryDirectory() as folder:
        client = open_store(Path(folder, "store.db"))
        yield client, client.create_experiment(name, artifact_location=folder)
