import { hiddenTexts, openTexts } from '../../check/council/hidden-texts.ts'
import { papersOf } from '../../check/council/meeting-input.ts'
import { type PlacedText, type WordsInClear, wordsInClear } from '../../check/text/words-in-clear.ts'
import type { DocumentSource, MeetingSources } from '../../load/sources.ts'
import { type Message, message } from '../../messages/message.ts'
import { pagesOf, type Readings, shownPages } from './document-texts.ts'

/**
 * Finds private words in what the public gets of attachments, and the words of private attachments in what the public gets.
 * Reports among themselves are compared by the rule `words-in-clear`, before anything is built.
 *
 * @param sources loaded for the members
 * @param ofMembers attachments as they were read for the members
 * @param ofPublic attachments as they were read for the public
 * @param aside texts that papers may quote
 */
export function attachmentsInClear(
  sources: MeetingSources,
  ofMembers: Readings,
  ofPublic: Readings,
  aside: readonly string[],
): Message[] {
  const papers = papersOf(sources)
  const hidden = hiddenTexts(papers)
  const closed = attachments(sources, ofMembers, false)
  const open = attachments(sources, ofPublic, true)
  return (
    [
      ...wordsInClear({ papers: closed, passages: [] }, [...openTexts(papers), ...open], aside),
      ...wordsInClear(hidden, open, aside),
    ]
      // The pages of one file have the same head and foot.
      .filter((found) => found.open.file !== found.hidden.file)
      .map(finding)
  )
}

/** What the public gets of the attachments of a meeting, or what it does not. */
function attachments(sources: MeetingSources, readings: Readings, isShown: boolean): PlacedText[] {
  return papersOf(sources).documents.flatMap(({ document, itemLabel }) => {
    if (document.content.type !== 'attachment') return []
    const shown = document.privacy ? new Set<number>() : shownPages(document, readings, 'public')
    const stretches = pagesOf(readings.get(document.id), shown, isShown).map(({ text, place: page }) => ({
      text,
      place: document.place,
      file: pathOf(document),
      name: page,
    }))
    return stretches.length > 0 ? [{ stretches, item: itemLabel }] : []
  })
}

function pathOf({ content, title }: DocumentSource): string {
  return content.type === 'attachment' ? content.path : title
}

/** A warning, which the severities of the findings of stages make an error. */
function finding({ kind, open, hidden }: WordsInClear): Message {
  const what = kind === 'passage' ? 'Redacted words' : 'Eight or more words in a row of a private paper'
  return message({
    rule: 'attachment-words-in-clear',
    severity: 'warning',
    reason: `${what} (${hidden.file}, ${hidden.name}) stand for all to read in ${open.file}, ${open.name}.`,
    place: open.place,
    note: 'Take them out of what the public gets. If they may be public, accept this finding with the reason.',
    cause: message({
      rule: 'attachment-words-in-clear',
      severity: 'info',
      reason: 'They are private here',
      place: hidden.place,
    }),
  })
}
