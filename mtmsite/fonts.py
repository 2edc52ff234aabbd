"""The vendored fonts of everything we print; no font of the machine is ever used."""

import os
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).resolve().parent.parent / "static" / "fonts"
CONFIGURATION: Final = FOLDER / "fonts.conf"
TEXT_FONT: Final = FOLDER / "paper" / "AtkinsonHyperlegibleNext-Regular.ttf"


def keep_others_out() -> None:
    """Point fontconfig at our folder. Call before Pango is loaded: it reads the variable once."""
    os.environ["FONTCONFIG_FILE"] = str(CONFIGURATION)


def missing_files() -> list[str]:
    """Names of files without which no page can be printed; empty when all is well."""
    return [path.name for path in (CONFIGURATION, TEXT_FONT) if not path.is_file()]
