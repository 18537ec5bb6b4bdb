"""botocore's reStructuredText as the plain text that its pages become elsewhere.

Two layouts: indented, as the site's pages read when they are saved with their indentation, and
flattened, where the indentation is gone, a syntax block stands on one line, and paragraphs with
code in them run into what follows.
"""

from __future__ import annotations

import re

DASH = "\N{EN DASH}"
LABELS = {".. note::": "Note", ".. warning::": "Warning", ".. danger::": "Danger"}
INLINE = re.compile(
    r"``(?P<code>(?:[^`]|`(?!`))+)``"
    r"|`(?P<words>[^`<]*)<(?P<href>[^`<>]+)>`__?"
    r"|:(?:py:)?(?:class|ref|doc):`[.~]?(?P<role>[^`<]+)(?:<[^`]*>)?`"
    r"|(?<![^\s(\[\"'])(?P<stars>\*\*?)(?P<stressed>[\w<`/=-][^*]*)(?<!\s)(?P=stars)(?![\w*])"
)
HEADER = re.compile(
    r"( *)- (?:\*\*(\S+)\*\* )?(?:\*\(([^()]+)\) --\*|\(([^()]+)\) --) *(\*\*\[REQ\S+)? *(.*)"
)


def plain_words(text: str, *, code: str = "{}") -> str:
    """A line without its markup."""

    def one(match: re.Match[str]) -> str:
        if match["code"] is not None:
            return code.format(match["code"])
        if match["href"] is not None:
            return (match["words"].rstrip() or match["href"]).replace("\\:", ":")
        if match["role"] is not None:
            return match["role"]
        return plain_words(match["stressed"], code=code)

    return INLINE.sub(one, text)


def words_of_note(line: str) -> bool:
    """Whether a line is a note as a whole."""
    return line.strip().startswith(".. note::  ")


class Lines:
    """The lines of a page, read forwards."""

    def __init__(self, rest: str, *, keep_notes: bool = True) -> None:
        self.keep_notes = keep_notes
        self.lines = [line.rstrip() for line in rest.split("\n")]

    def blocks(self) -> list[tuple[int, str, str]]:
        """Every line that says something: its column, what it is, and its words.

        It is one of ``text``, ``bullet``, ``label``, ``code``, ``parameter``, ``member``,
        ``required``, ``title``.
        """
        found: list[tuple[int, str, str]] = []
        literal = -1  # the column of `::`, while a literal block lasts
        notes: list[int] = []
        for line in self.lines:
            if not line.strip():
                continue
            column = len(line) - len(line.lstrip())
            if 0 <= literal < column:
                found.append((column - literal - 2, "code", line.strip()))
                continue
            literal = -1
            while notes and column <= notes[-1]:
                notes.pop()
            if self.keep_notes or not (notes or words_of_note(line)):
                self._add(found, column - 2 * len(notes), line)
            words = line.strip()
            if words in LABELS:
                notes.append(column)
            if words == "::" or (words.endswith("as follows::")):
                literal = column if words == "::" else column + 2
        return found

    def _add(self, found: list[tuple[int, str, str]], column: int, line: str) -> None:
        words = line.strip()
        if match := HEADER.fullmatch(line):
            kind = plain_words(match[3] or match[4])
            name = f"{match[2]} " if match[2] else ""
            required = " [REQUIRED]" if match[5] else ""
            found.append((column, "member", f"{name}({kind}) {DASH}{required}"))
            if match[6]:
                found.append((column, "same", match[6]))
        elif match := re.fullmatch(r"  :type (\S+): (.+)", line):
            found.append((column, "parameter", f"{match[1]} ({plain_words(match[2])}) {DASH}"))
        elif match := re.fullmatch(r"  :param \S+: *(\*\*\[REQUIRED\]\*\*)? *(.*)", line):
            if match[1]:
                found.append((4, "required", "[REQUIRED]"))
            if match[2]:
                found.append((4, "text", match[2]))
        else:
            self._add_text(found, column, words)

    def _add_text(self, found: list[tuple[int, str, str]], column: int, words: str) -> None:
        if words.startswith(".. note::  "):
            found.append((column, "label", "Note"))
            text = re.sub(r"\s+", " ", words.removeprefix(".. note::")).strip()
            found.append((column, "text", re.sub("::$", ":", text)))
        elif words in LABELS:
            found.append((column, "label", LABELS[words]))
        elif words.startswith("* "):
            found.append((column, "bullet", words[2:].strip()))
        elif words == "::":
            found.append((column, "literal", ""))
        elif words != "*":
            found.append((column, "text", words))


TITLES = {":rtype: dict": ["Return type:", "dict"], ":returns:": ["Returns:"]}
METHOD = ".. py:method:: "


def to_indented(rest: str) -> str:
    """The page as indented text."""
    out: list[str] = []
    in_request = in_introduction = True
    described = False
    for column, kind, words in Lines(rest).blocks():
        if words.startswith(METHOD):
            out.append(words.removeprefix(METHOD) + "#")
        elif kind == "literal" or (column == 0 and kind == "text"):
            continue
        elif words.startswith((":rtype:", ":returns:")):
            in_request = False
            out += ["", *(["Returns:", "None"] if "None" in words else TITLES[words])]
        elif kind == "code":
            out.append(" " * column + words)
        elif kind == "parameter":
            out += [*(() if described else ["Parameters:"]), "", words]
            described = True
        elif kind == "same":
            out[-1] += f" {plain_words(words)}"
        elif kind in {"member", "bullet"}:
            left = column if in_introduction else column - 2
            out += ["", f"{' ' * left}• {plain_words(words) if kind == 'bullet' else words}"]
        else:
            shown = plain_words(words)
            in_introduction = in_introduction and shown != "Request Syntax"
            left = max(0, column - 2) if in_introduction or (column > 4 and not in_request) else 0
            left = column - 2 if column > 4 and in_request else left
            out += ["", " " * left + shown, *([""] if shown.endswith("Syntax") else [])]
    return "\n".join(out)


class Flat:
    """Text that runs together where code stands in it."""

    def __init__(self) -> None:
        self.text = ""
        self.glued = True
        self.described = False

    def line(self, text: str) -> None:
        """A line of its own, unless the text before runs into it."""
        self.text += text if self.glued else f"\n{text}"
        self.glued = False

    def paragraph(self, rest: str) -> None:
        """A paragraph breaks at its first code and after each, and does not end if it has any."""
        first, *others = re.split("\x00(.*?)\x01", plain_words(rest, code="\x00{}\x01"))
        if not others:
            self.line(first)
            return
        if first.strip():
            self.line(first.strip())
        for at, part in enumerate(others):
            if at % 2 or (at == 0 and self.text):
                self.text += "\n"
            self.text += part.strip()
        self.glued = True

    def parameter(self, words: str, following: list[tuple[int, str, str]]) -> None:
        """A header, on one line with its text if that is one paragraph."""
        if not self.described:
            self.title("- Parameters:")
        self.described = True
        self.line(words)
        kinds = [kind if not text.startswith(":r") else "end" for _, kind, text in following]
        if kinds in (["text", "parameter"], ["text", "end"]):
            self.text += " "
            self.glued = True

    def same_line(self, rest: str) -> None:
        """A paragraph that begins on the line of its header."""
        self.text += " "
        self.glued = True
        self.paragraph(rest)

    def returns(self, words: str) -> None:
        """What the operation returns, as far as it says in one line."""
        for title in ["Returns:", "None"] if "None" in words else TITLES[words]:
            self.title(f"- {title}" if title.endswith(":") else title)

    def title(self, words: str) -> None:
        """A line that nothing runs into."""
        self.glued = False
        self.line(words)


def title_in(column: int, words: str) -> str:
    """The title that a line of text is; empty if it is none."""
    if words.startswith(METHOD):
        return f"- {words.removeprefix(METHOD)}#"
    is_title = column <= 4 and words.startswith("**") and words.endswith("**")
    return plain_words(words) if is_title else ""


def to_flattened(rest: str) -> str:
    """The page as flattened text."""
    flat = Flat()
    code: list[str] = []
    blocks = Lines(rest).blocks()
    for at, (column, kind, words) in enumerate(blocks):
        if code and kind != "code":
            flat.line(" ".join(code))
            code.clear()
        if words.startswith((":rtype:", ":returns:")):
            flat.returns(words)
        elif kind == "code":
            code.append(words)
        elif kind == "parameter":
            flat.parameter(words, blocks[at + 1 : at + 3])
        elif kind in {"member", "label", "required"}:
            flat.line(words)
        elif kind == "same":
            flat.same_line(words)
        elif title := title_in(column, words):
            flat.title(title)
        elif kind != "literal" and not words.startswith((":doc:", "***")):
            flat.paragraph(words)
    return flat.text
