"""The examples in the docstrings of this room are true."""

import doctest
import importlib
import pkgutil

import pytest

import hzpub.base

MODULES = [module.name for module in pkgutil.iter_modules(hzpub.base.__path__, "hzpub.base.")]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_are_true(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
