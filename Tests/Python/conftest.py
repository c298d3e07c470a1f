"""What the tests share."""

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

# It compares with packages that only `make bench-frames` installs.
collect_ignore = ["measure_frames.py"]

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@pytest.fixture(scope="session")
def command() -> str:
    """The built command, from COPYDESK_COMMAND or the path."""
    path = os.environ.get("COPYDESK_COMMAND") or shutil.which("copydesk")
    if path is None:
        pytest.fail("there is no command `copydesk`; `make test-python` builds it and sets COPYDESK_COMMAND")
    return path


@pytest.fixture(scope="session")
def spark() -> "Iterator[SparkSession]":
    """A cluster on this machine: two workers, processes of their own, with one core and 1,024 MB each."""
    import sys

    import pyspark
    from pyspark.sql import SparkSession

    # A local cluster starts its workers from SPARK_HOME; the package from PyPI is one.
    os.environ["SPARK_HOME"] = os.path.dirname(pyspark.__file__)
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .appName("copydesk")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.executor.memory", "512m")
        .config("spark.sql.shuffle.partitions", "4")
        .getOrCreate()
    )
    yield session
    session.stop()


@pytest.fixture(scope="session")
def cluster() -> Iterator[None]:
    """Ray with two workers on this machine."""
    import ray

    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    ray.init(num_cpus=2, include_dashboard=False, object_store_memory=100 << 20, logging_level="error")
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield
    ray.shutdown()
