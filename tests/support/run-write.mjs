import { writeFolder } from '../../src/host/write.ts'

const [, , target] = process.argv
const files = (names) => new Map(names.map((name) => [name, Buffer.from(`new ${name} `.repeat(500))]))
await writeFolder(
  target,
  files(['pack.json', 'public-pack.pdf', 'items/01-weir.pdf']),
  files(['members-pack.pdf', 'copies/ada.pdf']),
)
