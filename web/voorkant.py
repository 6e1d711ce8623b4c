"""What stands in front of this server: a reverse proxy, a path of its own, TLS.

All of it by settings (README.md); without them nothing that a visitor sends is believed. An
example for nginx: docs/serving.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from typing import Any

import dash
from flask import Flask, Response, request
from werkzeug.middleware.proxy_fix import ProxyFix

from settings import Settings

HSTS = "max-age=31536000"
_AFZENDER = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_")
_ROUTES = ("export", "gezondheid", "levering", "leveringen", "stand", "assets")


def zet_voorkant(server: Flask, settings: Settings) -> None:
    """Put the front before this server. Register it before what reads addresses."""
    server.wsgi_app = Voorkant(server.wsgi_app, settings)  # type: ignore[method-assign]

    @server.after_request
    def antwoord(uit: Response) -> Response:
        if settings.hsts and request.is_secure:
            uit.headers["Strict-Transport-Security"] = HSTS
        if settings.pad and uit.mimetype == "application/json" and not uit.is_streamed:
            uit.set_data(met_pad(uit.get_data(), settings.pad))
        return uit


class Voorkant:
    """WSGI: who a request is for (forwarded headers), and under which path it came."""

    def __init__(self, app: Callable[..., Iterable[bytes]], settings: Settings) -> None:
        self._app, self._settings = app, settings
        self._achter_proxy = ProxyFix(self._zonder_pad, x_for=1, x_proto=1, x_host=1)

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """Believe what a named proxy says, and nobody else."""
        if self._vertrouwd(environ.get("REMOTE_ADDR", "")):
            return self._achter_proxy(environ, start)
        for naam in [n for n in environ if n.startswith(_AFZENDER)]:
            del environ[naam]
        return self._zonder_pad(environ, start)

    def _vertrouwd(self, adres: str) -> bool:
        try:
            ip = ip_address(adres)
        except ValueError:
            return False
        return any(ip in net for net in self._settings.proxies)

    def _zonder_pad(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """Take the path of this server off, also where the proxy did not; links get it back."""
        pad, adres = self._settings.pad, environ.get("PATH_INFO", "")
        if pad:
            environ["SCRIPT_NAME"] = pad
            if adres == pad or adres.startswith(f"{pad}/"):
                environ["PATH_INFO"] = adres[len(pad) :] or "/"
        return self._app(environ, start)


def met_pad(json: bytes, pad: str) -> bytes:
    """JSON in which every address of this server begins with `pad`.

    Pages, figures and components write addresses from the root, as values of their own; an
    unescaped quote after `:`, `,` or `[` begins such a value, never something inside a text.
    """
    paden = [p["path"].strip("/").partition("/")[0] for p in dash.page_registry.values()]
    namen = "|".join(sorted({re.escape(p) for p in (*paden, *_ROUTES) if p}, reverse=True))
    schuin = rb"(?:/|\\u002f)"
    eerste = re.compile(
        rb'(?<=[\[,:])(\s?")(?=' + schuin + rb"(?:" + namen.encode() + rb')["/?#\\])'
    )
    wortel = re.compile(rb'("(?:href|pad)":\s?")(?=' + schuin + rb'["?#])')
    erbij = pad.encode().replace(b"\\", b"")
    return wortel.sub(rb"\1" + erbij, eerste.sub(rb"\1" + erbij, json))
