from . import test_passkey
