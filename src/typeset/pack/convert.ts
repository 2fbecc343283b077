import type { Shelf } from '../../kept/shelves.ts'
import type { Report } from '../../load/sources.ts'
import { copyMessage } from '../../messages/message.ts'
import type { TypstContext } from '../markdown/context.ts'
import { type TypstSource, toTypst } from '../markdown/to-typst.ts'

/** A report as Typst, with all that the pack around it was asked on the way, and what it answered. */
interface Conversion {
  plain: string
  asked: readonly Asked[]
  source: TypstSource
}

interface Asked {
  what: 'image' | 'resolve' | 'targets'
  of: string
  answer: string
}

/** Conversions by the report: one for each place in which it stands in a pack. */
export type Conversions = Shelf<Report, readonly Conversion[]>

/** Conversions of one report that are kept: editions and a consolidated pack have it, each in its own way. */
const MOST = 6

/** Converts a report, or takes the conversion that is kept, where the pack around it still gives the same answers. */
export function convert(report: Report, context: TypstContext, conversions: Conversions): TypstSource {
  const known = conversions.get(report) ?? []
  const plain = plainOf(context)
  const same = known.find(
    (one) => one.plain === plain && one.asked.every((asked) => answer(asked, context) === asked.answer),
  )
  if (same) return { ...same.source, messages: same.source.messages.map(copyMessage) }
  const asked: Asked[] = []
  const source = toTypst(report, noting(context, asked))
  const kept = { plain, asked, source: { ...source, messages: source.messages.map(copyMessage) } }
  conversions.set(report, [kept, ...known].slice(0, MOST))
  return source
}

/** Words that stand in a report. */
const PRINTED = /^(?:alert|colour)\.|^paper\.recommend|^pack\.picture$/

/** What of the context is there without being asked for. What a directive becomes depends on the directive alone. */
function plainOf({
  prefix,
  headingOffset,
  title,
  language,
  otherLanguage,
  textWidth,
  textSize,
  isLargePrint,
  library,
  wording,
}: TypstContext) {
  const words = [...wording.words].filter(([key]) => PRINTED.test(key))
  const looks = [textWidth, textSize, isLargePrint, library]
  return JSON.stringify([prefix, headingOffset, title, language, otherLanguage, looks, words])
}

/** The context, writing down what it is asked. */
function noting(context: TypstContext, asked: Asked[]): TypstContext {
  const note = (what: Asked['what'], of: string) => {
    const one = { what, of }
    asked.push({ ...one, answer: answer(one, context) })
  }
  return {
    ...context,
    image: (url) => {
      note('image', url)
      return context.image(url)
    },
    resolve: (target) => {
      note('resolve', target)
      return context.resolve(target)
    },
    targets: () => {
      note('targets', '')
      return context.targets?.() ?? []
    },
  }
}

function answer({ what, of }: Pick<Asked, 'what' | 'of'>, context: TypstContext): string {
  const given = what === 'image' ? context.image(of) : what === 'resolve' ? context.resolve(of) : context.targets?.()
  return JSON.stringify(given) ?? ''
}
