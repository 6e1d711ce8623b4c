"""An nginx with the configuration of docs/serving.md, before a server of ours."""

from __future__ import annotations

import contextlib
import os
import re
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from scripts.nginx import zoek
from tests.browser.server import GEDULD, HIER, vrije_poort

_OM = """
daemon off; pid {map}/nginx.pid; error_log {map}/fout.log; worker_processes 1; {wie}
events {{ worker_connections 200; }}
http {{
    access_log off; client_body_temp_path {map}/a; proxy_temp_path {map}/b;
    fastcgi_temp_path {map}/c; uwsgi_temp_path {map}/d; scgi_temp_path {map}/e;
    {server}
}}
"""


@contextlib.contextmanager
def nginx(map_: Path, achter: str, pad: str, *, tls: bool = False) -> Iterator[str]:
    """Run it on a free port; the address under which it shows `achter`.

    tls: with a certificate of its own making, `cert.pem` in the folder; else without TLS.
    """
    tekst = (HIER / "docs" / "serving.md").read_text(encoding="utf-8")
    gevonden = re.search(r"```nginx\n(.*?)```", tekst, re.S)
    assert gevonden
    poort = vrije_poort()
    server = gevonden[1].replace("http://127.0.0.1:8050", achter)
    server = server.replace("location / {", f"location {pad}/ {{")
    if tls:
        _certificaat(map_)
        server = server.replace("443 ssl", f"127.0.0.1:{poort} ssl")
        server = server.replace("/etc/ssl/woonsaldo.pem", str(map_ / "cert.pem"))
        server = server.replace("/etc/ssl/woonsaldo.key", str(map_ / "cert.key"))
    else:
        server = re.sub(r"\s+ssl_\w+ +.*", "", server.replace("443 ssl", f"127.0.0.1:{poort}"))
    pad_zelf, wie = map_ / "nginx.conf", "user root;" if os.geteuid() == 0 else ""
    pad_zelf.write_text(_OM.format(map=map_, server=server, wie=wie))
    proces = subprocess.Popen(
        [zoek() or "nginx", "-e", str(map_ / "fout.log"), "-c", str(pad_zelf)],
        stdin=subprocess.DEVNULL,
    )
    adres = f"{'https' if tls else 'http'}://127.0.0.1:{poort}{pad}"
    try:
        _wacht(f"{adres}/stand", proces, vertrouwt(map_) if tls else None)
        yield adres
    finally:
        proces.terminate()
        proces.wait(20)


def _certificaat(map_: Path) -> None:
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1",
         "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
         "-keyout", str(map_ / "cert.key"), "-out", str(map_ / "cert.pem")],
        check=True, capture_output=True,
    )  # fmt: skip


def vertrouwt(map_: Path) -> ssl.SSLContext:
    """For a client that trusts the certificate in this folder, and no other."""
    return ssl.create_default_context(cafile=str(map_ / "cert.pem"))


def _wacht(adres: str, proces: subprocess.Popen, context: ssl.SSLContext | None) -> None:
    einde = time.monotonic() + GEDULD
    while time.monotonic() < einde:
        assert proces.poll() is None
        with (
            contextlib.suppress(urllib.error.URLError),
            urllib.request.urlopen(adres, timeout=5, context=context),
        ):
            return
        time.sleep(0.1)
    raise AssertionError("nginx antwoordt niet")
