export const id = 468;
export const ids = [468];
export const modules = {
861:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Jb: () => ( fleetFileMissing),
yS: () => ( formerRegion),
To: () => ( getHoldSeconds),
jU: () => ( getTimeoutSeconds),
I9: () => ( parseFleet)
});
var duration = __webpack_require__(9144);
var errors = __webpack_require__(9973);
;
const HOW_TO_SAVE =
'Save it as UTF-8: in an editor under "Save as" or "Encoding"; in PowerShell with Out-File -Encoding utf8.'
function decodeText(bytes , path ) {
if (isWide(bytes)) {
throw new errors .lZ(`${path}:1 found UTF-16 or UTF-32, must be written in UTF-8`, { hint: HOW_TO_SAVE })
}
const text = decode(bytes)
if (text !== undefined) return text
const lines = Buffer.from(bytes).toString('latin1').split('\n')
const line = lines.findIndex((one) => decode(Buffer.from(one, 'latin1')) === undefined)
throw new errors .lZ(`${path}:${line + 1} found bytes of another encoding, must be written in UTF-8`, {
hint: HOW_TO_SAVE,
})
}
function isWide([first, second] ) {
if (first === undefined || second === undefined) return false
const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
return isMarked || (first === 0) !== (second === 0)
}
function decode(bytes ) {
try {
return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
} catch {
return undefined
}
}
var schemas = __webpack_require__(2701);
var core = __webpack_require__(4214);
var cron = __webpack_require__(2466);
var limits = __webpack_require__(5283);
var shell = __webpack_require__(4664);
var tags = __webpack_require__(3923);
var size = __webpack_require__(1993);
;
core .$W({ jitless: true })
function fields_text({ pattern, message } , meta ) {
return schemas .YjP().regex(pattern, message).meta(meta)
}
function fields_duration({ min, max, description } ) {
const range = `must be between ${(0,duration .a3)(min)} and ${(0,duration .a3)(max)}`
return schemas .YjP(duration .Qb)
.meta({ description, pattern: duration .Cq.source })
.transform((value, context) => {
const seconds = duration .Cq.test(value) ? (0,duration .E9)(value) : undefined
if (seconds !== undefined && seconds >= min && seconds <= max) return seconds
context.addIssue(seconds === undefined ? duration .Qb : range)
return core .tm
})
}
function fields_size({ min, max, description } ) {
const range = `must be between ${(0,size .Xq)(min)} and ${(0,size .Xq)(max)}`
return schemas .YjP(size .Vv)
.meta({ description, pattern: size .bv.source })
.transform((value, context) => {
const bytes = size .bv.test(value) ? (0,size .DB)(value) : undefined
if (bytes !== undefined && bytes >= min && bytes <= max) return bytes
context.addIssue(bytes === undefined ? size .Vv : range)
return core .tm
})
}
const fleetName = fields_text(
{
pattern: /^(?!sg-)[A-Za-z0-9][A-Za-z0-9._-]{2,63}$/,
message: 'must be 3 to 64 letters, digits, dots, hyphens or underscores, not beginning with "sg-"',
},
{
description:
'The name of the fleet: the value of its tags and, unless told otherwise, the name of its image, key pair and security group.',
examples: ['NAVO'],
},
)
const fields_image = fields_text(
{
pattern: /^(?=\S)[A-Za-z0-9()[\] ./'@_-]{3,106}(?<=\S)$/,
message: `must be an image name of 3 to 106 letters, digits, spaces or ()[]./-'@_`,
},
{ description: "The name of the image in the home region, owned by the account. Default: the fleet's name." },
)
const keyPair = fields_text(
{
pattern: /^(?=\S)[\x20-)+->@-[\]-~]{1,255}(?<=\S)$/,
message: 'must be a key pair name of 1 to 255 ASCII characters without *, ? and \\, or none',
},
{ description: "The name of the key pair in the home region, or none to do without. Default: the fleet's name." },
)
const securityGroup = fields_text(
{
pattern: /^(?=\S)(?!sg-|default$)[A-Za-z0-9 ._:/()#,@[\]+=&;{}!$-]{1,255}(?<=\S)$/,
message:
'must be a security group name of 1 to 255 letters, digits, spaces or ._-:/()#,@[]+=&;{}!$, not "default" and not an id (sg-…)',
},
{ description: "The name of the security group in the home region, in its VPC. Default: the fleet's name." },
)
function kmsKey(description ) {
const alias = 'alias/[A-Za-z0-9/_-]{1,250}'
const id = '(?:mrk-[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})'
return fields_text(
{
pattern: new RegExp(`^(?:${alias}|${id}|arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:(?:${alias}|key/${id}))$`),
message: 'must be a KMS key: an alias (alias/…), a key id, or the ARN of either',
},
{ description, examples: ['alias/servicemon'] },
)
}
const INSTANCE_TYPE = /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/
function instanceTypes(description ) {
const type = fields_text(
{ pattern: INSTANCE_TYPE, message: 'must be an instance type, such as t3.micro' },
{ description: 'An EC2 instance type.', examples: ['t3.micro'] },
)
return schemas .YOg(type).min(1, 'must name at least one instance type').meta({ description })
}
const MAX_PRICE = 1000
function prices(description ) {
const rule = `must be a price between 0 and ${MAX_PRICE} dollars, such as 0.0154`
return schemas .g1P(
schemas .YjP().regex(INSTANCE_TYPE, 'must be an instance type, such as t3.micro'),
schemas .aig(rule).positive(rule).max(MAX_PRICE, rule),
)
.meta({ description, examples: [{ 't3.micro': 0.0154 }] })
}
const MAX_HOPS = 64
const metadataHops = schemas .Whr(`must be a whole number between 1 and ${MAX_HOPS}`)
.min(1, `must be a whole number between 1 and ${MAX_HOPS}`)
.max(MAX_HOPS, `must be a whole number between 1 and ${MAX_HOPS}`)
.meta({
description:
"How many hops away the metadata service may be asked: 2 lets a job in a container have the machine's credentials. Default: as the image has it, else 1.",
examples: [2],
})
const TAG_CHARACTERS = '\\p{L}\\p{N} +=._:/@-'
const TAG_RULE = 'letters, digits, spaces or +-=._:/@'
const tagKey = schemas .YjP()
.regex(
new RegExp(`^(?! )[${TAG_CHARACTERS}]{1,128}(?<! )$`, 'u'),
`must be a tag key of 1 to 128 ${TAG_RULE}, without a space at either end`,
)
.refine(
(key) => !(0,tags .HW)(key),
"is reserved: Name and keys that begin with servicemon: are the action's own, and those with aws: are AWS's",
)
const fields_tags = schemas .g1P(
tagKey,
fields_text(
{ pattern: new RegExp(`^[${TAG_CHARACTERS}]{0,256}$`, 'u'), message: `must be up to 256 ${TAG_RULE}` },
{ description: 'The value; numbers and the like in quotes.', examples: ['4711'] },
),
)
.superRefine((value, context) => {
const keys = Object.keys(value)
if (keys.length > limits .Gt) context.addIssue(`must be at most ${limits .Gt} tags, not ${keys.length}`)
for (const [key, ...others] of Map.groupBy(keys, (one) => one.toLowerCase()).values()) {
for (const other of others) context.addIssue(`must not have keys that differ by case only: ${key} and ${other}`)
}
})
.meta({
maxProperties: limits .Gt,
description:
'Tags on everything that is made, in the call that makes it, such as those of cost centres that an organisation demands.',
examples: [{ CostCenter: '4711' }],
})
const fields_cron = schemas .YjP()
.superRefine((value, context) => {
const problem = (0,cron .nN)(value)
if (problem !== undefined) context.addIssue(problem)
})
.meta({
description: 'When the region is due: a cron line of five fields, in timezone. Without it, never by itself.',
examples: ['30 0,6,12,18 * * *'],
})
const timezone = schemas .YjP()
.refine(cron .KJ, 'must be a time zone of the IANA database, such as Europe/Paris')
.meta({ description: 'The time zone of the cron lines, by its IANA name.', examples: ['Europe/Paris'] })
const command = schemas .YjP()
.superRefine((value, context) => {
if (value.trim() === '') context.addIssue('must not be empty')
if (value.includes('\0')) context.addIssue('must not contain NUL characters')
if (Buffer.byteLength(value) > limits .JB)
context.addIssue(`must be at most ${(0,size .Xq)(limits .JB)} long`)
})
.meta({ minLength: 1, description: 'The payload: what a shell on the instance runs. Several lines are fine.' })
const variableName = schemas .YjP()
.regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be a name of letters, digits and underscores, not beginning with a digit')
.refine((name) => !limits .cH.includes(name), 'is a variable that a shell does not let anybody set')
const environment = schemas .g1P(
variableName,
schemas .YjP()
.refine((value) => !value.includes('\0'), 'must not contain NUL characters')
.meta({ description: 'The value; numbers and the like in quotes.' }),
)
.superRefine((value, context) => {
const bytes = Buffer.byteLength((0,shell .E)(value))
if (bytes <= limits .Lp) return
context.addIssue(`must be at most ${(0,size .Xq)(limits .Lp)} with all names and quotes, not ${bytes} bytes`)
})
.meta({ description: "Environment variables of the payload. Not for secrets: they'd show in the history of SSM." })
const secrets = schemas .g1P(
variableName,
fields_text(
{
pattern: /^\/servicemon(?:\/[A-Za-z0-9_.-]{1,128}){2,6}$/,
message: 'must be the path of a parameter, such as /servicemon/<name of the fleet>/token',
},
{ description: 'The path of the parameter, below /servicemon/ and the name of the fleet.' },
),
)
.refine((value) => Object.keys(value).length <= limits .bC, `must be at most ${limits .bC} secrets`)
.meta({
maxProperties: limits .bC,
description:
"Environment variables of the payload that the machine reads itself, by the paths of parameters in its own region's Parameter Store.",
})
var phases = __webpack_require__(9022);
var fleet_regions = __webpack_require__(5530);
;
const instance = schemas .rej({
types: instanceTypes('Instance types by preference: the first that a region offers is taken.'),
profile: fields_text(
{
pattern: /^[A-Za-z0-9_+=,.@-]{1,128}$/,
message: 'must be the name (not the ARN) of an instance profile: 1 to 128 letters, digits or _+=,.@-',
},
{
description:
"The name of the instance profile. Default: the one of home's only unmanaged instance with the fleet's Name tag.",
},
).optional(),
metadata: schemas .k5n(['required', 'optional']).default('required').meta({
description: 'Whether the metadata service requires IMDSv2; optional is for old images that know IMDSv1 only.',
}),
'metadata-hops': metadataHops.optional(),
credits: schemas .k5n(['standard', 'unlimited']).optional().meta({
description:
'CPU credits of burstable types (t2, t3, t3a, t4g): standard slows a machine down that has used up its own, unlimited bills what it takes beyond. Default: as EC2 has it, which is unlimited for all but t2.',
}),
'disk-kms-key': kmsKey(
'The KMS key that encrypts the disks wherever the region has no kms-key of its own. Ids and ARNs belong to one region: for several regions use an alias that exists in each. Default: encrypted as the image is.',
).optional(),
prices: prices(
'What an hour of a running machine costs in US dollars, by its type, with its public address. Each run then tells what it cost, about; nothing else depends on it.',
).default({}),
})
.meta({ description: 'What the instances are made of.' })
const run = schemas .rej({
command: command,
timeout: fields_duration({
min: limits .jN,
max: limits .Pe,
description: 'How long the payload may run before it gets TERM and then KILL, such as 30m.',
}),
user: fields_text(
{ pattern: /^[a-z_][a-z0-9_.-]{0,31}$/, message: 'must be the name of a Unix user, such as ec2-user' },
{ description: 'The Unix user that runs the payload; any but root with its login environment.' },
).default('root'),
env: environment.default({}),
secrets: secrets.default({}),
'output-cap': fields_size({
min: 1024,
max: limits .mk,
description: 'How much output of a run is kept and brought to the log, such as 4MiB.',
}).prefault('4MiB'),
poll: fields_duration({
min: 1,
max: 300,
description: 'How often a running payload is asked for new output.',
}).prefault('5s'),
'wait-for-boot': fields_duration({
min: 0,
max: limits .mF,
description:
"How long the payload waits at most for the services that the machine's boot is still starting; 0s begins at once.",
}).prefault('60s'),
})
.meta({ description: 'What is run.' })
const region = schemas .rej({
cron: fields_cron.optional(),
subnet: fields_text(
{
pattern: /^subnet-(?:[0-9a-f]{8}|[0-9a-f]{17})$/,
message: 'must be a subnet id, such as subnet-0123456789abcdef0',
},
{ description: 'The subnet of the instance. Default: one of the default VPC.' },
).optional(),
types: instanceTypes('Instance types of this region by preference. Default: instance.types.').optional(),
'kms-key': kmsKey('The KMS key of this region that encrypts the disk. Default: instance.disk-kms-key.').optional(),
prices: prices('Prices of this region, before those of instance.prices.').default({}),
enabled: schemas .zMY().default(true).meta({
description: 'false takes the region out of the rotation and of "all" for provision, run and start.',
}),
})
.meta({ description: 'One region of the fleet; may be empty.' })
const fleetSchema = schemas .rej({
name: fleetName,
home: schemas .YjP().meta({
description: 'The region that holds the originals: image, key pair, security group. These are never changed.',
enum: fleet_regions .ij,
}),
image: fields_image.optional(),
'key-pair': keyPair.optional(),
'security-group': securityGroup.optional(),
tags: fields_tags.default({}),
instance,
run,
fuse: fields_duration({
min: limits .jN + limits .de,
max: phases .p,
description:
'The longest any machine may stay on. Default: run.timeout and 30m, more for an output-cap over 4MiB or a wait-for-boot over 1m.',
}).optional(),
timezone: timezone.default('UTC'),
regions: schemas .g1P(schemas .YjP().meta({ enum: fleet_regions .ij }), region.nullable())
.refine((value) => Object.keys(value).length > 0, 'must name at least one region')
.meta({ minProperties: 1, description: 'The regions that the job runs from, each with its schedule.' }),
})
.meta({
title: 'fleet.yml of AWS ServiceMon',
description: 'All that one fleet is: its originals, its job, its regions and their schedules.',
})
function fleetJsonSchema() {
return z.toJSONSchema(fleetSchema, { io: 'input' })
}
var suggest = __webpack_require__(6160);
;
const MAX_SUGGESTIONS = 50
const KINDS = {
object: 'a map of keys',
record: 'a map of keys',
array: 'a list',
string: 'text',
boolean: 'true or false',
}
function describeIssue(issue , file ) {
const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))
const value = valueAt(file, path)
if (issue.code === 'unrecognized_keys') {
const known = knownKeys(path)
return issue.keys.map((key, index) => ({
path: [...path, key],
message: `is not a key that is known here${index < MAX_SUGGESTIONS ? (0,suggest .a)(key, known) : ''}`,
}))
}
if (issue.code === 'invalid_key') return [{ path, message: issue.issues[0]?.message ?? issue.message }]
if (value === undefined) return [{ path, message: 'is missing' }]
return [{ path, message: `found ${describeValue(value)}, ${ruleOf(issue, value)}` }]
}
function ruleOf(issue , value ) {
if (issue.code === 'invalid_value') return `must be ${issue.values.join(' or ')}`
if (issue.code !== 'invalid_type' || issue.message.startsWith('must ')) return issue.message
const isPlain = typeof value === 'number' || typeof value === 'boolean'
const hint = issue.expected === 'string' && isPlain ? ' (put it in quotes)' : ''
return `must be ${KINDS[issue.expected] ?? issue.expected}${hint}`
}
function describeValue(value ) {
if (value === null) return 'nothing'
if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
if (typeof value === 'object') return 'a map'
const text = JSON.stringify(value)
return text.length <= 80 ? text : `${text.slice(0, 76)}…"`
}
function valueAt(file , path ) {
return path.reduce ((value, key) => {
if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
return Object.getOwnPropertyDescriptor(value, key)?.value
}, file)
}
function knownKeys([section] ) {
const { instance, run, regions } = fleetSchema.shape
if (section === 'instance') return Object.keys(instance.shape)
if (section === 'run') return Object.keys(run.shape)
if (section === 'regions') return Object.keys(regions.valueType.unwrap().shape)
return Object.keys(fleetSchema.shape)
}
var fleet_credits = __webpack_require__(985);
;
const { name: rules_name, home, instance: rules_instance, run: rules_run, fuse, regions } = fleetSchema.shape
const lenient = schemas .Ikc({
name: rules_name.optional().catch(undefined),
home: home.optional().catch(undefined),
fuse: fuse.catch(undefined),
run: schemas .Ikc({
timeout: rules_run.shape.timeout.optional().catch(undefined),
env: schemas .g1P(schemas .YjP(), schemas .L5J()).catch({}),
secrets: rules_run.shape.secrets.catch({}),
'output-cap': rules_run.shape['output-cap'].catch(0),
'wait-for-boot': rules_run.shape['wait-for-boot'].catch(0),
})
.catch({ timeout: undefined, env: {}, secrets: {}, 'output-cap': 0, 'wait-for-boot': 0 }),
instance: schemas .Ikc({
types: rules_instance.shape.types.catch([]),
credits: rules_instance.shape.credits.catch(undefined),
'disk-kms-key': rules_instance.shape['disk-kms-key'].catch(undefined),
})
.catch({ types: [], credits: undefined, 'disk-kms-key': undefined }),
regions: schemas .g1P(
schemas .YjP(),
schemas .Ikc({
'kms-key': regions.valueType.unwrap().shape['kms-key'].catch(undefined),
types: regions.valueType.unwrap().shape.types.catch(undefined),
})
.catch({ 'kms-key': undefined, types: undefined }),
)
.catch({}),
})
function findRuleProblems(value ) {
const { success, data } = lenient.safeParse(value)
if (!success) return []
return [
...regionProblems(data),
...kmsProblems(data),
...creditProblems(data),
...fuseProblems(data),
...secretProblems(data),
]
}
function regionProblems({ home, regions } ) {
const homePartition = home === undefined ? undefined : (0,fleet_regions .cj)(home)
const unknown = (region ) => `is not an AWS region${(0,suggest .a)(region, fleet_regions .ij)}`
const problems = Object.keys(regions).flatMap((region) => {
const path = ['regions', region]
if (!(0,fleet_regions .Dp)(region)) return [{ path, message: unknown(region) }]
const partition = (0,fleet_regions .cj)(region)
if (homePartition === undefined || partition === homePartition) return []
return [
{
path,
message: `is in the partition ${String(partition)}; home is in ${homePartition}, and nothing can be copied across`,
},
]
})
return home === undefined || (0,fleet_regions .Dp)(home) ? problems : [{ path: ['home'], message: unknown(home) }, ...problems]
}
function kmsProblems({ instance, regions } ) {
const diskKey = instance['disk-kms-key']
const diskKeyRegion = regionOfArn(diskKey)
const strangers = Object.keys(regions).filter(
(region) => diskKeyRegion !== undefined && regions[region]?.['kms-key'] === undefined && region !== diskKeyRegion,
)
const own = Object.entries(regions).flatMap(([region, { 'kms-key': key }]) => {
const keyRegion = regionOfArn(key)
if (keyRegion === undefined || keyRegion === region) return []
return [{ path: ['regions', region, 'kms-key'], message: `must be a key of ${region}, not of ${keyRegion}` }]
})
if (strangers.length === 0 || diskKeyRegion === undefined) return own
const message = `is a key of ${diskKeyRegion} and can't encrypt in ${strangers.join(', ')}: use an alias, or a kms-key for each region`
return [{ path: ['instance', 'disk-kms-key'], message }, ...own]
}
function creditProblems({ instance: { types, credits }, regions } ) {
const all = new Set([...types, ...Object.values(regions).flatMap((region) => region.types ?? [])])
if (credits === undefined || all.size === 0 || [...all].some(fleet_credits .d)) return []
const message = `must be left out: none of the fleet's types has CPU credits (${[...all].join(', ')})`
return [{ path: ['instance', 'credits'], message }]
}
function fuseProblems({ fuse, run } ) {
if (run.timeout === undefined) return []
const marginSeconds = (0,phases .lP)({
outputCapBytes: run['output-cap'],
waitForBootSeconds: run['wait-for-boot'],
})
const leastSeconds = run.timeout + marginSeconds
const margin = (0,duration .a3)(marginSeconds)
if (leastSeconds > phases .p) {
const longest = (0,duration .a3)(phases .p - marginSeconds)
return [{ path: ['run', 'timeout'], message: `must be at most ${longest} with this output-cap and wait-for-boot` }]
}
if (fuse === undefined || fuse >= leastSeconds) return []
const least = (0,duration .a3)(leastSeconds)
return [
{ path: ['fuse'], message: `must be at least ${least}, which is run.timeout and ${margin} for what's around it` },
]
}
function secretProblems({ name, run } ) {
return Object.entries(run.secrets).flatMap(([variable, parameter]) => {
const path = ['run', 'secrets', variable]
const own = `/servicemon/${name ?? ''}/`
const isForeign = name !== undefined && !parameter.startsWith(own)
return [
...(isForeign ? [{ path, message: `found ${JSON.stringify(parameter)}, must begin with ${own}` }] : []),
...(Object.hasOwn(run.env, variable) ? [{ path, message: 'is set by run.env, too' }] : []),
]
})
}
function regionOfArn(key ) {
return key?.startsWith('arn:') === true ? key.split(':')[3] : undefined
}
var dist = __webpack_require__(6637);
;
const TYPOGRAPHIC = /^[\u2018-\u201f]/
const ODD_SPACE = /[\u00a0\u2000-\u200b\u202f\u3000\ufeff]/
const ANCHOR_NAME = /^\w[\w-]*$/
function findSlips(document , source ) {
const slips = []
const anchors = new Set ()
const add = (node , path , message ) => {
slips.push({ line: source.lineAt(node.range?.[0] ?? 0), path, message })
}
;(0,dist .YR)(document, (key, node, ancestors) => {
if ((0,dist .Ll)(node) && !(0,dist .Vj)(node) && node.anchor !== undefined) anchors.add(node.anchor)
const path = keysOf(ancestors)
if ((0,dist .Vj)(node) && !anchors.has(node.source)) {
add(node, path, describeAlias(node.source, restOfLine(node, source)))
} else if ((0,dist .jn)(node) && node.type === 'PLAIN' && typeof node.value === 'string') {
const { value } = node
if (TYPOGRAPHIC.test(value)) add(node, path, `found ${quoted(value)}, must be in plain quotes, ' or "`)
else if (key === 'key' && ODD_SPACE.test(value)) add(node, path.slice(0, -1), describeSpace(value))
} else if ((0,dist .jh)(node) && node.flow === true) {
for (const pair of findCut(node)) {
const message = 'must be in quotes, since a comma ends a value within { }'
add(pair.key, [...path, String(pair.key)], `found ${quoted(restOfLine(pair.value, source))}, ${message}`)
}
}
})
return slips
}
function describeAlias(source , rest ) {
if (ANCHOR_NAME.test(source) && rest === `*${source}`) {
return `YAML: *${source} is used, but there's no &${source} before it`
}
return `found ${quoted(rest)}, must be in quotes, since YAML takes what begins with * for a reference`
}
function describeSpace(key ) {
const code = (ODD_SPACE.exec(key)?.[0] ?? '').charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
return `found the character U+${code} in ${quoted(key)}, must have plain spaces only`
}
function findCut({ items } ) {
return items.flatMap(({ key, value }, index) => {
const isCut = items[index + 1]?.value === null
if (!isCut || !(0,dist .Ll)(key) || !(0,dist .jn)(value) || value.type !== 'PLAIN') return []
return TYPOGRAPHIC.test(String(value.value)) ? [] : [{ key, value }]
})
}
function explain(code , readRest ) {
switch (code) {
case 'TAB_AS_INDENT':
return 'found a tab, must be indented by spaces'
case 'BAD_SCALAR_START': {
const found = withoutEnd(readRest())
return `found ${quoted(found)}, must be in quotes, since YAML keeps what begins with ${found.slice(0, 1)} for itself`
}
case 'BLOCK_AS_IMPLICIT_KEY':
return `found ${quoted(withoutEnd(readRest()))}, must be in quotes, since YAML takes what stands before a colon and a space for a key`
default:
return undefined
}
}
function keyFinder(document , { lineAt } ) {
const byLine = new Map ()
;(0,dist .YR)(document, (_, node, ancestors) => {
if (!(0,dist .tO)(node) || !(0,dist .jn)(node.key)) return
const offset = node.key.range?.[0] ?? 0
const keys = byLine.get(lineAt(offset)) ?? []
keys.push({ offset, path: [...keysOf(ancestors), String(node.key.value)] })
byLine.set(lineAt(offset), keys)
})
return (offset) => {
const keys = byLine.get(lineAt(offset)) ?? []
return (keys.findLast((key) => key.offset < offset) ?? keys[0])?.path ?? []
}
}
function keysOf(ancestors ) {
return ancestors.flatMap((node) => ((0,dist .tO)(node) && (0,dist .jn)(node.key) ? [String(node.key.value)] : []))
}
function restOfLine(node , { text } ) {
return withoutEnd(lineFrom(text, node.range?.[0] ?? 0))
}
function lineFrom(text , offset ) {
const end = text.indexOf('\n', offset)
return text.slice(offset, end === -1 ? undefined : end)
}
function withoutEnd(line ) {
return line.replace(/\s#.*$/, '').replace(/[\s}\]]+$/, '')
}
function quoted(text ) {
return JSON.stringify(text.length <= 80 ? text : `${text.slice(0, 79)}…`)
}
;
function readFleetText(written ) {
const text = written.replace(/\r\n?/g, '\n')
const lines = new dist .HN()
const lineAt = (offset ) => Math.max(1, lines.linePos(offset).line)
const document = (0,dist .Tp)(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, stringKeys: true })
const findOffset = offsetFinder(document)
const findLine = (path ) => lineAt(findOffset(path))
const problems = findTextProblems(document, { text, lineAt })
if (problems.length > 0) return { value: undefined, problems, findLine }
const duplicates = findDuplicates(document, lineAt)
try {
return { value: document.toJS({ maxAliasCount: 100 }), problems: duplicates, findLine }
} catch (error) {
const message = error instanceof Error ? error.message.trim() : String(error)
return { value: undefined, problems: [{ line: 1, path: [], message: `YAML: ${message}` }], findLine }
}
}
function findTextProblems(
document ,
source ,
) {
const found = [...document.errors, ...document.warnings]
const isTooDeep = found.some(({ code }) => code === 'RESOURCE_EXHAUSTION')
const slips = isTooDeep ? [] : findSlips(document, source)
const findKey = isTooDeep || found.length === 0 ? () => [] : keyFinder(document, source)
const errors = found.map(({ code, message, pos: [start] }) => ({ code, message, start, line: source.lineAt(start) }))
const told = firstOfEachLine(errors).map(({ code, message, start, line }) => {
const plain = explain(code, () => lineFrom(source.text, start))
if (plain !== undefined) return { line, path: findKey(start), message: plain }
return { line, path: [], message: `YAML: ${isTooDeep ? 'nested too deeply' : message}` }
})
return firstOfEachLine([...slips, ...told])
}
function firstOfEachLine (problems ) {
const seen = new Set ()
return problems.filter(({ line }) => !seen.has(line) && seen.add(line))
}
function findDuplicates(document , lineAt ) {
const duplicates = []
;(0,dist .YR)(document, {
Map: (_, map, ancestors) => {
const firstLines = new Map ()
for (const { key } of map.items) {
if (!(0,dist .jn)(key)) continue
const line = lineAt(key.range?.[0] ?? 0)
const first = firstLines.get(key.value)
firstLines.set(key.value, first ?? line)
if (first === undefined) continue
const path = [...keysOf(ancestors), String(key.value)]
duplicates.push({ line, path, message: `is written twice, first in line ${first}` })
}
},
})
return duplicates
}
function offsetFinder(document ) {
const indexes = new Map ()
const findPair = (map , key ) => {
const index =
indexes.get(map) ?? new Map(map.items.map((pair) => [(0,dist .jn)(pair.key) ? pair.key.value : pair, pair]))
indexes.set(map, index)
return index.get(key)
}
return (path) => {
let node = document.contents
let offset = document.contents?.range[0] ?? 0
for (const step of path) {
if ((0,dist .jh)(node)) {
const pair = findPair(node, String(step))
if (pair === undefined) break
if ((0,dist .jn)(pair.key)) offset = pair.key.range?.[0] ?? offset
node = pair.value
} else if ((0,dist .oP)(node) && typeof step === 'number') {
node = node.items[step]
if ((0,dist .Ll)(node)) offset = node.range?.[0] ?? offset
} else break
}
return offset
}
}
;
function formerRegion({ instance } , name ) {
const nothing = { cron: undefined, enabled: false, subnet: undefined, kmsKey: undefined, prices: {} }
return { name, ...nothing, types: instance.types, isFormer: true }
}
const MAX_FILE_BYTES = 512 * 1024
const MAX_PROBLEMS = 50
function parseFleet(file , path ) {
const bytes = Buffer.byteLength(file)
if (bytes > MAX_FILE_BYTES) {
throw new errors .lZ(`${path} has ${(0,size .Xq)(bytes)}; a fleet file has ${(0,size .Xq)(MAX_FILE_BYTES)} at most`)
}
const text = typeof file === 'string' ? file : decodeText(file, path)
const { value, problems: textProblems, findLine } = readFleetText(text)
if (value === null && textProblems.length === 0) {
throw new errors .lZ(`${path} is empty`, { hint: HOW_TO_WRITE_ONE })
}
const parsed = value === undefined ? undefined : fleetSchema.safeParse(value)
const issues = parsed?.error?.issues.flatMap((issue) => describeIssue(issue, value)) ?? []
const located = [...issues, ...findRuleProblems(value)].map((issue) => ({ ...issue, line: findLine(issue.path) }))
const problems = [...textProblems, ...located].sort((a, b) => a.line - b.line)
if (problems.length > 0 || parsed?.data === undefined) throw problemsError(problems, path)
return resolveDefaults(parsed.data)
}
function fleetFileMissing(path ) {
return new errors .lZ(`there is no fleet file ${path}`, {
hint: `Check out the repository before this step, name the file by fleet-file, or write one. ${HOW_TO_WRITE_ONE}`,
})
}
function getTimeoutSeconds(fleet , override ) {
const margin = (0,phases .lP)(fleet.run)
if (override === undefined || override + margin <= fleet.fuseSeconds) return override ?? fleet.run.timeoutSeconds
const longest = (0,duration .a3)(fleet.fuseSeconds - margin)
throw new errors .lZ(`timeout: found "${(0,duration .a3)(override)}", must be at most ${longest}`, {
hint: `The fleet's machines switch themselves off after ${(0,duration .a3)(fleet.fuseSeconds)}, of which ${(0,duration .a3)(margin)} are margin. For longer runs raise fuse in the fleet file and provision again.`,
})
}
function getHoldSeconds(
fleet ,
{ holdSeconds, timeoutSeconds } ,
) {
if (holdSeconds === undefined) return getTimeoutSeconds(fleet, timeoutSeconds)
const longest = (0,phases .Vy)(fleet.fuseSeconds)
if (holdSeconds <= longest) return holdSeconds
throw new errors .lZ(`hold: found "${(0,duration .a3)(holdSeconds)}", must be at most ${(0,duration .a3)(longest)}`, {
hint: `The fleet's machines switch themselves off ${(0,duration .a3)(fleet.fuseSeconds)} after their boot, which may take ${(0,duration .a3)(fleet.fuseSeconds - longest)} of that. For a longer hold raise fuse in the fleet file and provision again.`,
})
}
const HOW_TO_WRITE_ONE =
'A fleet file has at least name, home, instance.types, run.command, run.timeout and regions; docs/configuration.md shows one.'
function problemsError(problems , path ) {
const lines = problems.slice(0, MAX_PROBLEMS).map(({ line, path: keys, message }) => {
const key = keys.length === 0 ? '' : ` ${keys.join('.')}:`
return `${path}:${line}${key} ${message}`
})
const rest = problems.length - lines.length
return new errors .lZ([...lines, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n'))
}
function resolveDefaults(file ) {
const { name, home, tags, timezone } = file
const run = resolveRun(file)
return {
name,
home,
image: file.image ?? name,
keyPair: file['key-pair'] === 'none' ? undefined : (file['key-pair'] ?? name),
securityGroup: file['security-group'] ?? name,
tags,
instance: resolveInstance(file),
run,
fuseSeconds: file.fuse ?? run.timeoutSeconds + (0,phases .lP)(run),
timezone,
regions: Object.keys(file.regions).map((region) => resolveRegion(file, region)),
}
}
function resolveInstance({ instance } ) {
const { types, profile, metadata, credits } = instance
const [metadataHops, diskKmsKey] = [instance['metadata-hops'], instance['disk-kms-key']]
return { types, profile, metadata, metadataHops, credits, diskKmsKey }
}
function resolveRun({ run } ) {
const { command, user, env, secrets } = run
return {
command,
timeoutSeconds: run.timeout,
user,
env,
secrets,
outputCapBytes: run['output-cap'],
pollSeconds: run.poll,
waitForBootSeconds: run['wait-for-boot'],
}
}
function resolveRegion({ instance, regions } , name ) {
const settings = regions[name]
return {
name,
cron: settings?.cron,
enabled: settings?.enabled ?? true,
subnet: settings?.subnet,
types: settings?.types ?? instance.types,
kmsKey: settings?.['kms-key'] ?? instance['disk-kms-key'],
prices: { ...instance.prices, ...settings?.prices },
}
}
}),
5530:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Dp: () => ( isRegion),
cj: () => ( findPartition),
ij: () => ( REGIONS)
});
const REGIONS_BY_PARTITION = {
aws: [
'af-south-1',
'ap-east-1',
'ap-east-2',
'ap-northeast-1',
'ap-northeast-2',
'ap-northeast-3',
'ap-south-1',
'ap-south-2',
'ap-southeast-1',
'ap-southeast-2',
'ap-southeast-3',
'ap-southeast-4',
'ap-southeast-5',
'ap-southeast-6',
'ap-southeast-7',
'ca-central-1',
'ca-west-1',
'eu-central-1',
'eu-central-2',
'eu-north-1',
'eu-south-1',
'eu-south-2',
'eu-west-1',
'eu-west-2',
'eu-west-3',
'il-central-1',
'me-central-1',
'me-south-1',
'me-west-1',
'mx-central-1',
'sa-east-1',
'sa-west-1',
'us-east-1',
'us-east-2',
'us-west-1',
'us-west-2',
],
'aws-cn': ['cn-north-1', 'cn-northwest-1'],
'aws-eusc': ['eusc-de-east-1'],
'aws-iso': ['us-iso-east-1', 'us-iso-west-1'],
'aws-iso-b': ['us-isob-east-1', 'us-isob-west-1'],
'aws-iso-e': ['eu-isoe-west-1'],
'aws-iso-f': ['us-isof-east-1', 'us-isof-south-1'],
'aws-us-gov': ['us-gov-east-1', 'us-gov-west-1'],
}
const REGIONS = Object.values(REGIONS_BY_PARTITION).flat()
function isRegion(name ) {
return REGIONS.includes(name)
}
function findPartition(region ) {
return Object.keys(REGIONS_BY_PARTITION).find((partition) => REGIONS_BY_PARTITION[partition]?.includes(region))
}
}),
8468:
((__webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__webpack_require__.r(__webpack_exports__);
var _aws_connect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(153);
var _clock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2050);
var _inputs_inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(779);
var _main_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7762);
var _pace_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5761);
var _version_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7325);
const cancellation = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] ) {
process.on(name, () => cancellation.abort(new Error(`the job was cancelled (${name})`)))
}
const variables = process.env
const loadToolkit = () => Promise.all( [__webpack_require__.e(268), __webpack_require__.e(213)]).then(__webpack_require__.bind(__webpack_require__, 2213))
try {
const clock = (0,_clock_js__WEBPACK_IMPORTED_MODULE_1__ .ml)((0,_pace_js__WEBPACK_IMPORTED_MODULE_5__ .c)(variables))
const getIdToken = async (audience ) => (await loadToolkit()).getIDToken(audience)
const ending = await (0,_main_js__WEBPACK_IMPORTED_MODULE_3__ .i)({
readInput: (0,_inputs_inputs_js__WEBPACK_IMPORTED_MODULE_2__.inputReader)(variables),
connect: (identity) => (0,_aws_connect_js__WEBPACK_IMPORTED_MODULE_0__ .N)(identity, { clock, variables, getIdToken }),
loadRunner: async () => {
const [{ actionLog, saveState }, { createJob }] = await Promise.all([loadToolkit(), __webpack_require__.e( 397).then(__webpack_require__.bind(__webpack_require__, 397))])
return { logger: actionLog, job: createJob({ variables, saveState }) }
},
variables,
clock,
signal: cancellation.signal,
version: _version_js__WEBPACK_IMPORTED_MODULE_4__ .x,
})
const { publish } = await loadToolkit()
await publish(ending, variables)
} catch (error) {
const { publishError } = await loadToolkit()
publishError(error, variables)
}
__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);
}),
7762:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
i: () => ( main)
});
var external_node_diagnostics_channel_ = __webpack_require__(3053);
var external_node_events_ = __webpack_require__(8474);
var external_node_fs_ = __webpack_require__(3024);
var errors = __webpack_require__(9973);
var aws_errors = __webpack_require__(9507);
;
async function getAccount(connection , allowed ) {
const { GetCallerIdentityCommand } = await Promise.all( [__webpack_require__.e(457), __webpack_require__.e(931)]).then(__webpack_require__.bind(__webpack_require__, 9931))
let account
try {
const sts = await connection.sts()
account = (await sts.send(new GetCallerIdentityCommand({}))).Account ?? ''
} catch (cause) {
if (cause instanceof errors .lZ) throw cause
throw explain(cause, connection.region)
}
if (allowed.length === 0 || allowed.includes(account)) return account
throw new errors .lZ(
`allowed-account-ids: the credentials are of account ${account}, allowed is ${allowed.join(', ')}`,
{ hint: 'Nothing was read or changed. Use the role of the right account.' },
)
}
function explain(cause , region ) {
if ((0,aws_errors .Np)(cause)) {
return new errors .lZ('there are no AWS credentials', {
cause,
hint: 'Give the step a role (input role-to-assume; see README.md, Set-up), or credentials by an earlier step.',
})
}
if ((0,aws_errors ._d)(cause)) {
return new errors .lZ('the AWS credentials have expired', {
cause,
hint: 'Nothing was started. Use input role-to-assume, whose credentials renew themselves.',
})
}
if ((0,aws_errors .ww)(cause)) {
return new errors .lZ('AWS does not accept the credentials', {
cause,
hint: "Nothing was started. They belong to no account, or to another partition than the fleet's home.",
})
}
return new errors .lZ(`asking STS in ${region} whose credentials these are`, {
cause,
hint: 'Nothing was started. Run again.',
})
}
var src_clock = __webpack_require__(2050);
var fleet_fleet = __webpack_require__(861);
var inputs_inputs = __webpack_require__(779);
var regions = __webpack_require__(5530);
var input_list = __webpack_require__(8301);
var suggest = __webpack_require__(6160);
;
const RULES = {
provision: { ifEmpty: 'refuse', all: 'enabled' },
check: { ifEmpty: 'all', all: 'every', former: true },
clear: { ifEmpty: 'refuse', all: 'every', former: true },
stop: { ifEmpty: 'refuse', all: 'every', former: true },
run: { ifEmpty: 'refuse', all: 'enabled' },
start: { ifEmpty: 'refuse', all: 'enabled' },
rotate: { ifEmpty: 'all', all: 'every' },
}
function selectRegions(options ) {
const { mode, fleet } = options
const names = [...new Set((0,input_list .ry)(options.region))]
const known = fleet.regions.map(({ name }) => name)
const rule = RULES[mode]
if (names.length === 0 && rule.ifEmpty === 'refuse') {
throw new errors .lZ(`region: is missing, and mode ${mode} changes something`, {
hint: `Name one or several of ${known.join(', ')}; or write all.`,
})
}
const lines = names.flatMap((name) => describeUnknown(name, options) ?? [])
if (lines.length > 0) {
throw new errors .lZ(lines.join('\n'), { hint: `The fleet has ${known.join(', ')}; or write all.` })
}
const former = names
.filter((name) => name !== 'all' && !known.includes(name))
.map((name) => (0,fleet_fleet .yS)(fleet, name))
if (names.length === 0 || names.includes('all')) return [...selectAll(options, rule.all), ...former]
const selected = names.flatMap((name) => [...fleet.regions, ...former].filter((region) => region.name === name))
const disabled = selected.filter(({ enabled }) => !enabled)
if (mode === 'run' && disabled.length > 0) {
throw new errors .lZ(
`region: ${disabled.map(({ name }) => name).join(', ')} can't run, being disabled in the fleet file`,
{ hint: 'Remove "enabled: false" there to run it.' },
)
}
return selected
}
function describeUnknown(name , { mode, fleet } ) {
const known = fleet.regions.map((region) => region.name)
if (name === 'all' || known.includes(name)) return undefined
if (RULES[mode].former === undefined) {
return `region: "${name}" is not in the fleet ${fleet.name}${(0,suggest .a)(name, known)}`
}
if (!(0,regions .Dp)(name)) {
return `region: "${name}" is not an AWS region${mode === 'clear' ? '' : (0,suggest .a)(name, [...known, ...regions .ij])}`
}
const [own, home] = [(0,regions .cj)(name), (0,regions .cj)(fleet.home)]
return own === home ? undefined : `region: "${name}" is in the partition ${own}, and home ${fleet.home} in ${home}`
}
function selectAll({ mode, fleet } , all ) {
const selected = fleet.regions.filter(({ enabled }) => enabled || all === 'every')
if (selected.length > 0) return selected
throw new errors .lZ(
`region: all regions of the fleet ${fleet.name} are disabled, so mode ${mode} has none to work on`,
)
}
;
async function main(environment ) {
const { clock, version } = environment
const started = clock.now()
const inputs = (0,inputs_inputs.loadInputs)(environment.readInput)
const fleet = readFleet(inputs.fleetFile)
const regions = selectRegions({ mode: inputs.mode, region: inputs.region, fleet })
const { carryOut, ...loaded } = await identify(environment, inputs, fleet)
const { logger, account } = loaded
for (const name of inputs.ignored) logger.info(`input ${name} has no meaning in mode ${inputs.mode} and is ignored`)
logger.info(
`AWS ServiceMon ${version}: ${inputs.mode} of fleet ${fleet.name} in ${regions.map(({ name }) => name).join(', ')}, account ${account}`,
)
const outcome = await carryOut(inputs, { ...environment, ...loaded, fleet }, regions)
const ended = clock.now()
const seconds = Math.round((0,src_clock .O1)(started, ended) * 10) / 10
return { ...outcome, ended, seconds }
}
async function identify({ connect, loadRunner } , { role, allowedAccountIds } , { home } ) {
const connection = connect({ role, region: home })
const load = () => Promise.all([connection.load(), loadRunner(), Promise.all( [__webpack_require__.e(457), __webpack_require__.e(389), __webpack_require__.e(476), __webpack_require__.e(968)]).then(__webpack_require__.bind(__webpack_require__, 3936))])
let loading
const stopListening = onFirstRequest(() => {
loading = load()
loading.catch(() => undefined)
})
const account = await getAccount(connection, allowedAccountIds).finally(stopListening)
const [aws, runner, { carryOut }] = await (loading ?? load())
return { account, aws, ...runner, carryOut }
}
const REQUESTS = 'http.client.request.start'
function onFirstRequest(callback ) {
const listen = (message ) => {
stopListening()
const isTold = typeof message === 'object' && message !== null && 'request' in message
if (isTold && message.request instanceof external_node_events_.EventEmitter) message.request.once('finish', callback)
}
const stopListening = () => void (0,external_node_diagnostics_channel_.unsubscribe)(REQUESTS, listen)
;(0,external_node_diagnostics_channel_.subscribe)(REQUESTS, listen)
return stopListening
}
function readFleet(path ) {
let bytes
try {
bytes = (0,external_node_fs_.readFileSync)(path)
} catch (cause) {
if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') throw (0,fleet_fleet .Jb)(path)
throw new errors .lZ(`reading the fleet file ${path}`, { cause })
}
return (0,fleet_fleet .I9)(bytes, path)
}
})
};
