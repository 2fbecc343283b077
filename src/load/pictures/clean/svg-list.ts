import type { Schema } from 'hast-util-sanitize'

const words = (text: string): string[] => text.trim().split(/\s+/u)

/** How things look: attributes that are properties of style sheets as well (SVG 2, section 6.6). */
export const PROPERTIES: readonly string[] = words(`
  alignment-baseline baseline-shift clip-path clip-rule color color-interpolation color-rendering direction display
  dominant-baseline fill fill-opacity fill-rule font font-family font-size font-size-adjust font-stretch font-style font-variant
  font-weight image-rendering isolation letter-spacing line-height marker marker-end marker-mid marker-start mask mask-type
  mix-blend-mode opacity overflow paint-order shape-rendering stop-color stop-opacity stroke stroke-dasharray
  stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-align text-anchor
  text-decoration text-rendering transform transform-origin unicode-bidi vector-effect visibility white-space word-spacing
  writing-mode`)

const GEOMETRY = words(`
  class clipPathUnits cx cy d dx dy fr fx fy gradientTransform gradientUnits height href id lengthAdjust markerHeight
  markerUnits markerWidth maskContentUnits maskUnits method offset orient pathLength patternContentUnits patternTransform
  patternUnits points preserveAspectRatio r refX refY requiredFeatures rotate rx ry side spacing spreadMethod startOffset style
  systemLanguage textLength type version viewBox width x x1 x2 xlink:href xml:space y y1 y2`)

/** Elements that draw something; what is not among them is left out with all that is in it. */
export const ELEMENTS: readonly string[] = words(`
  svg g defs symbol use switch path rect circle ellipse line polyline polygon text tspan textPath linearGradient radialGradient
  stop clipPath mask pattern marker image style`)

/** What a drawing may have. Addresses and styles are looked at by `cleanSvg`. */
export const DRAWING: Schema = {
  tagNames: [...ELEMENTS],
  attributes: { '*': [...PROPERTIES, ...GEOMETRY] },
  clobber: [],
  protocols: {},
}
