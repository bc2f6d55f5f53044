// Writing and removing tags on EC2 resources.
import { CreateTagsCommand, DeleteTagsCommand, type EC2Client } from '@aws-sdk/client-ec2'
import { tagList, type Tags } from './ownership.ts'

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
