from . import test_builder, test_demo
