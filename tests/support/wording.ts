import { builtInWording } from '../../src/wording/built-in.ts'

/** The words of packs and pages in British English. */
export const english = builtInWording()
