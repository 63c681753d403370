"""Draw the picture that a shared link shows; by hand, on a machine with Chromium.

    python tools/social_card.py

The course's mark and its title in both languages become ``tools/front/card.png``, 1200 by 630 pixels, as Open Graph
and the large card of X ask for.
"""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import sync_playwright

__all__ = ["main"]

FRONT: Final = Path(__file__).parent / "front"
_SIZE: Final = (1200, 630)
_COLORS: Final = 16
_PAGE: Final = """<!doctype html><meta charset="utf-8"><style>
body {{ box-sizing: border-box; width: 1200px; height: 630px; margin: 0; padding: 80px 90px; background: #0b4f7d;
  color: #fff; font-family: "Noto Sans", "Noto Sans CJK SC", sans-serif; }}
svg {{ width: 150px; margin-left: -28px; }}
p {{ margin: 24px 0 0; font-size: 66px; font-weight: 700; line-height: 1.2; }}
p + p {{ font-size: 58px; }}
</style>{icon}<p>Writing a sales business plan</p><p lang="zh-CN">制定销售业务计划</p>"""


def main() -> None:
    """Write the picture."""
    browser_file = next((path for name in ("chromium", "google-chrome") if (path := shutil.which(name))), None)
    if browser_file is None:
        sys.exit("Chromium is needed: run tools/system.sh")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_file, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": _SIZE[0], "height": _SIZE[1]})
        page.set_content(_PAGE.format(icon=(FRONT / "icon.svg").read_text(encoding="utf-8")))
        taken = page.screenshot()
        browser.close()
    target = FRONT / "card.png"
    with Image.open(io.BytesIO(taken)) as picture:
        picture.convert("RGB").quantize(_COLORS).save(target, optimize=True)
    print(f"{target.name}: {target.stat().st_size / 1024:.0f} KiB")


if __name__ == "__main__":
    main()
