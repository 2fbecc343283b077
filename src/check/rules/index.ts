import type { Rule } from '../rule.ts'
import { weekdayDate } from './dates/weekday-date.ts'
import { noticeClearDays } from './notice/notice-clear-days.ts'
import { linkTarget } from './text/link-target.ts'

/** Every rule, theme by theme in the order of `explain`. */
export const rules: readonly Rule[] = [noticeClearDays, weekdayDate, linkTarget]
