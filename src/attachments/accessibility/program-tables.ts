/** A TrueType program, and where its tables start. */
export interface ProgramTables {
  view: DataView
  tables: ReadonlyMap<string, number>
}

/** Reads the directory of a TrueType program; what lies beyond its end is left out. */
export function programTables(program: Uint8Array): ProgramTables {
  const view = new DataView(program.buffer, program.byteOffset, program.byteLength)
  const tables = new Map<string, number>()
  for (let entry = 12; entry + 16 <= Math.min(program.length, 12 + word(view, 4) * 16); entry += 16) {
    tables.set(Buffer.from(program.subarray(entry, entry + 4)).toString('latin1'), view.getUint32(entry + 8))
  }
  return { view, tables }
}

/** Two bytes as a number, 0 where there are none. */
export function word(view: DataView, offset: number): number {
  return offset + 2 <= view.byteLength ? view.getUint16(offset) : 0
}
