from . import passkey
