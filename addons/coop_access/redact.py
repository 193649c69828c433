"""Keep the secrets of links out of the server's log: it writes down every address asked for."""

import logging
import re

_SECRET = re.compile(r"(/sign-in/(?:link|card|set-up)/)[^\s?\"]+")


class _WithoutSecrets(logging.Filter):
    def filter(self, record):
        if isinstance(record.args, tuple):
            record.args = tuple(
                _SECRET.sub(r"\1***", value) if isinstance(value, str) else value
                for value in record.args
            )
        if isinstance(record.msg, str):
            record.msg = _SECRET.sub(r"\1***", record.msg)
        return True


logging.getLogger("werkzeug").addFilter(_WithoutSecrets())
