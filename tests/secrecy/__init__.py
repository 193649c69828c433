"""The attack: somebody who has all of the server, and knows every table, joins voters to choices.

``marks`` knows a voter and a ballot in any encoding; ``sources``, ``files`` and ``shown`` are the
places to look, ``attacks`` the ways to join what lies there. ``toys`` leak, each in one way: the
attacks have to find them.
"""
