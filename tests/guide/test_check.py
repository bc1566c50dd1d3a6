"""Every kind of mistake in a film pack is reported at its line and column, many in one run."""

import shutil
from pathlib import Path

import pytest

from bot.guide.check import check, load
from bot.guide.source import PackError
from tests.conftest import LANTERN

PEOPLE = "entries/people.yaml"

MISTAKES = [
    # file, text to replace, replacement, (line, column) of the report, words of the message
    (PEOPLE, "title: The keeper", "titel: The keeper", (2, 10), "titel: Extra inputs are not permitted"),
    (PEOPLE, "title: The keeper", "kind: thing", (3, 3), "the key 'kind' stands twice"),
    (PEOPLE, "title: The keeper", "title: no", (2, 10), "'no' would be read as bool by YAML 1.1; write it in quotes"),
    (PEOPLE, "title: The keeper", "title: 1:30:00", (2, 10), "'1:30:00' would be read as int by YAML 1.1"),
    (PEOPLE, "title: The keeper", "title: 2010-01-01", (2, 10), "would be read as timestamp"),
    (PEOPLE, "title: The keeper", "title: &name The keeper\n  by: *name", (2, 10), "is an alias"),
    (PEOPLE, "title: The keeper", "title: The [keeper]", (2, 10), "holds '['; wanted one paragraph of plain text"),
    (PEOPLE, "title: The keeper", "title: The *keeper", (2, 10), "holds a single '*'"),
    (PEOPLE, "title: The keeper", f"title: {'long ' * 20}", (2, 10), "at most 60 characters"),
    (PEOPLE, "kind: person", "kind: persona", (3, 9), "kind: Input should be 'question', 'person'"),
    (PEOPLE, "related: [brother]", "related: [sister]", (9, 13), "there is no other entry 'sister'"),
    (PEOPLE, "related: [brother]", "related: [keeper]", (9, 13), "there is no other entry 'keeper'"),
    (PEOPLE, "sources: [film, credits]", "sources: [book]", (6, 101), "there is no other source 'book'"),
    (PEOPLE, "sources: [film, credits]", "sources: []", (6, 100), "at least 1 item"),
    (PEOPLE, "reveal: s06, kind: reading, by: Ines", "reveal: s99, kind: reading, by: Ines", (7, 16), "there is no scene 's99'"),
    (PEOPLE, "reveal: s06, kind: reading, by: Ines Moreau", "reveal: s06", (1, 3), "one reading stands alone; wanted at least two"),
    (PEOPLE, "kind: reading, by: Ines Moreau", "kind: reading", (7, 7), "a reading needs 'by': whose it is"),
    (PEOPLE, "ask: [who is the keeper,", "ask: [", (4, 8), "at least 12 items"),
    (PEOPLE, "who is the keeper,", "who is the director,", None, ""),
    (PEOPLE, "who is the keeper,", "Who directed it?,", (4, 9), "is a wording of 'director' already"),
    (PEOPLE, "who is the keeper,", "'the woman, in the lighthouse',", (4, 41), "stands twice here; wanted different words"),
    (PEOPLE, "who is the keeper,", "'!?',", (4, 9), "has no word in it"),
    (PEOPLE, "title: The keeper", "title: The keeper puts the lamp out", (2, 10), "'lamp out' gives away what s06 tells"),
    (PEOPLE, 'text: "Anna,', 'text: "He drowns. Anna,', (6, 14), "'drowns' gives away what s05 tells; this text is shown at open"),
    ("scenes.yaml", "title: A boat", "title: Where he drowns", (38, 10), "'drowns' gives away what s05 tells"),
    ("film.yaml", "label: Country", "label: Who drowns", (15, 13), "'drowns' gives away what s05 tells"),
    ("languages.yaml", 'reply: "Ich', 'reply: "Lamp out! Ich', (1, 77), "'Lamp out' gives away what s06 tells"),
    ("sources.yaml", "title: Salt and Light", "title: He drowned", (6, 5), "'drowned' gives away what s05 tells"),
    ("scenes.yaml", "id: s03", "id: s04", (37, 3), "the id 's04' is taken"),
    ("scenes.yaml", "id: s03", "id: s07", (25, 7), "s07 stands where s03 was wanted"),
    ("scenes.yaml", "part: 2", "part: 3", (39, 9), "less than or equal to 2"),
    ("scenes.yaml", "who: [keeper]", "who: [ghost]", (7, 9), "there is no other entry 'ghost'"),
    ("film.yaml", "ending: s05", "ending: s01", (8, 9), "the ending (s01) must come after the opening (s02)"),
    ("film.yaml", "opening: s02", "opening: s22", (7, 10), "there is no scene 's22'"),
    ("film.yaml", "happens: ending", "happens: nowhere", (17, 25), "there is no other entry 'nowhere'"),
    ("film.yaml", "year: 1961", "year: long ago", (3, 7), "valid integer"),
    ("words.yaml", "pattern: '\\bdrown\\w*'", "pattern: '(drown'", (5, 15), "is not a regular expression"),
    ("words.yaml", "allowed: []", "allowed: [{where: keeper, text: drowned, because: never said}]", (7, 11), "remove it"),
    ("sources.yaml", "https://example.org/salt", "https://pirate.example/salt", (6, 85), "is on no reviewed host"),
    ("lookalikes.yaml", "hal jordan", "who is the keeper", (1, 68), "is a wording of 'keeper' already"),
    ("golden.yaml", "find: keeper", "find: kepper", (1, 44), "there is no entry or look-alike 'kepper'"),
    ("talk.yaml", "reply: You are welcome.", "reply: Visit https://example.org now", (1, 67), "holds 'https:'"),
    ("next.yaml", "medium: film", "medium: opera", (1, 60), "medium: Input should be"),
]  # fmt: skip  # a table reads best as a table


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of the sound pack, to be spoilt."""
    return Path(shutil.copytree(LANTERN, tmp_path / "pack"))


def spoil(pack: Path, file: str, old: str, new: str) -> None:
    text = (pack / file).read_text(encoding="utf-8")
    assert old in text
    (pack / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_sound_pack_has_no_problems(pack: Path) -> None:
    """The pack that the other tests spoil is sound."""
    assert check(pack).problems == []


@pytest.mark.parametrize(("file", "old", "new", "where", "message"), MISTAKES)
def test_a_mistake_is_reported_where_it_is(
    pack: Path, file: str, old: str, new: str, where: tuple[int, int] | None, message: str
) -> None:
    """The report names the file, the line, the column, and what was wrong or wanted."""
    spoil(pack, file, old, new)

    found = [(problem.path.name, problem.line, problem.column, problem.message) for problem in check(pack).problems]

    if where is None:
        assert found == []
    else:
        assert any(p[:3] == (Path(file).name, *where) and message in p[3] for p in found), found


def test_wordings_may_stand_one_a_line(pack: Path) -> None:
    """A block of lines needs no quotes; a mistake is reported at its line."""
    text = (pack / PEOPLE).read_text(encoding="utf-8")
    before, listed = text.split("  ask: [", 1)
    wordings, after = listed.split("]\n", 1)
    lines = [*wordings.split(", "), "Who directed it?", "no: not #this"]
    block = "".join(f"    {line}\n" for line in lines)
    (pack / PEOPLE).write_text(f"{before}  ask: |\n{block}{after}", encoding="utf-8")

    problems = check(pack).problems

    where = 4 + lines.index("Who directed it?") + 1
    assert [(p.line, p.column, p.message) for p in problems] == [
        (where, 5, "'Who directed it?' is a wording of 'director' already")
    ]


def test_all_mistakes_of_a_pack_are_reported_in_one_run(pack: Path) -> None:
    """Nobody has to mend one mistake to see the next, in whichever file it is."""
    spoil(pack, PEOPLE, "title: The keeper", "title: no")
    spoil(pack, PEOPLE, "related: [keeper]", "related: [nobody]")
    spoil(pack, "scenes.yaml", "part: 2", "part: 3")
    spoil(pack, "film.yaml", "happens: ending", "happens: nowhere")
    spoil(pack, "golden.yaml", "find: keeper", "find: kepper")

    found = {problem.path.name for problem in check(pack).problems}

    assert found == {"people.yaml", "scenes.yaml", "film.yaml", "golden.yaml"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- id: [keeper\n", "is not YAML"),
        ("- id: keeper\n  title: a\n title: b\n", "is not YAML"),
        ("key: \x00", "is not YAML"),
        ("title: alone", "holds no list"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_one_clear_line(pack: Path, text: str, message: str) -> None:
    """Syntax errors carry their position too."""
    (pack / PEOPLE).write_text(text, encoding="utf-8")

    assert any(message in problem.message and problem.path.name == "people.yaml" for problem in check(pack).problems)


def test_one_slip_in_a_file_is_one_problem(pack: Path) -> None:
    """What other files say of the entries in a file that cannot be read is not wrong as well."""
    spoil(pack, PEOPLE, "  title: The keeper", "  title The keeper")

    assert [problem.path.name for problem in check(pack).problems] == ["people.yaml"]


def test_a_file_that_is_not_text_is_named(pack: Path) -> None:
    """Bytes that are not UTF-8 do not stop the report on other files."""
    (pack / PEOPLE).write_bytes(b"\xff\xfe")

    assert any("is not UTF-8 text" in problem.message for problem in check(pack).problems)


def test_a_missing_file_is_named(pack: Path) -> None:
    """A pack without its film card says so."""
    (pack / "film.yaml").unlink()

    assert any("film.yaml" in str(problem) and "cannot be read" in str(problem) for problem in check(pack).problems)


def test_a_broken_pack_is_never_loaded(pack: Path) -> None:
    """`load` refuses a pack whose references hang in the air, with the same report."""
    spoil(pack, PEOPLE, "related: [keeper]", "related: [nobody]")

    with pytest.raises(PackError, match=r"people\.yaml:18:13: there is no other entry 'nobody'"):
        load(pack)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """The error names the folder and the variable that chooses it."""
    with pytest.raises(PackError, match="nowhere: is no folder; wanted a film pack"):
        load(tmp_path / "nowhere")


def test_an_allowed_false_alarm_is_no_leak(pack: Path) -> None:
    """A text that a pattern takes for a leak may stand, one by one and with a reason."""
    spoil(pack, PEOPLE, 'text: "Anna,', 'text: "Nobody drowns their sorrows. Anna,')
    spoil(pack, "words.yaml", "allowed: []", "allowed: [{where: keeper, text: drowns their, because: an idiom only}]")

    assert check(pack).problems == []


def test_an_answer_that_is_too_long_with_its_sources_is_reported(pack: Path) -> None:
    """Texts that fit by themselves may not fit with what stands around them; nothing would be said of what is cut."""
    long = "She speaks little. " * 46
    spoil(pack, PEOPLE, "She puts the lamp out to be free of it.", f"{long}She puts the lamp out.")
    spoil(pack, PEOPLE, "With the lamp out she gives up.", f"{long[:-76]}With the lamp out.")

    assert [(p.line, p.message) for p in check(pack).problems] == [
        (1, "the whole answer has 1948 characters with its sources; wanted at most 1800")
    ]


def test_a_scene_that_says_much_is_still_checked(pack: Path) -> None:
    """A scene's texts together may be longer than an answer's: that is a line of the report, and no crash."""
    for start in ("happens: ", "later: "):
        spoil(pack, "scenes.yaml", start, start + "The sea is grey and the wind is cold. " * 22)

    assert [(p.path.name, "the whole answer has" in p.message) for p in check(pack).problems] == [("scenes.yaml", True)]
