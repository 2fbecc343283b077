import type { Rule } from '../rule.ts'
import { acceptKnown } from './agenda/accept-known.ts'
import { agendaTimes } from './agenda/agenda-times.ts'
import { contactPhone } from './agenda/contact-phone.ts'
import { copiesKnown } from './agenda/copies-known.ts'
import { documentTitle } from './agenda/document-title.ts'
import { itemLabelGap } from './agenda/item-label-gap.ts'
import { itemLabels } from './agenda/item-labels.ts'
import { itemTitleNumber } from './agenda/item-title-number.ts'
import { movedMeeting } from './agenda/moved-meeting.ts'
import { movedTo } from './agenda/moved-to.ts'
import { nextMeetingCalendar } from './agenda/next-meeting-calendar.ts'
import { nextMeetingLater } from './agenda/next-meeting-later.ts'
import { nextMeetingMinutes } from './agenda/next-meeting-minutes.ts'
import { reportBelongs } from './agenda/report-belongs.ts'
import { attendanceComplete } from './attendance/attendance-complete.ts'
import { declarationComplete } from './attendance/declaration-complete.ts'
import { quorumPresent } from './attendance/quorum-present.ts'
import { sixMonthAttendance } from './attendance/six-month-attendance.ts'
import { speakerListed } from './attendance/speaker-listed.ts'
import { substituteAllowed } from './attendance/substitute-allowed.ts'
import { consultationDates } from './dates/consultation-dates.ts'
import { dateExists } from './dates/date-exists.ts'
import { reportBeforeEvents } from './dates/report-before-events.ts'
import { reportDate } from './dates/report-date.ts'
import { timeFormat } from './dates/time-format.ts'
import { undatedDeadline } from './dates/undated-deadline.ts'
import { weekdayDate } from './dates/weekday-date.ts'
import { actionOverdue } from './decisions/action-overdue.ts'
import { decisionDates } from './decisions/decision-dates.ts'
import { decisionItems } from './decisions/decision-items.ts'
import { decisionRecord } from './decisions/decision-record.ts'
import { decisionVotes } from './decisions/decision-votes.ts'
import { decisionsPublished } from './decisions/decisions-published.ts'
import { coOptedVote } from './membership/co-opted-vote.ts'
import { committeeOfficers } from './membership/committee-officers.ts'
import { minutesDate } from './membership/minutes-date.ts'
import { nameHonours } from './membership/name-honours.ts'
import { nameNearMiss } from './membership/name-near-miss.ts'
import { personTwoNames } from './membership/person-two-names.ts'
import { politicalBalance } from './membership/political-balance.ts'
import { quorumLawful } from './membership/quorum-lawful.ts'
import { quorumReachable } from './membership/quorum-reachable.ts'
import { registerNames } from './membership/register-names.ts'
import { registerTerms } from './membership/register-terms.ts'
import { seatsFilled } from './membership/seats-filled.ts'
import { executiveNotices } from './notice/executive-notices.ts'
import { lateItem } from './notice/late-item.ts'
import { meetingDay } from './notice/meeting-day.ts'
import { noticeClearDays } from './notice/notice-clear-days.ts'
import { publicationDate } from './notice/publication-date.ts'
import { summonsClearDays } from './notice/summons-clear-days.ts'
import { supplementDates } from './notice/supplement-dates.ts'
import { toFollowDate } from './notice/to-follow-date.ts'
import { agendaItemStamp } from './numbering/agenda-item-stamp.ts'
import { appendixCited } from './numbering/appendix-cited.ts'
import { appendixListed } from './numbering/appendix-listed.ts'
import { contentsTitles } from './numbering/contents-titles.ts'
import { footnotes } from './numbering/footnote-pairs.ts'
import { headingLevels } from './numbering/heading-levels.ts'
import { headingNumbers } from './numbering/heading-numbers.ts'
import { itemLink } from './numbering/item-link.ts'
import { minuteNumbers } from './numbering/minute-numbers.ts'
import { numberLeavesList } from './numbering/number-leaves-list.ts'
import { pageStamp } from './numbering/page-stamp.ts'
import { paragraphNumbers } from './numbering/paragraph-numbers.ts'
import { paragraphReference } from './numbering/paragraph-reference.ts'
import { romanNumbers } from './numbering/roman-numbers.ts'
import { unnumberedParagraph } from './numbering/unnumbered-paragraph.ts'
import { backgroundPapers } from './privacy/background-papers.ts'
import { backgroundPublished } from './privacy/background-published.ts'
import { exclusionNeeded } from './privacy/exclusion-needed.ts'
import { exclusionResolution } from './privacy/exclusion-resolution.ts'
import { exemptParagraphs } from './privacy/exempt-paragraphs.ts'
import { fileTwice } from './privacy/file-twice.ts'
import { partPrivacy } from './privacy/part-privacy.ts'
import { privacyExclusive } from './privacy/privacy-exclusive.ts'
import { privateNamed } from './privacy/private-named.ts'
import { publicInterestReason } from './privacy/public-interest-reason.ts'
import { withheldMarking } from './privacy/withheld-marking.ts'
import { privateWords } from './privacy/words-in-clear.ts'
import { bilingualStructure } from './sections/bilingual-structure.ts'
import { recommendationPresent } from './sections/recommendation-present.ts'
import { sectionRepeats } from './sections/recommendations-repeated.ts'
import { reportSections } from './sections/report-sections.ts'
import { reportTemplate } from './sections/report-template.ts'
import { sectionNone } from './sections/section-none.ts'
import { sectionOrder } from './sections/section-order.ts'
import { accentContrast } from './style/accent-contrast.ts'
import { columnTotals } from './tables/column-totals.ts'
import { digitGroups } from './tables/digit-groups.ts'
import { nilMarks } from './tables/nil-marks.ts'
import { tableHeader } from './tables/table-header.ts'
import { tableSplit } from './tables/table-split.ts'
import { acronyms } from './text/acronym-introduced.ts'
import { anchorRemains } from './text/anchor-remains.ts'
import { committeeName } from './text/committee-name.ts'
import { doubledWords } from './text/doubled-words.ts'
import { jobTitleSpelling } from './text/job-title-spelling.ts'
import { linkTarget } from './text/link-target.ts'
import { placeholder } from './text/placeholder-text.ts'
import { repeatedParagraph } from './text/repeated-paragraph.ts'
import { splitSentence } from './text/split-sentence.ts'
import { unclosedBracket } from './text/unclosed-bracket.ts'
import { unclosedQuote } from './text/unclosed-quote.ts'

/** Every rule, theme by theme in the order of `explain`. */
export const rules: readonly Rule[] = [
  executiveNotices,
  lateItem,
  meetingDay,
  noticeClearDays,
  publicationDate,
  summonsClearDays,
  supplementDates,
  toFollowDate,
  backgroundPapers,
  backgroundPublished,
  exclusionNeeded,
  exclusionResolution,
  exemptParagraphs,
  fileTwice,
  partPrivacy,
  privacyExclusive,
  privateNamed,
  publicInterestReason,
  withheldMarking,
  privateWords,
  acceptKnown,
  agendaTimes,
  contactPhone,
  copiesKnown,
  documentTitle,
  itemLabelGap,
  itemLabels,
  itemTitleNumber,
  movedTo,
  movedMeeting,
  nextMeetingCalendar,
  nextMeetingLater,
  nextMeetingMinutes,
  accentContrast,
  reportBelongs,
  attendanceComplete,
  coOptedVote,
  committeeOfficers,
  declarationComplete,
  minutesDate,
  nameHonours,
  nameNearMiss,
  personTwoNames,
  politicalBalance,
  quorumPresent,
  quorumLawful,
  quorumReachable,
  registerNames,
  registerTerms,
  seatsFilled,
  sixMonthAttendance,
  speakerListed,
  substituteAllowed,
  actionOverdue,
  decisionDates,
  decisionItems,
  decisionRecord,
  decisionVotes,
  decisionsPublished,
  agendaItemStamp,
  appendixCited,
  appendixListed,
  contentsTitles,
  footnotes,
  headingLevels,
  headingNumbers,
  itemLink,
  minuteNumbers,
  numberLeavesList,
  pageStamp,
  paragraphNumbers,
  paragraphReference,
  romanNumbers,
  unnumberedParagraph,
  consultationDates,
  dateExists,
  reportBeforeEvents,
  reportDate,
  timeFormat,
  undatedDeadline,
  weekdayDate,
  columnTotals,
  digitGroups,
  nilMarks,
  tableHeader,
  tableSplit,
  acronyms,
  anchorRemains,
  committeeName,
  doubledWords,
  jobTitleSpelling,
  linkTarget,
  placeholder,
  repeatedParagraph,
  splitSentence,
  unclosedBracket,
  unclosedQuote,
  bilingualStructure,
  recommendationPresent,
  sectionRepeats,
  reportSections,
  reportTemplate,
  sectionNone,
  sectionOrder,
]
