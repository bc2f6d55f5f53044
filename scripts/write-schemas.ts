// Writes the JSON Schemas that are committed for editors and tools: `node scripts/write-schemas.ts`.
import { writeFileSync } from 'node:fs'
import { fleetJsonSchema } from '../src/fleet/schema.ts'
import { resultJsonSchema, summaryJsonSchema } from '../src/result.ts'

const root = new URL('../', import.meta.url)

writeFileSync(new URL('fleet.schema.json', root), `${JSON.stringify(fleetJsonSchema(), null, 2)}\n`)
writeFileSync(new URL('result.schema.json', root), `${JSON.stringify(resultJsonSchema(), null, 2)}\n`)
writeFileSync(new URL('summary.schema.json', root), `${JSON.stringify(summaryJsonSchema(), null, 2)}\n`)
