#!/usr/bin/env bash
# Make sure that the browser tests have their browser and a Chinese font: install them where that is possible.
# In CI a missing browser is a failure; elsewhere the tests are skipped, and say so.
set -euo pipefail

have_browser() { command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; }
have_font() { command -v fc-list >/dev/null && fc-list ':lang=zh-cn' | grep -q .; }

if have_browser && have_font; then exit 0; fi

if command -v apt-get >/dev/null; then
  as_root=""
  if [ "$(id -u)" -ne 0 ]; then as_root="sudo -n"; fi
  echo "Installing Chromium and a Chinese font for the browser tests …"
  if $as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends \
    chromium fontconfig fonts-noto-cjk >/dev/null; then exit 0; fi
fi

if have_browser; then exit 0; fi
echo "The browser tests need Chromium: install the package 'chromium' (and 'fonts-noto-cjk')."
if [ -n "${CI:-}" ]; then exit 1; fi
