from . import auth_passkey_key
from . import res_users
