#!/usr/bin/env bash
# Installs what the tests need in addition to the SDK: a Chinese font, PostgreSQL (no server is started: tests start their own) and Chromium.
# The image is Ubuntu, whose package chromium-browser is a snap and does not run in a container; the browser comes from the Playwright of the tests.
set -euo pipefail
cd "$(dirname "$0")/.."
export DEBIAN_FRONTEND=noninteractive PLAYWRIGHT_BROWSERS_PATH=/opt/playwright

apt-get update
apt-get install -y --no-install-recommends git fontconfig fonts-noto-cjk postgresql
dotnet tool restore
dotnet build PolicyMarket.sln

case "$(uname -m)" in
    x86_64) driver=linux-x64 ;;
    aarch64) driver=linux-arm64 ;;
    *) echo "No Playwright driver for $(uname -m): set CHROMIUM to the path of a browser." >&2; exit 1 ;;
esac
playwright=PolicyMarket.Tests/bin/Debug/net10.0/.playwright
"$playwright/node/$driver/node" "$playwright/package/cli.js" install --with-deps chromium
ln -sf "$(find "$PLAYWRIGHT_BROWSERS_PATH" -type f -name chrome | head -n 1)" /usr/bin/chromium
rm -rf /var/lib/apt/lists/*
