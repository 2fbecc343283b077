import { contrast, LIGHT_SURFACE, NEEDED_CONTRAST, paletteOf } from '../../../colour.ts'
import type { WorkspaceInput } from '../../inputs.ts'
import type { Finding, WorkspaceRule } from '../../rule.ts'

/** The colour of the organisation, against what its words stand on. */
export const accentContrast: WorkspaceRule = {
  id: 'accent-contrast',
  title: 'The accent colour can be read on the pages of the site.',
  severity: 'warning',
  reference: 'WCAG 2.2, success criterion 1.4.3',
  description:
    `Links and headings in the accent colour stand on white and on a light grey (${LIGHT_SURFACE}), and white stands on it: ` +
    `the contrast has to be ${NEEDED_CONTRAST}:1 at least. A colour that has less is darkened as little as that takes.`,
  scope: 'workspace',
  examples: {
    valid: [{ settings: 'style: { accent: "#1d4f91" }' }, { settings: 'style: { accent: "#005EB8" }' }],
    invalid: [{ settings: 'style: { accent: "#ffd500" }', at: ['"#ffd500"'] }],
  },
  check,
}

function* check({ workspace }: WorkspaceInput): Iterable<Finding> {
  const { accent } = workspace.settings.value.style
  const used = paletteOf(accent).light
  if (used === accent.toLowerCase()) return
  const ratio = contrast(accent, LIGHT_SURFACE)
  yield {
    reason: `Unexpected contrast ${ratio.toFixed(2)}:1 of the accent colour ${accent} with light grey, expected at least ${NEEDED_CONTRAST}:1`,
    place: workspace.settings.place(['style', 'accent']),
    note: `${used} is used in its place. Choose that or a darker colour to see your own everywhere.`,
    actual: accent,
    expected: [used],
  }
}
