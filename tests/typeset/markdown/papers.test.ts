import { describe, expect, it } from 'vitest'
import { papers } from '../../cases/papers.ts'
import { expectedWords, joined } from '../../support/words.ts'
import { print } from './harness.ts'

/** Shaped scripts are read back in the order of their glyphs, as pdf.js knows no ActualText: their letters are counted. */
const shaped = /[\p{sc=Arabic}\p{sc=Bengali}]/u
const rightToLeft = /[\p{sc=Arabic}\p{sc=Hebrew}]/u

/** In right-to-left text, signs beside Latin words are read back at their other end; ideographs part at any line. */
function unitsOf(word: string, isRightToLeft: boolean): string[] {
  if (shaped.test(word)) return [...word.normalize('NFKD')].filter((sign) => /\p{L}/u.test(sign))
  if (/\p{sc=Han}/u.test(word)) return word.match(/\p{sc=Han}|[\p{L}\p{N}]+/gu) ?? []
  return isRightToLeft ? (word.match(/[\p{L}\p{N}]+/gu) ?? []) : [word]
}

function tally(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

describe('papers', () => {
  it.each(papers)('$name loses no word and no number', async ({ text }) => {
    const { problems, text: printed, made } = await print(text)
    expect(problems.filter((problem) => problem.severity === 'error')).toEqual([])
    const whole = joined(printed)
    const isRightToLeft = rightToLeft.test(text)
    const units = expectedWords(text).flatMap((word) => unitsOf(word, isRightToLeft))
    const decomposed = tally([...printed.normalize('NFKD')])
    const printedTimes = (unit: string): number =>
      shaped.test(unit) ? (decomposed.get(unit) ?? 0) : whole.split(joined(unit)).length - 1
    const lost = [...tally(units)]
      .filter(([unit, count]) => printedTimes(unit) < count)
      .map(([unit, count]) => `${unit} ${count} times, printed ${printedTimes(unit)} times`)
    expect(lost).toEqual([])
    const stopping = made.messages.filter((message) => message.fatal === true)
    expect(stopping.filter((message) => message.ruleId !== 'image-missing')).toEqual([])
  })
})
