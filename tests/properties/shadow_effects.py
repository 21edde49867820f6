"""What each kind of record does to the shadow's pots, line by line; kinds that hold no money are named too.

In:    nothing.   Out: tables: kind -> (pot, owner, sign, box).
Never: imports anything of hzpub.

An owner that begins with `@` is read from the record's box of that name.
"""

Line = tuple[str, str, int, str]

BANK_IN: Line = ("bank", "", 1, "amount")
BANK_OUT: Line = ("bank", "", -1, "amount")

LINES: dict[str, tuple[Line, ...]] = {
    "government_grant": (BANK_IN, ("fund", "government_grants", 1, "amount")),
    "partner_unit_grant": (BANK_IN, ("fund", "partner_unit_grants", 1, "amount")),
    "donation": (BANK_IN, ("fund", "donations", 1, "amount")),
    "risk_reserve_compensation": (BANK_IN, ("fund", "risk_reserve", 1, "amount")),
    "capital_return": (BANK_OUT, ("fund", "@source", -1, "amount")),
    "share_subscription": (
        BANK_IN,
        ("fund", "member_shares", 1, "amount"),
        ("share_fen", "@member", 1, "amount"),
        ("shares", "@member", 1, "shares"),
    ),
    "share_redemption": (
        BANK_OUT,
        ("fund", "member_shares", -1, "amount"),
        ("share_fen", "@member", -1, "amount"),
        ("shares", "@member", -1, "shares"),
    ),
    "gift_share": (("gifts", "@member", 1, "shares"),),
    "other_income": (BANK_IN, ("pool", "other_income", 1, "amount")),
    "bank_charge": (BANK_OUT, ("pool", "bank_charges", -1, "amount")),
    "court_deduction": (BANK_OUT, ("pool", "court_deductions", -1, "amount")),
    "collection_cost": (BANK_OUT, ("pool", "collection_costs", -1, "amount")),
    "operating_allowance": (
        ("bank", "", -1, "issue"),
        ("bank", "", -1, "collection"),
        ("pool", "issue_allowance", -1, "issue"),
        ("pool", "collection_allowance", -1, "collection"),
    ),
    "dividend_declaration": (("pool", "dividends", -1, "amount"), ("declared", "", 1, "amount")),
    "dividend_payment": (BANK_OUT, ("declared", "", -1, "amount")),
    "surplus_capitalisation": (("pool", "capitalised", -1, "amount"), ("fund", "rolled_over", 1, "amount")),
    "write_off": (
        ("owes", "@loan", -1, "amount"),
        ("fund", "write_offs", -1, "amount"),
        ("given_up", "@loan", 1, "amount"),
    ),
    "write_off_recovery": (
        BANK_IN,
        ("fund", "write_offs", 1, "amount"),
        ("recovered", "@loan", 1, "amount"),
    ),
    "payable_refund": (BANK_OUT, ("owed", "@member", -1, "amount")),
    "loan_disbursement": (BANK_OUT, ("owes", "@loan", 1, "amount")),
    "loan_repayment": (
        BANK_IN,
        ("owes", "@loan", -1, "principal"),
        ("pool", "usage_fees", 1, "usage_fee"),
        ("pool", "penalties", 1, "penalty"),
        ("owed", "@borrower", 1, "excess"),
    ),
    "payable_offset": (
        ("owes", "@loan", -1, "principal"),
        ("pool", "usage_fees", 1, "usage_fee"),
        ("pool", "penalties", 1, "penalty"),
        ("owed", "@borrower", -1, "amount"),
    ),
    "share_offset": (
        ("fund", "member_shares", -1, "amount"),
        ("share_fen", "@member", -1, "amount"),
        ("shares", "@member", -1, "shares"),
        ("owes", "@loan", -1, "principal"),
        ("pool", "usage_fees", 1, "usage_fee"),
        ("pool", "penalties", 1, "penalty"),
        ("owed", "@member", 1, "excess"),
    ),
}

TOTALS = {"bank": 0, "owes": 1, "fund": 2, "pool": 3, "owed": 4, "declared": 4}
"""Which of the five totals a pot belongs to: bank, loans, fund, fee pool, payables. Other pots hold no money."""

HOLDS_NO_MONEY = frozenset(
    {
        "person", "member", "member_account", "joint_liability_group", "group_change",
        "guarantee", "loan_refusal", "meeting", "key_grant", "key_revocation", "office_appointment", "office_end",
        "breach", "breach_cure", "exception", "void", "share_deferral", "household_class_change", "succession",
        "redemption_request", "suspension", "expulsion", "lawsuit", "public_posting", "objection",
        "objection_reply", "annual_report", "board_review", "training", "inspection", "rectification",
        "bank_referral", "project_progress", "report_submission", "winding_up", "final_account", "reseal",
        "witness_policy",
    }
)  # fmt: skip
