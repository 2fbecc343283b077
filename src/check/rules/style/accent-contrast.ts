import { contrast, LIGHT_SURFACE, NEEDED_CONTRAST, paletteOf } from '../../../colour.ts'
import type { WorkspaceInput } from '../../inputs.ts'
import type { Finding, WorkspaceRule } from '../../rule.ts'

/** The contrast of the organisation’s accent colour. */
export const accentContrast: WorkspaceRule = {
  id: 'accent-contrast',
  title: 'Text in the accent colour is easy to read on the website.',
  severity: 'warning',
  reference: 'WCAG 2.2, success criterion 1.4.3',
  description:
    `Links and headings are in the accent colour on white and on light grey (${LIGHT_SURFACE}), and white text is on the ` +
    `accent colour. The contrast must be at least ${NEEDED_CONTRAST}:1. A paler colour is darkened just enough.`,
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
    reason: `The accent colour ${accent} is too pale to read: its contrast with light grey is ${ratio.toFixed(2)}:1, and ${NEEDED_CONTRAST}:1 is needed.`,
    place: workspace.settings.place(['style', 'accent']),
    note: `The website uses ${used} instead. To have the same colour everywhere, set \`accent:\` to that or a darker one.`,
    actual: accent,
    expected: [used],
  }
}
