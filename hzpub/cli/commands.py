"""All commands, in the order in which a fund needs them."""

import click

import hzpub
from hzpub.base.words import N_, Words, languages
from hzpub.cli import (
    books,
    desk,
    founding,
    printing,
    privacy,
    publishing,
    ruling,
    safekeeping,
    slips,
    verifying,
    witnessing,
)
from hzpub.cli.shell import Command, Group


def make_cli(words: Words) -> click.Group:
    """The command line in the language of `words`."""
    Command.words = words
    cli = Group("hzpub", help=words(N_("村级互助资金的账：记录、盖章、核对、公示。")), context_settings={"max_content_width": 100})
    language = click.Option(["--lang"], type=click.Choice(languages()), help=words(N_("语言：zh 中文，en 英文")), expose_value=False)
    cli.params.append(language)
    click.version_option(hzpub.__version__, prog_name="hzpub", message="%(prog)s %(version)s", help=words(N_("显示版本")))(cli)
    for make in (
        books.check,
        publishing.build,
        publishing.serve,
        printing.print_,
        desk.new,
        desk.seal,
        desk.enter,
        founding.init,
        founding.keygen,
        founding.demo,
        slips.slip,
        slips.prove_slip,
        privacy.erase_value,
        privacy.scan,
        safekeeping.register,
        witnessing.witness,
        verifying.verify,
        verifying.audit_pack,
        ruling.rules,
        books.export,
    ):
        command = make(words)
        command.params.append(click.Option(["--lang"], type=click.Choice(languages()), help=words(N_("语言：zh 中文，en 英文")), expose_value=False))
        cli.add_command(command)
    return cli
