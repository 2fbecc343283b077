/** An address without percent signs for its characters; as it is where those stand for no text. */
export function decodedAddress(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** What `item:5` and `item:5#next-steps` lead to. */
export interface ItemAddress {
  /** The label of an item of the agenda. */
  label: string
  /** The heading in a paper of the item; undefined where the address names none. */
  heading: string | undefined
}

/** Reads the address of an item, in capitals or not; undefined for any other address. */
export function itemAddress(address: string): ItemAddress | undefined {
  const [, label, heading] = /^item:([^#]*)(?:#(.*))?$/is.exec(address) ?? []
  if (label === undefined) return undefined
  return { label: decodedAddress(label).trim(), heading: heading === undefined ? undefined : decodedAddress(heading) }
}
