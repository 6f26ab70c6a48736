"""The `cmap` table of a TrueType font, formats 4 and 12 (OpenType 1.9): so that run time needs no font library."""

import struct


def mapped(font: bytes) -> set[int]:
    """The code points that the TrueType file `font` maps to a glyph."""
    tables = {
        font[start : start + 4]: struct.unpack_from(">I", font, start + 8)[0]
        for start in range(12, 12 + 16 * struct.unpack_from(">H", font, 4)[0], 16)
    }
    cmap = tables[b"cmap"]
    found: set[int] = set()
    for index in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        at = cmap + struct.unpack_from(">I", font, cmap + 4 + 8 * index + 4)[0]
        match struct.unpack_from(">H", font, at)[0]:
            case 4:
                found |= _format_4(font, at)
            case 12:
                found |= _format_12(font, at)
            case _:
                continue
    return found


def _format_4(font: bytes, at: int) -> set[int]:
    count = struct.unpack_from(">H", font, at + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", font, at + 14)
    starts = struct.unpack_from(f">{count}H", font, at + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", font, at + 16 + 4 * count)
    offsets = struct.unpack_from(f">{count}H", font, at + 16 + 6 * count)
    found: set[int] = set()
    for index in range(count):
        for code in range(starts[index], ends[index] + 1):
            glyph = code
            if offsets[index]:
                where = at + 16 + 6 * count + 2 * index + offsets[index] + 2 * (code - starts[index])
                # Past the end of the file only for the last segment, U+FFFF, of some fonts.
                glyph = struct.unpack_from(">H", font, where)[0] if where + 2 <= len(font) else 0
                if not glyph:
                    continue
            if (glyph + deltas[index]) & 0xFFFF:
                found.add(code)
    return found


def _format_12(font: bytes, at: int) -> set[int]:
    groups = struct.unpack_from(">I", font, at + 12)[0]
    found: set[int] = set()
    for start, end, glyph in struct.iter_unpack(">III", font[at + 16 : at + 16 + 12 * groups]):
        found.update(code for code in range(start, end + 1) if glyph + code - start)
    return found
