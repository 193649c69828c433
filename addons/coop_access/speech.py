"""Speech made on this server by espeak-ng, which works without any other machine.

``available()`` says whether the program is installed; without it pages say honestly that there is
no voice. Words go in by the standard input, never by a shell or an argument.
"""

import functools
import logging
import shutil
import struct
import subprocess

_logger = logging.getLogger(__name__)

PROGRAM = "espeak-ng"
#: language of a page -> voice
VOICES = {"cy": "cy", "en": "en-gb"}
LONGEST = 600
SECONDS = 10
WORDS_A_MINUTE = 150


@functools.cache
def available():
    """Return whether this server can speak."""
    return bool(shutil.which(PROGRAM))


def make(words, lang):
    """Return words spoken, as a WAV file (bytes); None where it could not be made.

    :param str words: at most ``LONGEST`` signs, what is longer is not spoken
    :param str lang: two letters, one of ``VOICES``
    """
    voice = VOICES.get(lang)
    if not voice or not available() or not words.strip() or len(words) > LONGEST:
        return None
    # in double brackets the program would take signs for sounds
    plain = words.replace("[", "(").replace("]", ")").replace("\0", " ")
    command = [PROGRAM, "-v", voice, "-s", str(WORDS_A_MINUTE), "-b", "1", "--stdin", "--stdout"]
    try:
        done = subprocess.run(
            command, input=plain.encode(), capture_output=True, timeout=SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError):
        _logger.warning("espeak-ng could not speak %s signs of %s", len(words), lang)
        return None
    return _whole(done.stdout)


def _whole(wave):
    """Return a WAV file that says how long it is; written to a pipe it does not."""
    if len(wave) < 45 or wave[:4] != b"RIFF" or wave[36:40] != b"data":
        return None
    sizes = struct.pack("<I", len(wave) - 8), struct.pack("<I", len(wave) - 44)
    return wave[:4] + sizes[0] + wave[8:40] + sizes[1] + wave[44:]
