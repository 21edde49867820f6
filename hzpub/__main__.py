"""`python -m hzpub` is the command `hzpub`."""

from hzpub.cli import main

main()
