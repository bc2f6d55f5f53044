"""What a user can mend: what was found, what was expected, what to do."""


class Problem(Exception):
    """Ends the program with exit code 2; each of its lines is a problem of its own."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines
