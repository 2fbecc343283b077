import { type PDFArray, PDFNumber, type PDFObject, PDFRef } from 'pdf-lib'
import type { PageGeometry } from '../../pdf/geometry.ts'
import { applyPoint, rounded, seenToPage } from '../../pdf/matrix.ts'
import { Name } from '../../pdf/names.ts'
import { elementsOf } from '../../pdf/objects.ts'
import { explicitDestination } from '../files/destinations.ts'
import type { Source } from '../files/source.ts'
import type { Target } from '../files/target.ts'

/** Geometry of the page that was grafted onto a reserved one, and the size that was reserved, in points. */
export interface Reshaped {
  geometry: PageGeometry
  width: number
  height: number
}

/**
 * The typeset pack's own links and destinations lead to points of reserved pages. The pages grafted onto those may be
 * cropped, turned or scaled: makes them lead to the same points as seen there.
 */
export function retargetDestinations(target: Target, main: Source, reshaped: ReadonlyMap<PDFRef, Reshaped>): void {
  const { reader } = main
  const done = new Set<PDFArray>()
  const retarget = (value: PDFObject | undefined): void => {
    const destination = explicitDestination(reader, main.named, value)
    if (!destination || done.has(destination)) return
    done.add(destination)
    movePoint(target, destination, reshaped)
  }
  for (const page of main.pages) {
    if (page.ref && reshaped.has(page.ref)) continue
    for (const annotation of elementsOf(reader, page.dict.get(Name.Annots))) {
      const dict = reader.dict(annotation)
      retarget(dict?.get(Name.Dest))
      retarget(reader.dict(dict?.get(Name.A))?.get(Name.D))
    }
  }
  for (const value of main.named.values()) retarget(value)
}

function movePoint(target: Target, destination: PDFArray, reshaped: ReadonlyMap<PDFRef, Reshaped>): void {
  const { reader } = target
  const page = destination.size() >= 4 ? destination.get(0) : undefined
  const shape = page instanceof PDFRef ? reshaped.get(page) : undefined
  if (!shape || reader.name(destination.get(1)) !== Name.XYZ) return
  const [x, y] = [reader.number(destination.get(2)) ?? 0, reader.number(destination.get(3)) ?? shape.height]
  const moved = applyPoint(seenToPage(shape.geometry, shape.width, shape.height), x, y)
  for (const [index, value] of moved.entries()) destination.set(2 + index, PDFNumber.of(rounded(value)))
}
