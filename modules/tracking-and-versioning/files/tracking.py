"""A tracking store of MLflow in one SQLite file: no server, no network."""

import functools
import logging
import os
import sqlite3
import tempfile
import warnings
from contextlib import closing, contextmanager, suppress
from pathlib import Path

os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"
os.environ["MLFLOW_DISABLE_AGENT_SKILL_WARNING"] = "true"

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # notes of packages that MLflow loads
    import mlflow
    from mlflow import MlflowClient
    from mlflow.exceptions import MlflowException
    from mlflow.store.db import utils
    from mlflow.store.model_registry import sqlalchemy_store as _registry  # noqa: F401
    from mlflow.store.tracking import sqlalchemy_store as _tracking  # noqa: F401  # MLflow would import both with the first store
    from sqlalchemy import Engine, event
    from sqlalchemy.exc import DisconnectionError

logging.getLogger("alembic").setLevel(logging.ERROR)
logging.getLogger("mlflow").setLevel(logging.ERROR)
TABLES = Path(__file__).resolve().parent / "tables.sql"
SPARE = []
"""Stores that were emptied and can be used again: that takes far less time than to open another one."""
__all__ = ["MlflowClient", "MlflowException", "empty_store", "open_store"]

with suppress(AttributeError):  # for each store MLflow reads all changes of its history, to see which is the last one
    utils._get_latest_schema_revision = functools.cache(utils._get_latest_schema_revision)


@event.listens_for(Engine, "connect")
def _hurry(connection, record):
    """Do not wait for the disk with every change: what a lesson records is thrown away."""
    connection.executescript("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY;")
    record.info["file"] = connection.execute("PRAGMA database_list").fetchone()[2]
    record.info["owner"] = os.getpid(), os.stat(record.info["file"]).st_ino


@event.listens_for(Engine, "checkout")
def _connect_anew(_connection, record, proxy):
    """Give up a connection of the process that this one was forked from, or to a file that was put back since."""
    file = record.info["file"]
    if not os.path.exists(file) or record.info["owner"] != (os.getpid(), os.stat(file).st_ino):
        record.dbapi_connection = proxy.dbapi_connection = None  # as SQLAlchemy's manual has it
        raise DisconnectionError("this connection belongs to another process or file")


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


class _Store:
    """A store in a folder of its own; it is emptied when its block is left."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name, "store.db")
        self.client = open_store(self.path)
        self.empty = sqlite3.connect(":memory:")
        with closing(sqlite3.connect(self.path)) as database:
            database.backup(self.empty)

    def clear(self):
        with closing(sqlite3.connect(self.path)) as database:
            database.execute("PRAGMA synchronous = OFF")
            self.empty.backup(database)


@contextmanager
def empty_store(name="experiments"):
    """Yield a client of an empty store and the id of an experiment in it; what it holds is gone when the block is left."""
    store = SPARE.pop() if SPARE else _Store()
    try:
        with tempfile.TemporaryDirectory() as folder:
            yield store.client, store.client.create_experiment(name, artifact_location=folder)
    finally:
        with suppress(sqlite3.Error):  # somebody still reads from it: the next one gets another store
            store.clear()
            SPARE.append(store)


# The first run that a process records takes twice as long as the others; so it is not one of the lesson.
with empty_store() as (_client, _experiment):
    _run = _client.create_run(_experiment).info.run_id
    _client.log_param(_run, "leaf", 5)
    _client.log_metric(_run, "ap", 0.5)
    _client.set_terminated(_run)
    _client.search_runs([_experiment], "attributes.status = 'FINISHED'")
