from . import test_builder, test_deciding, test_demo, test_elections, test_reviewing
