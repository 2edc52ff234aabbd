"""Lines of a file in batches, whatever the file looks like."""

import gzip

import pytest

from members.services.imports import reading
from members.services.imports.bad import FileRefused
from members.services.imports.reading import Source


def batches(path, size=2, after=1):
    with Source(path) as source:
        return [(batch.first, batch.lines) for batch in source.batches(size, after=after)]


def write(tmp_path, content):
    path = tmp_path / "file"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("last", [True, False])
@pytest.mark.parametrize("packed", [True, False])
def test_lines_come_in_batches_with_their_numbers(tmp_path, end, last, packed):
    content = end.join([b"head", b"two", b"three", b"four"]) + (end if last else b"")
    path = write(tmp_path, gzip.compress(content) if packed else content)
    assert batches(path) == [(2, [b"two", b"three"]), (4, [b"four"])]


@pytest.mark.parametrize("after", [1, 2, 3, 5])
@pytest.mark.parametrize("block", [1, 3, 7, 1000])
def test_reading_goes_on_after_any_line_whatever_the_blocks(tmp_path, monkeypatch, after, block):
    monkeypatch.setattr(reading, "BLOCK", block)
    path = write(tmp_path, b"head\r\ntwo\r\n\r\nfour\r\nfive\r\nsix")
    found = [line for _first, lines in batches(path, size=2, after=after) for line in lines]
    assert found == [b"two", b"", b"four", b"five", b"six"][after - 1 :]


def test_blank_lines_keep_their_number_and_do_not_count(tmp_path):
    with Source(write(tmp_path, b"head\n\ntwo\n\n")) as source:
        (batch,) = source.batches(10)
    assert batch.first == 2
    assert batch.count() == 1
    assert batch.line(3) == b"two"
    assert batch.last == 4


def test_a_byte_order_mark_is_no_part_of_the_header(tmp_path):
    with Source(write(tmp_path, b"\xef\xbb\xbfhead\n")) as source:
        assert source.header() == b"head"


def test_an_empty_file_has_an_empty_header(tmp_path):
    with Source(write(tmp_path, b"")) as source:
        assert source.header() == b""


def test_the_hash_is_that_of_the_file_as_it_lies_there(tmp_path):
    packed = gzip.compress(b"head\none\n")
    with Source(write(tmp_path, packed)) as source:
        assert source.sha256() == __import__("hashlib").sha256(packed).hexdigest()


@pytest.mark.parametrize("damage", [lambda packed: packed[:-9], lambda packed: packed[:20] + b"damage" + packed[26:]])
def test_a_damaged_gz_is_refused_before_anything_is_read(tmp_path, damage):
    packed = gzip.compress(bytes(range(256)) * 100)
    with Source(write(tmp_path, damage(packed))) as source, pytest.raises(FileRefused, match="damaged"):
        source.sha256()


def test_what_has_no_lines_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "LONGEST_LINE", 100)
    with pytest.raises(FileRefused, match="not a file of lines"):
        batches(write(tmp_path, b"x" * 101))


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path):
    path = write(tmp_path, b"head\none\ntwo\nthree\n")
    with Source(path) as source:
        found = source.batches(2)
        next(found)
        path.write_bytes(b"head\nother\n" * 5)
        with pytest.raises(FileRefused, match="changed while"):
            list(found)


def test_a_pipe_or_a_folder_or_nothing_is_refused(tmp_path):
    for path, words in ((tmp_path, "cannot be opened"), (tmp_path / "none", "cannot be opened")):
        with pytest.raises(FileRefused, match=words):
            Source(path)
    with pytest.raises(FileRefused, match="not a regular file"):
        Source(__import__("pathlib").Path("/dev/null"))
