"""What the tests of a shared tablet have in common: a tablet, and who is shown on it."""

from unittest.mock import patch

from odoo.tests import new_test_user

from odoo.addons.coop_access.models.signin_device import COOKIE

from .signin_common import SignInPages

MINE = ("cat", "boat", "cat")


class TabletPages(SignInPages):
    """Mali and Gwen are shown on the tablet. Nia has a log-in and is not shown."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.keeper = new_test_user(
            cls.env,
            "keeper-onnen",
            groups="base.group_user,coop_access.group_device",
            name="Ceidwad Onnen",
        )
        cls.nia = new_test_user(cls.env, "nia-helyg", groups="base.group_portal", name="Nia Helyg")
        devices = cls.env["coop.signin.device"].with_user(cls.keeper)
        cls.device = devices.create({"name": "Tablet in the kitchen"})
        cls.shown = {cls.mali.id: "Mal", cls.gwen.id: "Gwenni"}
        people = patch.object(type(devices), "_get_people", lambda device: cls._show(device))
        people.start()
        cls.addClassCleanup(people.stop)
        cls.accounts = cls.env["coop.signin.account"]._of(cls.mali | cls.gwen)
        for account in cls.accounts:
            account._choose_pictures(MINE)

    @classmethod
    def _show(cls, device):
        users = device.env["res.users"]
        return [
            {"user": users.browse(key), "name": name, "picture": "/web/static/img/nophoto.png"}
            for key, name in cls.shown.items()
        ]

    def set_up(self):
        """Make this browser the tablet."""
        typed = self.device._make_setup()
        page = self.post("/sign-in/set-up", code=typed, go="yes")
        self.env.invalidate_all()
        return page

    def tap(self, user, pictures=MINE):
        """Tap the picture of somebody, then three more."""
        url = f"/sign-in/tablet/who/{user.id}"
        page = self.url_open(url)
        for number, picture in enumerate(pictures):
            page = self.post(url, picture=picture, so_far="-".join(pictures[:number]))
        self.env.invalidate_all()
        return page

    def finish(self):
        return self.post("/sign-in/tablet/finish", page="/my")

    def token(self):
        return self.opener.cookies.get(COOKIE)

    def change_session(self, **values):
        from odoo.http import root

        session = root.session_store.get(self.opener.cookies["session_id"])
        session.update(values)
        root.session_store.save(session)

    def kept_in_session(self):
        from odoo.http import root

        return dict(root.session_store.get(self.opener.cookies["session_id"]))
