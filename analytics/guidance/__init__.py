"""From a result to guidance: who needs it and in which order, what to tell each, who could be its mentor.

Everything works from `situation.country`, which says where each agency stands at the end of a year.

- The list: `worklist` (rows, groups, why), from `parts` and `weights` (priority) and `flags`; `notes` and `sheet` (an
  officer's own workbook, back in and out); `reconcile` (the printed 524 taken apart).
- One agency: `advice` (what to tell it), `ways` (shortest ways, by `shortest` in levels and `whole` in aspects),
  `what_if`; their sentences in `ways_words`.
- Others: `peers` (by context), `mentors`, `plan` (pairs for all, solved by `flow`).
- The country: `targets`.
- On paper: `brief`.
- `number`: the numbers that code computes, with fingerprints that `analytics.verify` answers for.

Modules are imported by name, since solver and typesetter are heavy.
"""
