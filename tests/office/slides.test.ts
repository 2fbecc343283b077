import { expect, it } from 'vitest'
import { searchSlides } from '../../src/office/slides.ts'
import { ArchiveError } from '../../src/office/zip.ts'
import { slidesFile } from '../support/papers/slides.ts'
import { para, wordFile } from '../support/papers/word.ts'

it('names the slides that are hidden, or have notes or comments', () => {
  const slides = [{}, { isHidden: true }, { notes: 'Say less' }, { notes: ' ' }, { comment: 'Why?', isHidden: true }]
  expect(searchSlides(slidesFile(slides))).toEqual({ hiddenSlides: [2, 5], notes: [3], comments: [5] })
})

it('refuses a file without slides', () => {
  expect(() => searchSlides(wordFile(para('Words')))).toThrow(ArchiveError)
})
