"""Worried? As anybody meets it."""

from tests.screens.kit import PHONE, shot


@shot(whole=True)
def worried(scene):
    scene.open("/worried")


@shot(lang="cy", screen=PHONE, whole=True)
def worried_welsh_phone(scene):
    scene.open("/worried")
