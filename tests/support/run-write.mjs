import { writeFolders } from '../../src/host/write-folders.ts'

const [, , packs] = process.argv
const files = (names) => new Map(names.map((name) => [name, Buffer.from(`new ${name} `.repeat(500))]))
const edition = (audience, names, isPrivate) => ({
  target: `${packs}/${audience}/health/2022-12-12`,
  files: files(names),
  isPrivate,
})
await writeFolders(
  [
    edition('public', ['pack.json', 'public-pack.pdf', 'items/01-weir.pdf'], false),
    edition('members', ['members-pack.pdf', 'copies/ada.pdf'], true),
  ],
  async (folder) =>
    folder.includes('/public/')
      ? ['public-pack.pdf', 'items/01-weir.pdf', 'pack.json']
      : ['copies/ada.pdf', 'members-pack.pdf'],
)
