import { PDFString } from 'pdf-lib'
import { Name } from '../../pdf/names.ts'
import { elementsOf } from '../../pdf/objects.ts'
import { pageOfDestination } from '../files/source.ts'
import type { LoadedPack } from './extract.ts'

/**
 * Lets links on some pages (0-based) of a pack lead to the files in which the pages they lead to are published: what is taken
 * out of the pack afterwards then leads there.
 * @param fileOf the address of the file that shows a page, as seen from the one that the links will be in
 */
export function leadToFiles(
  { source }: LoadedPack,
  pages: readonly number[],
  fileOf: (page: number) => string | undefined,
): void {
  const { reader, document } = source
  for (const page of pages) {
    for (const value of elementsOf(reader, source.pages[page]?.dict.get(Name.Annots))) {
      const link = reader.dict(value)
      if (!link || reader.name(link.get(Name.Subtype)) !== Name.Link) continue
      const target = pageOfDestination(source, link.get(Name.Dest) ?? reader.dict(link.get(Name.A))?.get(Name.D))
      const file = target === undefined ? undefined : fileOf(target)
      if (file === undefined) continue
      link.delete(Name.Dest)
      const action = document.context.obj({ Type: 'Action', S: 'URI' })
      action.set(Name.URI, PDFString.of(file))
      link.set(Name.A, action)
    }
  }
}
