// Reads, writes and removes the tags of EC2 resources.
import { CreateTagsCommand, DeleteTagsCommand, type EC2Client, type Tag } from '@aws-sdk/client-ec2'
import type { Tags } from '../tags.ts'

/** Writes tags on resources; a tag of the same key is overwritten. Needs no more than ec2:CreateTags. */
export async function putTags(ec2: EC2Client, ids: readonly string[], tags: Tags): Promise<void> {
  await ec2.send(new CreateTagsCommand({ Resources: [...ids], Tags: tagList(tags) }))
}

/**
 * Removes tags by their keys; keys that aren't there are no error. Never called without keys: DeleteTags would then
 * strip every tag of the resource.
 */
export async function removeTags(ec2: EC2Client, id: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await ec2.send(new DeleteTagsCommand({ Resources: [id], Tags: keys.map((Key) => ({ Key })) }))
}

/** AWS's tag list, whose fields are all optional, as a map; tags without a key are left out. */
export function parseTags(tags: readonly Tag[] | undefined): Tags {
  const entries = (tags ?? []).flatMap((tag) => (tag.Key === undefined ? [] : [[tag.Key, tag.Value ?? ''] as const]))
  return Object.fromEntries(entries)
}

/** A map as AWS's tag list, in the order of its keys, so that equal tags make equal requests. */
export function tagList(tags: Tags): Tag[] {
  return Object.keys(tags)
    .sort()
    .map((key) => ({ Key: key, Value: tags[key] ?? '' }))
}
