"""How gunicorn serves Woonsaldo: `gunicorn` in the checkout reads this file by itself.

Few processes with many threads: a request waits mostly for DuckDB, which works outside Python's
lock, and each process holds its own copy of the libraries (some 200 MB).
"""

import sys
from pathlib import Path

from settings import InstellingFout, Settings

try:
    _instellingen = Settings.uit_omgeving()
except InstellingFout as fout:
    sys.exit(f"Instelling klopt niet: {fout}")

# An IPv6 address stands between brackets before a port.
_host = f"[{_instellingen.host}]" if ":" in _instellingen.host else _instellingen.host

wsgi_app = "app:server"
bind = [f"{_host}:{_instellingen.port}"]
chdir = str(Path(__file__).resolve().parent)

# Two, so that one slow download in Python never holds up all visitors.
workers = 2
# gunicorn holds the processes, waitress reads and answers in them (web/werker.py, which also says
# what a request may be); no slow visitor holds a thread.
worker_class = "web.werker.Werker"
# Half of them may wait for a download (web/klaar.py); a thread that waits costs next to nothing.
threads = 16
# Each process makes its own app after the fork: a DuckDB connection does not survive one.
preload_app = False

# The loop that reads connections answers the master, so this only ends a process that hangs.
timeout = 60
graceful_timeout = 10
# Seconds without a byte in or out. A connection that waits costs a file, not a thread.
keepalive = 60

# Visits are not logged (see web/logboek.py); errors of the server itself go to the terminal.
accesslog = None
errorlog = "-"
loglevel = "warning"

# No socket outside WOONSALDO_HOME, and two servers on one machine would fight over it.
control_socket_disable = True


def when_ready(server):
    """Tell that visitors can come."""
    adres = f"http://{_host}:{_instellingen.port}{_instellingen.pad}"
    _zeg(f"Woonsaldo is te bekijken op {adres} (stoppen: Ctrl-C)")


def on_exit(server):
    """Tell that it stopped."""
    _zeg("Woonsaldo is gestopt")


def _zeg(tekst):
    sys.stdout.write(f"== {tekst}\n")
    sys.stdout.flush()
