"""The file that ``factaudit init`` writes: a small ledger that holds together, to be edited."""

from typing import Final

STARTER: Final = """\
# A ledger of claims: what is stated, by whom, and what must hold between the numbers.
# factaudit check FILE says which of them cannot all be true. factaudit schema describes every key.
factaudit: 1
title: Library members, Exampleville, 2025
language: en # of the values in words below

sources:
  annual: {title: Annual report, publisher: Exampleville Library, published: 2026-02-01}
  # file: brief.md beside a title lets quotes be looked up in the text

measures:
  # kind: stock is a level at an instant, flow an amount over time, ratio a share, rate or mean
  members: {label: library members, kind: stock, unit: person, entity: Exampleville, integral: true}
  joined: {label: new members, kind: flow, unit: person, entity: Exampleville, integral: true}
  left: {label: members who left, kind: flow, unit: person, entity: Exampleville, integral: true}
  adults: {label: adult members, kind: stock, unit: person, entity: Exampleville, integral: true}
  adult-share: {label: share of adults, kind: ratio, unit: percent, entity: Exampleville}

relations:
  # the closing level is the opening one, plus what came in, less what went out
  - {id: r1, roll-forward: {stock: members, inflows: [joined], outflows: [left]}}
  - {id: r2, share: {part: adults, whole: members, percent: adult-share}}

claims:
  # at: a date for a level; during: a stretch for an amount; both may be a year, month, day or interval
  - {id: c1, measure: members, at: 2024-12, value: 8200, source: annual}
  - {id: c2, measure: joined, during: 2025, every: month, value: 150, source: annual}
  - {id: c3, measure: left, during: 2025, value: 620, source: annual}
  # 8,200 + 12 x 150 - 620 = 9,380; change a number and check again
  - {id: c4, measure: members, at: 2025-12, value: 9380, source: annual}
  # words are read as they are meant; quotes keep the comma in one number
  - {id: c5, measure: members, at: 2025-12, value: "more than 9,000", source: annual}
  - {id: c6, measure: adults, at: 2025-12, value: 6097, source: annual}
  # decimals show rounding: 65.0 stands for everything from 64.95 to 65.05
  - {id: c7, measure: adult-share, at: 2025-12, value: 65.0, source: annual, quote: 65.0 % of our members are adults}
"""
