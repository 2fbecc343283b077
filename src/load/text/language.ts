import type { Wording } from '../../wording/wording.ts'
import type { Workspace } from '../sources.ts'

/** The first language of a workspace: that of reports which do not say their own. */
export function mainLanguage(language: string | readonly string[]): string {
  return typeof language === 'string' ? language : (language[0] ?? 'en-GB')
}

/** A workspace in another of its languages. */
export function workspaceIn(workspace: Workspace, language: string): Workspace {
  return { ...workspace, ...workspace.versions.get(language), versions: new Map() }
}

/** The words of a workspace in one of its languages, the first unless given. */
export function wordingOf(
  { settings, wordings }: Workspace,
  language = mainLanguage(settings.value.language),
): Wording {
  const wording = wordings.get(language)
  if (!wording) throw new Error(`No words were loaded in ${language}`)
  return wording
}
