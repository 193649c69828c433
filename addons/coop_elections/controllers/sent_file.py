"""A file that may be large, sent from the server's disk and not from memory."""

import os

from werkzeug.wsgi import wrap_file

from odoo.http import Response, content_disposition, request


def send_file(file, kind, name=None):
    """Return the answer that sends an open binary file, and closes it.

    :param str kind: its content type
    :param str name: how it is called where it is kept; without one it is shown
    """
    headers = [("Content-Type", kind), ("Content-Length", str(os.fstat(file.fileno()).st_size))]
    if name:
        headers.append(("Content-Disposition", content_disposition(name)))
    body = wrap_file(request.httprequest.environ, file)
    return Response(body, headers=headers, direct_passthrough=True)
