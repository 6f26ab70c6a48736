import struct

from dueprocess.letters.cmap import mapped


def font(*subtables: bytes) -> bytes:
    """A TrueType file with nothing but a `cmap` of these subtables."""
    first = 4 + 8 * len(subtables)
    starts = [first + sum(map(len, subtables[:index])) for index in range(len(subtables))]
    records = b"".join(struct.pack(">HHI", 3, 1, start) for start in starts)
    cmap = struct.pack(">HH", 0, len(subtables)) + records + b"".join(subtables)
    head = struct.pack(">IHHHH", 0x00010000, 1, 0, 0, 0)
    return head + struct.pack(">4sIII", b"cmap", 0, 28, len(cmap)) + cmap


def format_4(segments: list[tuple[int, int, int, int]], glyphs: list[int]) -> bytes:
    """Segments are (first code, last code, delta, range offset)."""
    columns = [struct.pack(f">{len(segments)}H", *column) for column in zip(*segments, strict=True)]
    first, last, delta, offset = columns
    rest = last + b"\0\0" + first + delta + offset + struct.pack(f">{len(glyphs)}H", *glyphs)
    return struct.pack(">HHHHHHH", 4, 14 + len(rest), 0, 2 * len(segments), 0, 0, 0) + rest


def test_a_segment_by_delta_maps_all_its_codes_but_those_to_glyph_0() -> None:
    # 0x41 - 0x41 = glyph 0, so only B and C are there; the last segment ends every table.
    assert mapped(font(format_4([(0x41, 0x43, 0x10000 - 0x41, 0), (0xFFFF, 0xFFFF, 1, 0)], []))) == {0x42, 0x43}


def test_a_segment_by_offset_maps_the_codes_with_a_glyph_in_its_list() -> None:
    table = format_4([(0x61, 0x63, 0, 4), (0xFFFF, 0xFFFF, 1, 0)], [7, 0, 9])
    assert mapped(font(table)) == {0x61, 0x63}


def test_an_offset_past_the_end_of_the_file_maps_nothing() -> None:
    assert mapped(font(format_4([(0xFFFF, 0xFFFF, 0, 0xFFFE)], []))) == set()


def test_groups_past_the_basic_plane_are_read() -> None:
    group = struct.pack(">HHIII", 12, 0, 28, 0, 1) + struct.pack(">III", 0x1F44B, 0x1F44D, 0)
    assert mapped(font(group)) == {0x1F44C, 0x1F44D}


def test_all_subtables_count_and_unknown_formats_do_not() -> None:
    group = struct.pack(">HHIII", 12, 0, 28, 0, 1) + struct.pack(">III", 0x10000, 0x10000, 5)
    table = format_4([(0x41, 0x41, 1, 0), (0xFFFF, 0xFFFF, 1, 0)], [])
    assert mapped(font(group, table, struct.pack(">HH", 6, 0))) == {0x41, 0x10000}
