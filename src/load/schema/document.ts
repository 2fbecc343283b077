import * as z from 'zod'
import { likelyPages } from '../text/likely-values.ts'
import { date, dotsPerInch, groundLabel, label, language, path, text, webAddress, withAdvice } from './common.ts'

export const privateSchema = z
  .strictObject({
    paragraphs: z
      .array(z.union([z.number().int().positive(), groundLabel]).transform(String))
      .default([])
      .describe('Paragraphs of the exempt schedule of the profile, such as [3] or ["18A"]'),
    reason: text.optional().describe('Why the public interest in exemption outweighs disclosure'),
    public_title: text.optional().describe('The title the public sees'),
  })
  .describe('Exempt information: the press and public may be excluded')

export const confidentialSchema = z
  .strictObject({
    ground: text.describe('Who forbids disclosure: a government department, a court or an enactment'),
    public_title: text.optional(),
  })
  .describe('Confidential information: the press and public must be excluded')

/** Why the public does not get something. */
export const privacy = { private: privateSchema.optional(), confidential: confidentialSchema.optional() }

/** The public is asked for its views. */
export const consultationSchema = z
  .strictObject({
    until: date.describe('The last day for comments'),
    address: webAddress.optional().describe('Where to comment: a form or a page that says how'),
  })
  .describe('The public is asked to comment: the home page of the website lists it until that day has passed')

const PAGES = /^\d+(\s*-\s*\d+)?(\s*,\s*\d+(\s*-\s*\d+)?)*$/

/** True for a list in which a page stands twice: `1-4,3`. */
function overlaps(list: string): boolean {
  const ranges = list.split(',').map((part) => part.split('-').map(Number))
  const sorted = ranges.map(([first = 0, last = first]) => [first, last] as const).toSorted(([a], [b]) => a - b)
  return sorted.some(([first], index) => index > 0 && first <= (sorted[index - 1]?.[1] ?? 0))
}

function pagesAdvice(reason: string) {
  return ({ input }: { input?: unknown }): string => {
    const meant = likelyPages(input)
    return withAdvice(reason, meant === undefined ? PAGES_NOTE : `Write ${meant}.`)
  }
}

const NOT_PAGES = 'Pages are written as a list such as 1-4,6.'

const PAGES_NOTE =
  'Write the first and the last page with a hyphen, and commas between: 1-4,6. Pages are counted from 1; leave ' +
  '`pages:` out for all of them.'

const pages = z
  .union([
    z
      .string({ error: pagesAdvice(NOT_PAGES) })
      .regex(PAGES, { error: pagesAdvice(NOT_PAGES) })
      .refine((value) => !PAGES.test(value) || !overlaps(value), {
        error: pagesAdvice('A page is listed twice.'),
      }),
    z
      .number()
      .int({ error: pagesAdvice(NOT_PAGES) })
      .positive({ error: pagesAdvice('Pages are counted from 1.') }),
  ])
  .describe('Pages of the file, 1-based, such as 1-4,6')

const NOT_CHECKED = withAdvice(
  'This is not what can be said of a structure.',
  'Compare the structure with the pages, and write what the message about the file says: structure: { checked: "3fa9c1d20b7e" }.',
)

const NOT_FIGURES = withAdvice(
  'This is not the beginning of a SHA-256.',
  'Write the 12 letters and figures that the message about the file gives, in quotes: { checked: "3fa9c1d20b7e" }.',
)

const picture = z.strictObject({
  file: path,
  title: text.optional().describe('Printed below the picture'),
  alt: text.optional().describe('What it shows, for readers who cannot see it'),
})

/** A document of an item. */
export const documentSchema = z.strictObject({
  file: path.optional(),
  title: text.optional(),
  label: label.optional().describe('What the paper is called on the agenda and in its stamp, such as Enc A'),
  note: text.optional().describe('Set below the paper on the agenda'),
  kind: z.enum(['report', 'appendix', 'minutes', 'presentation', 'background', 'document']).optional(),
  url: webAddress
    .optional()
    .describe('Where a paper is kept that is listed here and published elsewhere, in the place of `file`'),
  bound: z
    .boolean()
    .default(true)
    .describe('False for a PDF that is listed, but published as a file of its own beside the pack'),
  to_follow: date.optional().describe('The day a paper that is not ready is expected'),
  consultation: consultationSchema.optional(),
  ...privacy,
  pages: z.union([pages, z.strictObject({ public: pages.optional(), members: pages.optional() })]).optional(),
  owner: text.optional().describe('Who made it, to be asked when something is wrong with it'),
  password: text.optional().describe('The name of the environment variable that holds the password'),
  stamp: z.enum(['overlay', 'shrink', 'auto']).default('auto'),
  own_numbers: z.boolean().default(false).describe('Show the page number of the attachment beside the pack’s'),
  keep_files: z.boolean().default(false).describe('Keep files embedded in the attachment'),
  keep_comments: z
    .boolean()
    .default(false)
    .describe('Keep review comments, and annotations and fields of the attachment that are hidden'),
  language: language.optional().describe('Language of the paper, where it does not say so itself'),
  ocr: z
    .boolean()
    .default(false)
    .describe('Have the words of scanned pages recognised by Tesseract, so that they can be searched and read out'),
  downsample: z
    .union([z.literal(false), dotsPerInch])
    .optional()
    .describe(
      'Dots per inch that its scanned pages have in the pack at most, or false; as in agendapack.yaml unless given',
    ),
  alt: text.optional().describe('What a picture shows, for readers who cannot see it'),
  pictures: z.array(picture).min(1).max(200).optional().describe('Pictures that are one paper, in the place of `file`'),
  per_page: z.literal([1, 2, 4, 6]).optional().describe('How many of `pictures` a page has; 4 unless given'),
  structure: z
    .union([
      z.literal('checked', { error: NOT_CHECKED }),
      z.strictObject({ checked: z.string({ error: NOT_FIGURES }).regex(/^[0-9a-fA-F]{8,64}$/, NOT_FIGURES) }),
    ])
    .optional()
    .describe(
      'Somebody has compared the headings, lists and tables made for a PDF without tags with its pages; `checked` has the first ' +
        'figures of the SHA-256 of that file, as the message about it gives them',
    ),
  revised: z.strictObject({ version: z.number().int().min(2).default(2), date, change: text }).optional(),
})
