import { parse } from 'yaml'
import { builtInLanguages, builtInText } from '../../wording/built-in.ts'

/**
 * The languages that come with the program, each with whether somebody whose language it is has read all of it; or the file of
 * one, to translate or to change.
 * @returns undefined where there is no such language
 */
export function explainWording(language: string | undefined): string | undefined {
  if (language !== undefined) return builtInText(language)
  const lines = builtInLanguages().map((tag) => {
    const { language_name: name, reviewed } = parse(builtInText(tag) ?? '') as Record<string, unknown>
    return `  ${tag.padEnd(6)} ${name}${reviewed === true ? '' : ' (not yet read by somebody whose language it is)'}`
  })
  return [
    'Languages of packs and pages that come with agendapack:',
    ...lines,
    '',
    'To change words or to add a language, write those that differ to templates/wording/<language>.yaml. The command',
    '`agendapack explain wording en-GB` prints a file with all of them.\n',
  ].join('\n')
}
