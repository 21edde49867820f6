"""Mutants: one small change at one place of a module, as a careless hand might make it.

In:    the path and text of a module.
Out:   `Mutant`s in the order of the text, each able to compile itself.
Never: imports or runs the module, writes a file, touches strings, annotations or docstrings.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from textwrap import shorten
from types import CodeType
from typing import Any, NamedTuple

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
COMPARED: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
RECKONED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
    ast.And: ast.Or,
    ast.Or: ast.And,
}
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}
UNSEEN = ("annotation", "returns")
"""Fields that only a type checker reads."""
SHAPE = ("frozen", "slots", "strict")
"""Keywords that keep a mistake from being made, and change no answer where none is made."""


@dataclass(frozen=True, slots=True, eq=False)
class Mutant:
    """One change. `lines` are those of its statement, `inside` those of the body of its function, if it is in one."""

    file: str
    text: str
    change: str
    lines: range
    inside: range | None
    tree: ast.Module
    holder: Any
    key: Any
    old: ast.AST
    new: ast.AST

    def code(self, filename: str) -> CodeType:
        """The whole module compiled with this one change; `filename` is what tracebacks show."""
        _put(self.holder, self.key, self.new)
        try:
            return compile(self.tree, filename, "exec")
        finally:
            _put(self.holder, self.key, self.old)


def mutants(file: str, source: str) -> list[Mutant]:
    """Every mutant of the module `file` (its name only; nothing is read)."""
    tree, rows = ast.parse(source), source.splitlines()
    return [
        Mutant(file, rows[place.old.lineno - 1].strip(), _said(place, new), place.lines, place.inside, tree, *place[4:], new)
        for place in _places(tree, range(0), None)
        for new in _changes(place.old, place.parent, place.field)
    ]


class _Place(NamedTuple):
    """A node, where it hangs, and which lines of the module it belongs to."""

    parent: ast.AST
    field: str
    lines: range
    inside: range | None
    holder: Any
    key: Any
    old: Any


def _places(node: ast.AST, lines: range, inside: range | None) -> Iterator[_Place]:
    for field, value in ast.iter_fields(node):
        if field in UNSEEN or (isinstance(node, ast.keyword) and node.arg in SHAPE):
            continue
        body = inside
        if isinstance(node, FUNCTIONS) and field == "body":
            first = node.body if isinstance(node, ast.Lambda) else node.body[0]
            body = range(first.lineno, (node.end_lineno or 0) + 1)
        children = enumerate(value) if isinstance(value, list) else [(field, value)]
        for key, child in children:
            if isinstance(child, ast.AST):
                own = _lines(child) if isinstance(child, ast.stmt) else lines
                holder = value if isinstance(value, list) else node
                yield _Place(node, field, own, body, holder, key, child)
                yield from _places(child, own, body)


def _lines(statement: ast.stmt) -> range:
    """The lines of a statement; of one with a block below it, those before the block."""
    below = getattr(statement, "body", None)
    last = below[0].lineno if below else (statement.end_lineno or 0) + 1
    return range(statement.lineno, max(last, statement.lineno + 1))


def _changes(node: ast.AST, parent: ast.AST, field: str) -> Iterator[ast.AST]:
    changed = _statements(node) if isinstance(node, ast.stmt) else _expressions(node)
    asked = field in ("test", "ifs") or isinstance(parent, ast.BoolOp)
    if asked and isinstance(node, ast.Name | ast.Attribute | ast.Call | ast.Subscript | ast.NamedExpr):
        changed = chain(changed, [ast.UnaryOp(ast.Not(), node)])
    for new in changed:
        yield ast.fix_missing_locations(ast.copy_location(new, node))


def _statements(node: ast.stmt) -> Iterator[ast.AST]:
    match node:
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant) or value.value is not None:
            yield ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Yield() | ast.YieldFrom()):
            yield ast.If(ast.Constant(False), [ast.Expr(ast.Yield(None))], [])
        case ast.Expr(value=ast.Call()) | ast.Raise() | ast.AugAssign():
            yield ast.Pass()
        case ast.Break():
            yield ast.Continue()
        case ast.Continue():
            yield ast.Break()
    if isinstance(node, ast.AugAssign) and type(node.op) in RECKONED:
        yield ast.AugAssign(node.target, RECKONED[type(node.op)](), node.value)


def _expressions(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(left=left, ops=ops, comparators=others):
            for place, op in enumerate(ops):
                for other in COMPARED[type(op)]:
                    yield ast.Compare(left, [*ops[:place], other(), *ops[place + 1 :]], others)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in RECKONED:
            yield ast.BinOp(left, RECKONED[type(op)](), right)
        case ast.BoolOp(op=op, values=values):
            yield ast.BoolOp(RECKONED[type(op)](), values)
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield operand
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value)):
            yield ast.Constant(value + 1)
            if value == 1:
                yield ast.Constant(0)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords) if name in CALLED:
            yield ast.Call(ast.Name(CALLED[name], ast.Load()), args, keywords)


def _said(place: _Place, new: ast.AST) -> str:
    """The change in words of Python; a bare number or truth value is shown with what stands around it."""
    if isinstance(new, ast.Pass | ast.If):
        return f"{_short(place.old)} => (nothing)"
    wide = isinstance(place.old, ast.Constant) and isinstance(place.parent, ast.expr | ast.keyword)
    before = _short(place.parent if wide else place.old)
    _put(place.holder, place.key, new)
    after = _short(place.parent if wide else new)
    _put(place.holder, place.key, place.old)
    return f"{before} => {after}"


def _short(node: ast.AST) -> str:
    return shorten(ast.unparse(node), 100, placeholder=" ...")


def _put(holder: Any, key: Any, node: ast.AST) -> None:
    if isinstance(holder, list):
        holder[key] = node
    else:
        setattr(holder, key, node)
