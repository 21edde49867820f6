"""The single-file verifier in a real browser: from a USB stick, over loopback, and over plain http without crypto.subtle."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256, sha512, shake_128
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from nacl.bindings import crypto_core_ed25519_add, crypto_sign, crypto_sign_open, crypto_sign_seed_keypair
from nacl.exceptions import CryptoError
from playwright.sync_api import Browser, BrowserType, Page

from hzpub import demo
from hzpub.base.words import Words
from hzpub.pipeline import check_fund
from hzpub.publish.links import seal_site
from hzpub.publish.log import Log, make_log
from hzpub.publish.pages import prepare, print_all
from hzpub.publish.recordfiles import RecordFiles
from hzpub.trust.checkpoints import Checkpoint
from hzpub.trust.merkle import Tree, leaf_hash
from hzpub.trust.notes import LOG, WITNESS, Note, VerifierKey, cosign, sign
from hzpub.trust.proofs import proofs
from hzpub.trust.register import load
from hzpub.trust.sshkeys import private_key_file

SEED, TOWN = bytes(range(32)), bytes(range(1, 33))
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
GOOD, PART, BAD, CANNOT = "good", "part", "bad", "cannot"
NUMBER = "000002"
ORDER = 2**252 + 27742317777372353535851937790883648493
FIELD = 2**255 - 19
Opened = Callable[..., Page]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Fund:
    """A printed site, its log and register."""

    def __init__(self, root: Path, site: Path, log: Log) -> None:
        self.root, self.site, self.log = root, site, log

    def proof(self, number: str = NUMBER) -> Path:
        return self.site / "log" / "proof" / f"{number}.tlog-proof"

    @property
    def slip(self) -> str:
        return f"{self.log.mark.size} {self.log.mark.fingerprint}"

    def withheld(self) -> tuple[str, str]:
        """A record that withholds a name, and the slip's line for it."""
        register = load(self.root)
        assert register is not None
        for path in sorted(self.root.glob("records/*/*/*-person.yml")):
            text = path.read_text()
            for entry in register.entries:
                if entry.box == "name" and f'name_hold: "{entry.hold}"' in text:
                    number = path.name[:6]
                    return number, f"记录 {number} / 栏 name / 盐 {entry.salt.hex()} / 值 {entry.value}"
        raise AssertionError("nobody's name is withheld")


def laid(folder: Path, lang: str = "zh", *, keyed: bool = True) -> Fund:
    root, site = folder / "fund", folder / "site"
    if not root.exists():
        demo.make(root, months=2, members=24, per_month=10, git=False)
    outcome = check_fund(root, with_history=False)
    if keyed:
        (root / "keys" / "log").write_text(private_key_file(SEED, "log"))
        bare = make_log(root, outcome, folder / "nowhere")
        assert bare.key is not None
        line = cosign(bare.notes[len(bare.tree)].text, "town", TOWN, 1_700_000_000)
        witness = VerifierKey.of_seed("town", WITNESS, TOWN)
        (root / "log.witnesses").write_text(f"{witness}\n{len(bare.tree)} {line}\n")
    log = make_log(root, outcome, folder / "nowhere")
    site.mkdir()
    print_all(
        prepare(outcome, site, Words.load(lang), None, log.mark, files=RecordFiles(root, outcome), keys=log.keys)
    )
    log.write(site)
    seal_site(site)
    return Fund(root, site, log)


@pytest.fixture(scope="module")
def fund(tmp_path_factory: pytest.TempPathFactory) -> Fund:
    return laid(tmp_path_factory.mktemp("verifier"))


@pytest.fixture(scope="module")
def served(fund: Fund) -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(fund.site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def village(browser_type: BrowserType, browser_type_launch_args: dict[str, Any]) -> Iterator[Browser]:
    """A browser for which village.test is this machine: an address that is no secure context."""
    args = [*browser_type_launch_args["args"], "--host-resolver-rules=MAP village.test 127.0.0.1"]
    browser = browser_type.launch(**{**browser_type_launch_args, "args": args})
    yield browser
    browser.close()


@pytest.fixture
def opened(page: Page, fund: Fund) -> Opened:
    def visit(*scripts: str) -> Page:
        for script in scripts:
            page.add_init_script(script)
        page.goto((fund.site / "verifier.html").as_uri())
        return page

    return visit


def ask(page: Page, proof: str | Path = "", **more: str) -> tuple[str, str]:
    """Fill the form, press the button; answers the state and everything said."""
    if isinstance(proof, Path):
        page.set_input_files("#proof-file", proof)
    else:
        page.locator("#proof-text").evaluate("(each, text) => { each.value = text }", proof)
    for name, text in more.items():
        page.locator(f"#{name.replace('_', '-')}").evaluate("(each, text) => { each.value = text }", text)
    page.click("button")
    page.locator("#state:not(.busy)").wait_for()
    return page.locator("#state").get_attribute("class") or "", page.locator("[role=status]").inner_text()


def test_a_good_proof_is_green_from_a_usb_stick(opened: Opened, fund: Fund) -> None:
    page = opened()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    state, said = ask(page, fund.proof(), mark=fund.slip)

    assert state == GOOD
    assert said.count("✓ 对") == 4
    assert "✗" not in said
    assert f"一共 {len(fund.log.tree)} 条，它是 {NUMBER} 号" in said
    assert "见证人“town”2023-11-15签过这张签条" in said
    assert f"和纸上一样：共 {len(fund.log.tree)} 条，{fund.log.mark.fingerprint}" in said
    assert NUMBER in page.locator("#says").inner_text()
    assert asked == []


def test_a_saved_copy_alone_in_an_empty_folder_works(page: Page, fund: Fund, tmp_path: Path) -> None:
    copy = tmp_path / "saved.html"
    copy.write_bytes((fund.site / "verifier.html").read_bytes())
    page.goto(copy.as_uri())

    assert ask(page, fund.proof().read_text(), mark=fund.slip)[0] == GOOD


def test_it_works_over_loopback_with_the_browsers_own_signatures(page: Page, fund: Fund, served: int) -> None:
    page.goto(f"http://127.0.0.1:{served}/verifier.html")

    assert page.evaluate("isSecureContext && typeof crypto.subtle") == "object"
    assert page.evaluate("crypto.subtle.generateKey('Ed25519', false, ['verify', 'sign']).then(() => true)")
    assert ask(page, fund.proof(), mark=fund.slip)[0] == GOOD


def test_it_works_over_plain_http_where_the_browser_keeps_its_signatures_back(
    village: Browser, fund: Fund, served: int
) -> None:
    page = village.new_page()
    page.goto(f"http://village.test:{served}/verifier.html")

    assert page.evaluate("[isSecureContext, typeof crypto.subtle]") == [False, "undefined"]
    assert ask(page, fund.proof(), mark=fund.slip)[0] == GOOD
    broken = fund.proof().read_text().replace(f"\n{len(fund.log.tree)}\n", f"\n{len(fund.log.tree) + 1}\n")
    page.reload()
    assert ask(page, broken)[0] == BAD
    page.close()


def changed(text: str, what: str) -> str:
    """The proof with one byte changed in this part of it."""
    lines = text.split("\n")
    blank = lines.index("")
    at = {"record": 1, "index": 2, "way": 3, "root": blank + 3, "signature": blank + 5, "witness": blank + 6}[what]
    if what == "record":
        data = bytearray(b64decode(lines[at].removeprefix("extra ")))
        data[30] ^= 1
        lines[at] = f"extra {b64encode(data).decode()}"
    elif what == "index":
        lines[at] = "index 2"
    else:
        name, _, coded = lines[at].rpartition(" ")
        data = bytearray(b64decode(coded))
        data[-1] ^= 1
        lines[at] = f"{name} {b64encode(data).decode()}".strip()
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        ("record", f"这份记录不是公布过的 {NUMBER} 号记录"),
        ("index", "这份记录不是公布过的 000003 号记录"),
        ("way", f"这份记录不是公布过的 {NUMBER} 号记录"),
        ("root", "的签名和签条对不上"),
        ("signature", "的签名和签条对不上"),
        ("witness", "“town”的签名和签条对不上"),
    ],
)
@pytest.mark.parametrize("own", [False, True])
def test_one_byte_changed_is_red_with_its_reason(
    opened: Opened, fund: Fund, what: str, reason: str, own: bool
) -> None:
    without = "Object.defineProperty(Crypto.prototype, 'subtle', { get() { return undefined } })"
    page = opened(*([without] if own else []))
    state, said = ask(page, changed(fund.proof().read_text(), what), mark="")

    assert state == BAD
    assert reason in said


@pytest.mark.parametrize(
    ("box", "text", "state", "reason"),
    [
        ("mark", "{size} 0000-1111-2222-3333", BAD, "指纹不一样：纸上是 0000-1111-2222-3333"),
        ("mark", "{more} {print}", PART, "比不了"),
        ("mark", "hello", BAD, "纸上的字看不懂"),
        ("mark", "核对指纹：共 {size} 条，{print}", GOOD, "和纸上一样"),
        ("mark", "", GOOD, "没有填纸上的指纹"),
        ("keys", "", GOOD, "没有钥匙，签名没有核对"),
        ("keys", "hello", BAD, "核对钥匙写得不对"),
        ("keys", "{other}", BAD, "签条上没有"),
        ("keys", "{elsewhere}", BAD, "钥匙是“hzpub/elsewhere”的"),
        ("keys", "{small}", BAD, "核对钥匙写得不对"),
        ("record-text", "{record}", GOOD, "它是"),
        ("record-text", "{record}x", BAD, "这份记录不是公布过的"),
        ("proof-text", "hello", BAD, "证明文件读不出来"),
        ("slips", "hello", BAD, "凭条看不懂"),
    ],
)
def test_every_box_is_judged_and_says_why(
    opened: Opened, fund: Fund, box: str, text: str, state: str, reason: str
) -> None:
    key = fund.log.key
    assert key is not None
    size = fund.log.mark.size
    facts = {
        "size": str(size),
        "more": str(size + 1),
        "print": fund.log.mark.fingerprint,
        "other": str(VerifierKey.of_seed(key.name, LOG, TOWN)),
        "elsewhere": str(VerifierKey.of_seed("hzpub/elsewhere", LOG, SEED)),
        "small": str(VerifierKey(key.name, LOG, b"\x01" + bytes(31))),
        "record": next(fund.root.glob(f"records/*/*/{NUMBER}-*.yml")).read_text(),
    }
    for name, value in facts.items():
        text = text.replace("{" + name + "}", value)
    given = {"mark": fund.slip if box == "keys" else ""} | {box.replace("-", "_"): text}
    proof = given.pop("proof_text", fund.proof().read_text())
    if (box, text) == ("mark", f"{size + 1} {facts['print']}"):
        given["keys"] = ""
    found, said = ask(opened(), proof, **given)

    assert reason in said
    assert found == state


def test_without_any_key_or_paper_nothing_is_green(opened: Opened, fund: Fund) -> None:
    state, said = ask(opened(), fund.proof(), keys="")

    assert state == PART
    assert "还不能说核对上了" in said


def test_without_the_record_nothing_is_green(opened: Opened, fund: Fund) -> None:
    lines = fund.proof().read_text().split("\n")
    state, said = ask(opened(), "\n".join([lines[0], *lines[2:]]), mark=fund.slip)

    assert state == PART
    assert "没有记录原文" in said


def test_a_proof_of_another_record_does_not_prove_this_one(opened: Opened, fund: Fund) -> None:
    other = next(fund.root.glob("records/*/*/000003-*.yml")).read_text()

    assert ask(opened(), fund.proof(), record_text=other)[0] == BAD


@pytest.mark.parametrize(
    ("origin", "reason"), [("hzpub/{fund}", "记录上写的是 000002 号，账里的位置是 000001 号"), ("hzpub/other", "记录是基金")]
)
def test_a_log_that_puts_a_record_elsewhere_or_is_another_funds_is_red_whoever_signed_it(
    opened: Opened, fund: Fund, origin: str, reason: str
) -> None:
    records = [path.read_bytes() for path in sorted(fund.root.glob("records/*/*/*"))[:3]]
    if "{fund}" in origin:
        records[:2] = records[1::-1]
    assert fund.log.key is not None
    name = origin.replace("{fund}", fund.log.key.name.removeprefix("hzpub/"))
    tree = Tree(map(leaf_hash, records))
    text = Checkpoint(name, 3, tree.root()).text
    _, proof = next(proofs(tree, Note(text, (sign(text, name, SEED),)), records))
    state, said = ask(opened(), proof.decode(), keys=str(VerifierKey.of_seed(name, LOG, SEED)))

    assert state == BAD
    assert reason in said
    assert f"签条是“{name}”签的" in said


def test_the_way_up_is_the_one_our_own_proofs_take_and_has_one_length(opened: Opened) -> None:
    cases = []
    for size in range(1, 18):
        leaves = [b"%d" % number for number in range(size)]
        tree = Tree(map(leaf_hash, leaves))
        for index in range(size):
            way = tree.inclusion(index, size)
            cases.append((leaves[index], index, size, way, tree.root()))
            cases.append((leaves[index], index, size, (*way, bytes(32)), None))
            if way:
                cases.append((leaves[index], index, size, way[:-1], None))
        cases.append((leaves[0], size, size, tree.inclusion(0, size), None))
    asked = [[leaf.hex(), index, size, [each.hex() for each in way]] for leaf, index, size, way, _ in cases]
    told = opened().evaluate(
        """async cases => {
            const found = [];
            for (const [leaf, index, size, way] of cases) {
                const root = await root_of(from_hex(leaf), index, size, way.map(from_hex));
                found.push(root && hex(root));
            }
            return found;
        }""",
        asked,
    )

    assert told == [root.hex() if root else None for *_, root in cases]


def test_the_key_of_an_invented_fund_is_worth_nothing_and_the_paper_decides(
    page: Page, tmp_path: Path
) -> None:
    fund = laid(tmp_path, keyed=False)
    page.goto((fund.site / "verifier.html").as_uri())
    state, said = ask(page, fund.proof())

    assert state == PART
    assert "人人都算得出来" in said
    assert ask(page, fund.proof(), mark=fund.slip)[0] == GOOD


def test_a_person_proves_her_name_from_her_slip_and_no_other_name(opened: Opened, fund: Fund) -> None:
    number, line = fund.withheld()
    name = line.rpartition(" ")[2]
    page = opened()
    state, said = ask(page, fund.proof(number), slips=f"# 凭条\n\n  {line}  \n")

    assert state == GOOD
    assert f"不公开的“姓名”就是：{name}" in said
    state, said = ask(page, fund.proof(number), slips=line.replace(name, "张建国"))
    assert state == BAD
    assert "不公开的“姓名”不是：张建国" in said
    state, said = ask(page, fund.proof(), slips=line)
    assert f"凭条是 {number} 号记录的" in said
    assert "就是" not in said


def test_a_slip_counts_for_nothing_while_its_record_is_not_in_the_log(opened: Opened, fund: Fund) -> None:
    number, line = fund.withheld()
    state, said = ask(opened(), changed(fund.proof(number).read_text(), "way"), slips=line)

    assert state == BAD
    assert "凭条就没有比" in said
    assert "就是" not in said


def test_what_was_found_goes_away_when_something_else_is_typed(opened: Opened, fund: Fund) -> None:
    page = opened()
    assert ask(page, fund.proof(), mark=fund.slip)[0] == GOOD
    page.fill("#mark", "1")

    assert page.locator("#state").get_attribute("class") == "start"
    assert page.locator("#lines li").count() == 0
    assert not page.locator("#says").is_visible()


NO_SUBTLE = "Object.defineProperty(Crypto.prototype, 'subtle', { get() { return undefined } })"
NO_BIGINT = "window.BigInt = undefined"
NO_ED25519 = "SubtleCrypto.prototype.importKey = () => Promise.reject(new DOMException('', 'NotSupportedError'))"


@pytest.mark.parametrize(
    ("scripts", "state"),
    [
        ([NO_SUBTLE, NO_BIGINT], CANNOT),
        ([NO_ED25519, NO_BIGINT], CANNOT),
        ([NO_ED25519], GOOD),
        ([NO_BIGINT], GOOD),
        (["window.TextDecoder = undefined"], CANNOT),
        (["SubtleCrypto.prototype.verify = () => Promise.resolve(true)"], CANNOT),
        (["SubtleCrypto.prototype.verify = () => Promise.resolve(false)"], CANNOT),
    ],
)
def test_it_never_shows_green_when_it_could_not_check(
    opened: Opened, fund: Fund, scripts: list[str], state: str
) -> None:
    found, said = ask(opened(*scripts), fund.proof(), mark=fund.slip)

    assert found == state
    assert ("✓" in said) == (state == GOOD)
    assert ("核对不了" in said) == (state == CANNOT)


def test_without_script_it_says_that_nothing_was_checked(browser: Browser, fund: Fund) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((fund.site / "verifier.html").as_uri())

    assert page.locator("#state").get_attribute("class") == CANNOT
    assert "核对不了" in page.locator("#state").inner_text()
    context.close()


def test_both_ways_hash_as_everybody_does(opened: Opened) -> None:
    page = opened()
    for size in (0, 1, 3, 55, 56, 63, 64, 65, 111, 112, 119, 120, 127, 128, 129, 1000):
        data = shake_128(b"%d" % size).digest(size)
        told = page.evaluate(
            """async ([text]) => {
                const data = from_hex(text);
                return [hex(await sha256(data)), hex(sha256_own(data)), hex(sha512_own(data))]
            }""",
            [data.hex()],
        )
        assert told == [sha256(data).hexdigest(), sha256(data).hexdigest(), sha512(data).hexdigest()]


def signed(seed: bytes, message: bytes) -> tuple[bytes, bytes, bytes]:
    point, secret = crypto_sign_seed_keypair(seed)
    return point, message, crypto_sign(message, secret)[:64]


def stock(point: bytes, message: bytes, signature: bytes) -> bool:
    try:
        crypto_sign_open(signature + message, point)
    except (CryptoError, ValueError):
        return False
    return True


def both(page: Page, cases: list[tuple[bytes, bytes, bytes]]) -> list[list[bool]]:
    """What the browser's own signatures and ours say about (key, message, signature)."""
    answer: list[list[bool]] = page.evaluate(
        """async cases => {
            const found = [];
            for (const [point, message, signature] of cases.map(each => each.map(from_hex))) {
                let native;
                try { native = await ed25519_native(point, message, signature); } catch (bad) { native = false; }
                found.push([native, ed25519_own(point, message, signature)]);
            }
            return found;
        }""",
        [[part.hex() for part in case] for case in cases],
    )
    return answer


VECTORS = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]
"""RFC 8032, 7.1, tests 1 to 3."""


def test_both_ways_accept_the_signatures_of_rfc_8032(opened: Opened) -> None:
    cases = [(bytes.fromhex(key), bytes.fromhex(message), bytes.fromhex(sig)) for key, message, sig in VECTORS]

    assert both(opened(), cases) == [[True, True]] * 3


def test_both_ways_agree_with_libsodium_on_two_hundred_random_cases(opened: Opened) -> None:
    cases = []
    for number in range(200):
        dice = shake_128(b"case %d" % number).digest(300)
        case = list(signed(dice[:32], dice[100 : 100 + dice[32] % 200]))
        part = number % 4
        if part < 3 and case[part]:
            bad = bytearray(case[part])
            bad[dice[33] % len(bad)] ^= 1 << dice[34] % 8
            case[part] = bytes(bad)
        cases.append((case[0], case[1], case[2]))
    expected = [stock(*case) for case in cases]

    assert both(opened(), cases) == [[each, each] for each in expected]
    assert 50 <= sum(expected) <= 60


def test_both_ways_refuse_what_a_forger_could_make_of_a_good_signature_or_a_weak_key(opened: Opened) -> None:
    point, message, good = signed(SEED, b"hello")
    s = int.from_bytes(good[32:], "little")
    order_8 = bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")
    small = [
        b"\x01" + bytes(31),
        bytes(32),
        bytes(31) + b"\x80",
        (FIELD - 1).to_bytes(32, "little"),
        order_8,
        order_8[:31] + b"\xfa",
    ]
    digest = bytearray(sha512(SEED).digest()[:32])
    digest[0] &= 248
    digest[31] = digest[31] & 127 | 64
    k = int.from_bytes(sha512(small[0] + point + message).digest(), "little")
    own = small[0] + (k * int.from_bytes(digest, "little") % ORDER).to_bytes(32, "little")
    unspelt = [FIELD.to_bytes(32, "little"), (FIELD + 1).to_bytes(32, "little"), b"\xff" * 32]
    cases = [
        (point, message, good[:32] + (s + ORDER).to_bytes(32, "little")),
        (point, message, good[:32] + ORDER.to_bytes(32, "little")),
        *((key, message, key + bytes(32)) for key in small),
        *((key, message, small[0] + bytes(32)) for key in small),
        *((point, message, each + good[32:]) for each in small),
        *((key, message, good) for key in unspelt),
        (point, message, own),
        (point, message, good[:63]),
        (point, message, good + b"\0"),
        (point[:31], message, good),
    ]
    page = opened()

    assert both(page, [(point, message, good)]) == [[True, True]]
    assert both(page, cases) == [[False, False]] * len(cases)


def test_a_key_that_is_only_half_sound_is_no_key(opened: Opened) -> None:
    point, _, _ = signed(SEED, b"")
    order_8 = bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")
    mixed = crypto_core_ed25519_add(point, order_8)
    told = opened().evaluate("keys => keys.map(each => is_sound_key(from_hex(each)))", [point.hex(), mixed.hex()])

    assert told == [True, False]


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_axe_finds_nothing_before_and_after(browser: Browser, fund: Fund, width: int, scheme: Any) -> None:
    page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    page.goto((fund.site / "verifier.html").as_uri())
    for proof in ("", fund.proof().read_text(), changed(fund.proof().read_text(), "record")):
        ask(page, proof)
        for details in page.locator("details").all():
            details.evaluate("each => { each.open = true }")
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
        assert found.violations_count == 0, found.generate_report()
    page.close()


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_overflows_a_small_phone_and_everything_can_be_hit(opened: Opened, fund: Fund, percent: int) -> None:
    page = opened()
    page.set_viewport_size({"width": 320, "height": 700})
    ask(page, fund.proof(), mark=fund.slip, slips=fund.withheld()[1])
    page.evaluate(
        """percent => {
            document.documentElement.style.fontSize = 1.125 * percent + '%';
            document.querySelectorAll('details').forEach(each => { each.open = true });
        }""",
        percent,
    )
    small = page.evaluate(
        """() => [...document.querySelectorAll('body *')]
            .filter(each => [...each.childNodes].some(one => one.nodeType === 3 && one.data.trim()))
            .filter(each => parseFloat(getComputedStyle(each).fontSize) < 16)
            .map(each => each.outerHTML.slice(0, 120))"""
    )
    low = page.evaluate(
        """() => [...document.querySelectorAll('a, summary, input, textarea, button')]
            .filter(each => each.checkVisibility() && each.getBoundingClientRect().height < 43.5)
            .map(each => each.outerHTML.slice(0, 120))"""
    )

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert (small, low) == ([], [])


def test_it_speaks_english_in_the_english_edition(page: Page, tmp_path: Path) -> None:
    fund = laid(tmp_path, "en")
    text = (fund.site / "verifier.html").read_text()
    page.goto((fund.site / "verifier.html").as_uri())

    assert '<html lang="en" dir="ltr">' in text
    assert len(text.encode()) <= 40_000
    assert ask(page, fund.proof(), mark=fund.slip)[0] == GOOD
    assert json.loads(page.evaluate("JSON.stringify(Object.values(T.state).map(each => each.length > 0))")) == [True] * 6
