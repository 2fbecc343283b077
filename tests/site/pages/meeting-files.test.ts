import { expect, it } from 'vitest'
import { planSite } from '../../../src/site/build.ts'
import { meetingObjects } from '../../../src/site/formats/oparl-meeting.ts'
import { meetingFilePaths, meetingFiles } from '../../../src/site/meeting-files.ts'
import { example } from '../support/example.ts'
import { type Given, settings, siteInput, templates } from '../support/fixture.ts'

const { baseUrl: _, ...withoutAddress } = example()

it.each<[string, Given]>([
  ['in one language', example()],
  ['in two languages', example({ settings: settings({ language: ['en-GB', 'cy'] }) })],
  ['without an address', withoutAddress],
])('the paths of a meeting’s files are known without making them: %s', async (_name, given) => {
  const { context, changed } = await planSite(siteInput(given), await templates, { version: '1' })
  const made = await Promise.all(
    changed.map(async (source) => {
      const prepared = await source.load()
      return {
        paths: meetingFilePaths(context, prepared.record, {
          objects: meetingObjects(context, prepared.record, {}).history,
          events: {},
        }),
        files: meetingFiles(context, prepared, undefined).map(({ path }) => path),
      }
    }),
  )
  expect(made.some(({ files }) => files.some((path) => path.endsWith('.html')))).toBe(true)
  for (const { paths, files } of made) expect(paths.toSorted()).toEqual(files.toSorted())
})
