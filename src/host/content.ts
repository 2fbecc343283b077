/**
 * What a file holds: bytes, or pieces of them in order. Files may share pieces, so that a hundred megabytes of pictures which
 * stand in two files are in memory once.
 */
export type Content = Uint8Array | readonly Uint8Array[]

/** The pieces of a content, one for bytes. */
export function piecesOf(content: Content): readonly Uint8Array[] {
  return content instanceof Uint8Array ? [content] : content
}

/** Bytes of all pieces together. */
export function lengthOf(content: Content): number {
  return piecesOf(content).reduce((sum, piece) => sum + piece.length, 0)
}

/** All pieces in one. */
export function bytesOf(content: Content): Uint8Array {
  return content instanceof Uint8Array ? content : copyInto(new Uint8Array(lengthOf(content)), content)
}

/** All pieces in one, in memory that threads share. */
export function sharedBytesOf(content: Content): Uint8Array {
  return copyInto(new Uint8Array(new SharedArrayBuffer(lengthOf(content))), content)
}

function copyInto(bytes: Uint8Array, content: Content): Uint8Array {
  let offset = 0
  for (const piece of piecesOf(content)) {
    bytes.set(piece, offset)
    offset += piece.length
  }
  return bytes
}

/** Gathers pieces: small ones are put together, as each costs a system call when it is written; large ones stay as they are. */
export function contentWriter(): { write(piece: Uint8Array): void; length(): number; content(): Content } {
  const pieces: Uint8Array[] = []
  let small: Uint8Array[] = []
  let smallLength = 0
  let length = 0
  const gather = (): void => {
    if (small.length > 0) pieces.push(bytesOf(small))
    small = []
    smallLength = 0
  }
  return {
    write: (piece) => {
      length += piece.length
      if (piece.length >= LARGE) {
        gather()
        pieces.push(piece)
        return
      }
      small.push(piece)
      smallLength += piece.length
      if (smallLength >= LARGE) gather()
    },
    length: () => length,
    content: () => {
      gather()
      return pieces
    },
  }
}

/** Bytes from which on a piece is worth a system call of its own. */
const LARGE = 65_536
