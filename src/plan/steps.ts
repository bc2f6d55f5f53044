// Defines what can be done to a region: steps are data with a reason, shown by check and dry-run, applied one by one.
import type { Kind } from '../aws/kinds.ts'
import type { Placement } from '../aws/placement.ts'
import type { Credits } from '../fleet/credits.ts'
import type { Tags } from '../tags.ts'

/** One change. `target` names what is changed, `reason` says why, for people. */
export type Step = { readonly target: string; readonly reason: string } & (
  | { readonly kind: 'copy-image'; readonly name: string; readonly sourceImageId: string; readonly replaces: string }
  | { readonly kind: 'await-image'; readonly imageId: string | undefined }
  | { readonly kind: 'import-key-pair'; readonly name: string; readonly publicKey: string }
  | { readonly kind: 'create-security-group'; readonly vpcId: string }
  | { readonly kind: 'complete-security-group'; readonly groupId: string }
  | {
      readonly kind: 'run-instance'
      readonly place: Placement
      /** Where else, in this order, if EC2 refuses the type or has none to give there. */
      readonly others: readonly Placement[]
      readonly made: Made
      readonly replaces: readonly string[]
    }
  | { readonly kind: 'adopt'; readonly ids: readonly string[]; readonly tags: Tags }
  | { readonly kind: 'stop-instance'; readonly instanceId: string }
  | { readonly kind: 'set-shutdown-behavior'; readonly instanceId: string }
  | { readonly kind: 'set-metadata-tokens'; readonly instanceId: string }
  | {
      readonly kind: 'set-metadata-hops'
      readonly instanceId: string
      readonly hops: number
      readonly tokens: 'required' | 'optional'
    }
  | { readonly kind: 'set-instance-type'; readonly instanceId: string; readonly type: string }
  | { readonly kind: 'set-credits'; readonly instanceId: string; readonly credits: Credits }
  | { readonly kind: 'set-tags'; readonly what: Kind; readonly id: string; readonly tags: Tags }
  | { readonly kind: 'prove-instance'; readonly instanceId: string | undefined }
  | { readonly kind: 'collect-output'; readonly instanceId: string }
  | { readonly kind: 'terminate-instance'; readonly instanceId: string }
  | { readonly kind: 'remove-image'; readonly imageId: string }
  | { readonly kind: 'delete-snapshot'; readonly snapshotId: string }
  | { readonly kind: 'delete-volume'; readonly volumeId: string }
  | { readonly kind: 'delete-security-group'; readonly groupId: string }
  | { readonly kind: 'delete-key-pair'; readonly keyPairId: string }
)

/** The kinds of steps. */
export type StepKind = Step['kind']

/** Ids of the parts an instance is made from, as far as they exist before the plan is carried out. */
export interface Made {
  readonly imageId: string | undefined
  readonly securityGroupId: string | undefined
}

/** For each kind the kinds whose failure makes it pointless: an instance without its image, a group still in use. */
const NEEDS: Readonly<Partial<Record<StepKind, readonly StepKind[]>>> = {
  'copy-image': ['remove-image'],
  'await-image': ['copy-image'],
  'run-instance': [
    'copy-image',
    'await-image',
    'import-key-pair',
    'create-security-group',
    'complete-security-group',
    'adopt',
  ],
  'set-shutdown-behavior': ['adopt'],
  'set-metadata-tokens': ['adopt'],
  'set-metadata-hops': ['adopt'],
  'set-instance-type': ['adopt'],
  'set-credits': ['adopt'],
  'set-tags': ['adopt'],
  'prove-instance': ['run-instance', 'adopt', 'set-shutdown-behavior', 'set-metadata-tokens', 'set-instance-type'],
  'collect-output': ['run-instance', 'prove-instance'],
  'terminate-instance': ['run-instance', 'prove-instance', 'collect-output'],
  'remove-image': ['run-instance', 'prove-instance', 'collect-output'],
  'delete-snapshot': ['remove-image', 'prove-instance'],
  'delete-security-group': ['terminate-instance'],
}

/** Whether a step of kind `later` can't be done any more after a step of kind `failed` went wrong. */
export function dependsOn(later: StepKind, failed: StepKind): boolean {
  return NEEDS[later]?.includes(failed) ?? false
}

/** What became of one step. */
export interface Outcome {
  readonly kind: StepKind
  readonly target: string
  readonly outcome: 'done' | 'skipped' | 'failed' | 'planned'
  readonly reason: string
  readonly seconds: number
  /** Where on the runner the output is of what ran on the machine. */
  readonly outputFile?: string | undefined
}

/** Something about a region that its owner should know. A defect keeps the region from being as its fleet wants it. */
export interface Finding {
  readonly code: FindingCode
  readonly defect: boolean
  readonly text: string
  readonly resource?: string | undefined
  /** What it has in common with others, in one or several regions: they are told as one. */
  readonly cause?: string | undefined
}

/** Kinds of findings; stable words for programs that read the result. */
export type FindingCode =
  | 'missing'
  | 'outdated'
  | 'drift'
  | 'duplicate'
  | 'leftover'
  | 'running'
  | 'open-ingress'
  | 'imdsv1'
  | 'metadata-hops'
  | 'credits'
  | 'shutdown-behavior'
  | 'stop-protection'
  | 'fuse'
  | 'unproven'
  | 'setup'
  | 'newer-base'
  | 'old-base'
  | 'results-left-out'
  | 'summary-left-out'
  | 'uncollected'
  | 'tags'
  | 'untagged'
  | 'disk'
  | 'foreign'
  | 'rule-left-out'
  | 'shell'
  | 'unknown'

/** Something that keeps the region from being as its fleet wants it. */
export function defect(code: FindingCode, text: string, resource?: string): Finding {
  return { code, defect: true, text, resource }
}

/** A finding as one of several that have a cause in common. */
export function causedBy(cause: string, finding: Finding): Finding {
  return { ...finding, cause }
}

/** Something worth knowing. */
export function notice(code: FindingCode, text: string, resource?: string): Finding {
  return { ...defect(code, text, resource), defect: false }
}
