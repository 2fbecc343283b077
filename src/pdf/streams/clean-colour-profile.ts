const header = 128
const entry = 12
/** Where the digest of a profile stands in its header, and where what is reserved begins (ICC.1:2022, 7.2.18 and 7.2.19). */
const [reserved, digested] = [84, 100]

/** Tags that say how colours become others (ICC.1:2022, 9.2; ICC.1:2001-04, 6.4). */
const technical: ReadonlySet<string> = new Set([
  ...'A2B0 A2B1 A2B2 A2M0 B2A0 B2A1 B2A2 B2D0 B2D1 B2D2 B2D3 D2B0 D2B1 D2B2 D2B3 M2A0 bXYZ gXYZ rXYZ bTRC gTRC rTRC kTRC'.split(
    ' ',
  ),
  ...'wtpt bkpt chad chrm cicp clro gamt lumi meas pre0 pre1 pre2 rig0 rig2 tech view'.split(' '),
])
/** Tags that every profile has to have: their words are overwritten. */
const required: ReadonlySet<string> = new Set(['desc', 'cprt'])
/** By these names programs know the profiles that they compute faster. */
const common: ReadonlySet<string> = new Set([
  'sRGB IEC61966-2.1',
  'sRGB',
  'sRGB built-in',
  'Adobe RGB (1998)',
  'Display P3',
  'Generic RGB Profile',
  'Generic Gray Profile',
  'Gray Gamma 2.2',
  'Dot Gain 20%',
])

/**
 * A colour profile with nothing but what computes colours: names of people, firms and screens, dates of a calibration and
 * tags that nobody knows are overwritten. Its length, and where everything stands, do not change.
 *
 * @returns the same bytes where there is nothing to overwrite; undefined for what is no profile
 */
export function cleanColourProfile(bytes: Uint8Array): Uint8Array | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  if (bytes.length < header + 4 || view.toString('latin1', 36, 40) !== 'acsp') return undefined
  const end = Math.min(bytes.length, header + 4 + entry * view.readUInt32BE(header))
  const copy = Buffer.alloc(bytes.length)
  copy.set(bytes.subarray(0, reserved))
  copy.set(bytes.subarray(header, end), header)
  for (let at = header + 4; at + entry <= end; at += entry) {
    const tag = view.toString('latin1', at, at + 4)
    const [from, length] = [view.readUInt32BE(at + 4), view.readUInt32BE(at + 8)]
    if (from >= bytes.length) continue
    if (technical.has(tag)) copy.set(bytes.subarray(from, from + length), from)
    else if (required.has(tag)) copy.set(wordless(view.subarray(from, from + length)), from)
  }
  // Where nothing else changes, its digest is right as it is.
  copy.set(bytes.subarray(reserved, digested), reserved)
  if (Buffer.compare(copy, bytes) === 0) return bytes
  copy.fill(0, reserved, digested)
  return copy
}

/** A text, in one of the three ways that profiles have, with blanks in place of its words. */
function wordless(text: Buffer): Uint8Array {
  const copy = Buffer.alloc(text.length)
  text.copy(copy, 0, 0, 8)
  const type = text.toString('latin1', 0, 4)
  if (type === 'text') copy.fill(' ', 8, Math.max(8, text.length - 1))
  if (type === 'desc' && text.length > 12) {
    const count = Math.max(0, Math.min(text.readUInt32BE(8), text.length - 12))
    copy.writeUInt32BE(count, 8)
    copy.fill(' ', 12, Math.max(12, 12 + count - 1))
    if (common.has(text.toString('latin1', 12, 12 + count - 1))) text.copy(copy, 12, 12, 12 + count)
  }
  if (type === 'mluc' && text.length >= 16) {
    const records = Math.min(text.readUInt32BE(8), Math.floor((text.length - 16) / 12))
    copy.writeUInt32BE(records, 8)
    copy.writeUInt32BE(12, 12)
    text.copy(copy, 16, 16, 16 + 12 * records)
    for (let at = 16 + 12 * records; at + 1 < text.length; at += 2) copy.writeUInt16BE(0x20, at)
  }
  return copy
}
