"""The pictures in docs/images: what each shows, and how somebody comes there.

``make screenshots`` takes them on a server of its own, on a copy of the demo co-op. A module an
addon; a function a picture, named like its file: ``@shot(login="member")`` over ``def home(page)``
makes ``home.png``. :mod:`tests.screens.kit` has what they share.
"""
