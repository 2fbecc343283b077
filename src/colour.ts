/** WCAG 2.2, 1.4.3: contrast of text with what is behind it. */
export const NEEDED_CONTRAST = 4.5
const WHITE = '#ffffff'

/** Backgrounds of the site's style sheet: the darker of the light theme's and the lighter of the dark theme's. */
export const LIGHT_SURFACE = '#f1f4f8'
const DARK_SURFACE = '#232a33'

type Channels = readonly [number, number, number]

/** The organisation's colour, changed as little as legibility asks. */
export interface Palette {
  /** Links and headings on a light page; white stands on it, too. */
  light: string
  /** Links and headings on a dark page. */
  dark: string
}

/** Darkens an accent until it can be read on light grey, and lightens it until it can be read on dark grey. */
export function paletteOf(accent: string): Palette {
  return { light: adjust(accent, LIGHT_SURFACE, 0), dark: adjust(accent, DARK_SURFACE, 255) }
}

/** Contrast ratio of two colours `#rrggbb`, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(channels(one)), luminance(channels(other))].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

/** Mixes a colour with black (0) or white (255) in steps of one hundredth until it passes on a surface. */
function adjust(colour: string, surface: string, towards: number): string {
  const start = channels(colour)
  for (let step = 0; step <= 100; step += 1) {
    const mixed = hexadecimal(start.map((value) => Math.round(value + ((towards - value) * step) / 100)))
    if (contrast(mixed, surface) >= NEEDED_CONTRAST) return mixed
  }
  return towards === 0 ? '#000000' : WHITE
}

function channels(colour: string): Channels {
  const value = Number.parseInt(colour.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

function hexadecimal(values: readonly number[]): string {
  return `#${values.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: Channels): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
