"""What tests that cross addons stand on: a real server, a real browser, plain packages."""
