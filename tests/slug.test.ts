import { expect, it } from 'vitest'
import { fileNameOf, slugOf } from '../src/slug.ts'

it.each([
  ['Réunion d’été, 2022–23', 'reunion-dete-2022-23'],
  ['會議', 'item'],
  ['Con', 'con'],
])('makes of %j an address', (title, slug) => {
  expect(slugOf(title, 'item')).toBe(slug)
})

it.each([
  ['Con', 'person-con'],
  ['COM1', 'person-com1'],
  ['Nul', 'person-nul'],
  ['Connie Com', 'connie-com'],
  ['', 'person'],
])('makes of %j a name that files can have on Windows', (title, name) => {
  expect(fileNameOf(title, 'person')).toBe(name)
})
