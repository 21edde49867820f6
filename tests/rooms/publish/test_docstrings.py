"""The examples in the docstrings of this room are true."""

import doctest
import importlib
import pkgutil

import pytest

import hzpub.publish

MODULES = [module.name for module in pkgutil.iter_modules(hzpub.publish.__path__, "hzpub.publish.")]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_are_true(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
