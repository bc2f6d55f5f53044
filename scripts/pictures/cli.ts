// npm run pictures: takes pictures of summaries as GitHub shows them, light and dark, into .cache/pictures to be looked at,
// and the few that documents show into docs/pictures.
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { SCHEMES, startBrowser, takePicture } from './render.ts'
import { tellStory } from './story.ts'
import { listExtremes } from './extremes.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const ALL = join(ROOT, '.cache/pictures')
const SHOWN = join(ROOT, 'docs/pictures')

/** What README and documents show. */
const IN_DOCUMENTS = ['check', 'rotate', 'run-failed', 'run-numbers']

await rm(ALL, { recursive: true, force: true })
for (const folder of [ALL, SHOWN]) await mkdir(folder, { recursive: true })
const summaries = [...(await tellStory(console.log)), ...listExtremes()]
const browser = await startBrowser()
let wide = 0
try {
  for (const { name, markdown } of summaries) {
    await writeFile(join(ALL, `${name}.md`), markdown)
    for (const scheme of SCHEMES) {
      const { png, overflow } = await takePicture(browser, markdown, scheme)
      await writeFile(join(ALL, `${name}-${scheme}.png`), png)
      if (IN_DOCUMENTS.includes(name)) await writeFile(join(SHOWN, `${name}-${scheme}.png`), png)
      if (overflow > 0) console.log(`${name}: ${overflow} pixels wider than GitHub's page`)
      wide += overflow > 0 ? 1 : 0
    }
  }
} finally {
  await browser.close()
}
console.log(`${summaries.length * SCHEMES.length} pictures in ${ALL}, ${wide} wider than GitHub's page`)
process.exitCode = wide > 0 ? 1 : 0
