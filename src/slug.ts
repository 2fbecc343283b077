import { isDevice } from './host/windows-names.ts'

const SLUG_LENGTH = 60

/**
 * A title as part of an address or a file name: ASCII, lower case, hyphens, at most 60 characters cut at a word.
 * @param fallback for a title without a Latin letter or a digit
 */
export function slugOf(title: string, fallback: string): string {
  const plain = title
    .normalize('NFKD')
    .replaceAll(/\p{M}|['’]/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
  const cut = plain.length > SLUG_LENGTH ? plain.slice(0, SLUG_LENGTH + 1).replace(/-[^-]*$/u, '') : plain
  const trimmed = cut.slice(0, SLUG_LENGTH).replaceAll(/^-+|-+$/gu, '')
  return trimmed === '' ? fallback : trimmed
}

/** A title as the name of a file, without its ending: like `slugOf`, and none that Windows keeps for a device. */
export function fileNameOf(title: string, fallback: string): string {
  const slug = slugOf(title, fallback)
  return isDevice(slug) ? `${fallback}-${slug}` : slug
}
