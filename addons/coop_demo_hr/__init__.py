from . import builder


def post_init_hook(env):
    builder.build(env)
