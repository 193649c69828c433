POINT = 0.3528  # mm
# mean width of a letter of DejaVu or Arial, in ems, with something to spare
LETTER = 0.58
LEADING = 1.18
LARGEST, SMALLEST = 12.0, 6.0


def wrap(text, letters):
    """Return ``text`` broken at blanks into lines of at most so many letters.

    A word that is longer than a line is cut, because what stands over the edge is not printed.

    :param str text: one line of an address
    :param int letters: at least 1
    :return: list of str, never empty
    """
    lines = [""]
    for word in text.split():
        while len(word) > letters:
            room = letters - len(lines[-1]) - bool(lines[-1])
            if room < 1:
                lines.append("")
                room = letters
            lines[-1] = f"{lines[-1]} {word[:room]}".strip()
            word = word[room:]
        if not word:
            continue
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= letters:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def fit(lines, width, height):
    """Return the largest size of letters at which an address fits, and its lines at that size.

    >>> fit(["Mali Derwen", "2 Apple Row"], 60, 30)
    (12.0, ['Mali Derwen', '2 Apple Row'])

    :param lines: list of str
    :param float width: of the space for letters, in mm
    :param float height: the same
    :return: (size in points, list of str); at the smallest size what does not fit is left out
    """
    size = LARGEST
    while True:
        letters = max(int(width / (size * POINT * LETTER)), 1)
        wrapped = [part for line in lines for part in wrap(line, letters)]
        room = max(int(height / (size * POINT * LEADING)), 1)
        if len(wrapped) <= room or size <= SMALLEST:
            return size, wrapped[:room]
        size -= 0.5
