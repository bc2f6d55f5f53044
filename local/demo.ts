// Tells one of the demo's stories: a fleet of six regions from nothing to nothing, of a public image, or with --home-image of
// an operator's own; or with --servicemon ServiceMon itself, in one region. The built action does all of it, against the
// local AWS. What the action writes stands behind a bar; all other lines are the demo's.
import { parseArgs } from 'node:util'
import { tellFleet } from './demo-fleet.ts'
import { baseScene, homeScene } from './demo-scenes.ts'
import { tellServiceMon } from './demo-servicemon.ts'
import { openStage } from './demo-stage.ts'

const flag = { type: 'boolean', default: false } as const
const { values: choice } = parseArgs({ options: { 'home-image': flag, servicemon: flag } })

const stage = openStage()
try {
  if (choice.servicemon) await tellServiceMon(stage)
  else await tellFleet(stage, choice['home-image'] ? homeScene : baseScene)
} catch (error) {
  if (!stage.isInterrupted()) {
    console.error(error)
    process.exitCode = 1
  }
} finally {
  await stage.leave()
}
