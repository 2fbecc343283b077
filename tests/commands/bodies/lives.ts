/** A body of the examples, and one of its meetings. */
export interface Body {
  example: string
  committee: string
  date: string
  /** The item whose report is revised and gets a late paper. */
  item: string
  /** That report; it is written where the example has none. */
  report: string
  audience: 'public' | 'members'
  /** ISO days: of a late paper, an urgent item, a revised report, and the record of decisions. */
  late: string
  urgent: string
  revised: string
  recorded: string
  /** The next meeting, and when its agenda is out. */
  next: string
  nextPublished: string
}

/** A life for each kind of body. */
export const BODIES: readonly Body[] = [
  {
    ...{ example: 'riverbank', committee: 'audit-and-risk', date: '2023-01-25', item: '4', report: 'risk-register.md' },
    ...{ late: '2023-01-19', urgent: '2023-01-20', revised: '2023-01-23', recorded: '2023-01-27' },
    ...{ next: '2023-03-22', nextPublished: '2023-03-13', audience: 'public' },
  },
  {
    ...{ example: 'hartwell-trust', committee: 'board', date: '2026-11-26', item: '7', report: 'finance.md' },
    ...{ late: '2026-11-20', urgent: '2026-11-23', revised: '2026-11-24', recorded: '2026-11-30' },
    ...{ next: '2027-01-28', nextPublished: '2027-01-20', audience: 'public' },
  },
  {
    ...{ example: 'thornby-parish', committee: 'council', date: '2026-10-14', item: '5', report: 'trees.md' },
    ...{ late: '2026-10-08', urgent: '2026-10-09', revised: '2026-10-12', recorded: '2026-10-16' },
    ...{ next: '2026-11-11', nextPublished: '2026-11-04', audience: 'public' },
  },
  {
    ...{ example: 'larkfield-trust', committee: 'trustees', date: '2026-10-21', item: '2', report: 'accounts.md' },
    ...{ late: '2026-10-14', urgent: '2026-10-15', revised: '2026-10-19', recorded: '2026-10-23' },
    ...{ next: '2027-01-20', nextPublished: '2027-01-11', audience: 'members' },
  },
]
