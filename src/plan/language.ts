/** The first language of a workspace: that of reports which do not say their own. */
export function mainLanguage(language: string | readonly string[]): string {
  return typeof language === 'string' ? language : (language[0] ?? 'en-GB')
}

/**
 * The language of a pack is the one its own words are in (PDF/UA-1, ISO 14289-1, 7.2). The templates that come with the
 * program are in English; a workspace that has a front sheet and an agenda of its own has them in its first language.
 *
 * @param language BCP 47 tags of the workspace
 * @returns a BCP 47 tag
 */
export function packLanguage(language: string | readonly string[], hasOwnWording: boolean): string {
  if (hasOwnWording) return mainLanguage(language)
  return [language].flat().find((tag) => /^en(?:-|$)/i.test(tag)) ?? 'en-GB'
}
