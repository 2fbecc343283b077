import { HtmlValidate } from 'html-validate'

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // Style, not validity: void elements and white space are as the templates have them.
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'doctype-style': 'off',
    'require-sri': 'off',
    'no-redundant-role': 'off',
    // A region for a table that scrolls is what WAI recommends; a `section` would say the same.
    'prefer-native-element': 'off',
    // "1.1" as an id is valid HTML 5.
    'valid-id': ['error', { relaxed: true }],
    'tel-non-breaking': 'off',
    'no-inline-style': 'error',
    'no-raw-characters': 'off',
  },
})

/** Findings of html-validate for every page, as text. */
export async function findings(files: ReadonlyMap<string, string>): Promise<string[]> {
  const reports = await Promise.all(
    [...files].map(async ([path, page]) => {
      if (!path.endsWith('.html')) return []
      const { results } = await validator.validateString(page, path)
      return results.flatMap(({ messages }) =>
        messages.map((found) => `${path}:${found.line} ${found.ruleId} ${found.message}`),
      )
    }),
  )
  return reports.flat()
}
