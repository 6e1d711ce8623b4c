#!/bin/sh
# Prints the Python to make the virtual environment with: 3.11 if it is there, else a newer one.
# PYTHON=... chooses another.
set -eu

for python in ${PYTHON:-python3.11 python3.12 python3.13 python3.14 python3}; do
    if command -v "$python" >/dev/null 2>&1 &&
        "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
    then
        echo "$python"
        exit 0
    fi
done

echo 'Er is geen bruikbare Python gevonden. Nodig is Python 3.11 of nieuwer met venv' >&2
echo '(op Debian: apt-get install python3 python3-venv), of wijs er een aan met PYTHON=...' >&2
exit 1
