// Reads workflow files as GitHub's own editor service does and prints its errors as JSON, a list for each file.
// A process of its own: the package imports JSON without saying so, which only a hook of Node's makes work.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context)
    return found.url.endsWith('.json') ? { ...found, importAttributes: { type: 'json' } } : found
  },
})
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser')

const errors: string[][] = []
for (const path of process.argv.slice(2)) {
  const file = { name: path, content: readFileSync(path, 'utf8') }
  const { context, value } = parseWorkflow(file, new NoOperationTraceWriter())
  if (value !== undefined) await convertWorkflowTemplate(context, value)
  errors.push(context.errors.getErrors().map((error) => error.message))
}
console.log(JSON.stringify(errors))
