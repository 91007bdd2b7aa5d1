"""Pictures of pages as they are kept (截图): in the few colours of the design, so that they stay small and true."""

from pathlib import Path

from PIL import Image

TALLEST = 3000  # pixels
STEPS = (("14191c", 12), ("c2330f", 8), ("006b68", 6), ("e8ecec", 2), ("fcf1ed", 1), ("ebf5f4", 1))  # 墨 朱 青, washes


def shrink(path: Path) -> None:
    """Write the picture again in the colours of the design."""
    with Image.open(path) as image:
        small = image.convert("RGB").quantize(palette=palette(), dither=Image.Dither.NONE)
    small.save(path, optimize=True)


def palette() -> Image.Image:
    colours = [[255] * 3] + [shade(end, step / steps) for end, steps in STEPS for step in range(1, steps + 1)]
    image = Image.new("P", (1, 1))
    image.putpalette([value for colour in colours for value in colour])
    return image


def shade(colour: str, share: float) -> list[int]:
    """So far on the way from white to this colour."""
    return [round(255 + (int(colour[place : place + 2], 16) - 255) * share) for place in (0, 2, 4)]
