/** WCAG 2.2, 1.4.3: contrast of text with what is behind it. */
export const NEEDED_CONTRAST = 4.5

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
  return { light: adjust(accent, LIGHT_SURFACE, darken), dark: adjust(accent, DARK_SURFACE, lighten) }
}

/** Contrast ratio of two colours `#rrggbb`, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(channels(one)), luminance(channels(other))].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

/** Changes a colour in steps of one hundredth until it passes on a surface; the last step passes on any. */
function adjust(colour: string, surface: string, change: (colour: Channels, share: number) => Channels): string {
  const start = channels(colour)
  const steps = Array.from({ length: 101 }, (_, step) => hexadecimal(change(start, step / 100)))
  return steps.find((changed) => contrast(changed, surface) >= NEEDED_CONTRAST) ?? colour
}

/** Mixes a colour with black, which keeps its hue. */
function darken([red, green, blue]: Channels, share: number): Channels {
  return [red * (1 - share), green * (1 - share), blue * (1 - share)]
}

/** Raises the lightness (HSL) and keeps hue and saturation: mixed with white, a dark colour would turn grey. */
function lighten(colour: Channels, share: number): Channels {
  const [high, low] = [Math.max(...colour) / 255, Math.min(...colour) / 255]
  const before = (high + low) / 2
  const after = before + (1 - before) * share
  const room = roomAt(before)
  const scale = room === 0 ? 0 : roomAt(after) / room
  const [red, green, blue] = colour.map((value) => 255 * (after + (value / 255 - before) * scale))
  return [red ?? 0, green ?? 0, blue ?? 0]
}

/** How far the channels can lie from a lightness: half the chroma that HSL allows there. */
function roomAt(lightness: number): number {
  return (1 - Math.abs(2 * lightness - 1)) / 2
}

function channels(colour: string): Channels {
  const value = Number.parseInt(colour.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

function hexadecimal(values: readonly number[]): string {
  return `#${values.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: Channels): number {
  const [red = 0, green = 0, blue = 0] = colour.map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
