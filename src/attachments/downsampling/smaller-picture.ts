import type { StoredPicture } from '../contents/only-picture.ts'

/**
 * A picture with fewer pixels, each the mean of those that it covers.
 * @param factor how many of the new pixels go to one of the old, along an edge; at most 1
 */
export function smallerPicture({ width, height, channels, values }: StoredPicture, factor: number): StoredPicture {
  const across = Math.max(1, Math.round(width * factor))
  const down = Math.max(1, Math.round(height * factor))
  const columns = coveredBy(across, width)
  const rows = coveredBy(down, height)
  const smaller = new Uint8Array(across * down * channels)
  const sums = new Float64Array(across * channels)
  for (const [row, lines] of rows.entries()) {
    sums.fill(0)
    for (const { index: line, share: high } of lines) {
      for (const [column, cells] of columns.entries()) {
        for (const { index, share } of cells) {
          const from = (line * width + index) * channels
          for (let channel = 0; channel < channels; channel += 1) {
            const at = column * channels + channel
            sums[at] = (sums[at] ?? 0) + (values[from + channel] ?? 0) * high * share
          }
        }
      }
    }
    for (const [at, sum] of sums.entries()) smaller[row * across * channels + at] = Math.round(sum)
  }
  return { width: across, height: down, channels, values: smaller }
}

/** For each of `count` pixels along an edge, which of `length` old ones it covers, and how much of its mean each makes up. */
function coveredBy(count: number, length: number): { index: number; share: number }[][] {
  const each = length / count
  return Array.from({ length: count }, (_, pixel) => {
    const [start, end] = [pixel * each, Math.min((pixel + 1) * each, length)]
    const covered: { index: number; share: number }[] = []
    for (let index = Math.floor(start); index < end; index += 1) {
      const share = (Math.min(index + 1, end) - Math.max(index, start)) / (end - start)
      if (share > 0) covered.push({ index, share })
    }
    return covered
  })
}
