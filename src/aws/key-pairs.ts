// Reads home's public key, imports it elsewhere, and deletes key pairs.
import {
  DeleteKeyPairCommand,
  DescribeKeyPairsCommand,
  ImportKeyPairCommand,
  type DescribeKeyPairsCommandInput,
  type EC2Client,
} from '@aws-sdk/client-ec2'
import { isNotFound } from './errors.ts'
import { isMeant } from './filters.ts'
import { parseTags, tagList } from './tags.ts'
import { type Tags } from '../tags.ts'

/** A key pair; EC2 holds the public half only. */
export interface KeyPair {
  readonly id: string
  readonly name: string
  readonly fingerprint: string
  /** In OpenSSH's format, where it was asked for. */
  readonly publicKey: string | undefined
  readonly tags: Tags
}

/** Key pairs that match, with their public keys (DescribeKeyPairs has no pages). */
export async function listKeyPairs(
  ec2: EC2Client,
  query: Pick<DescribeKeyPairsCommandInput, 'Filters' | 'KeyPairIds'>,
): Promise<KeyPair[]> {
  try {
    const answer = await ec2.send(new DescribeKeyPairsCommand({ ...query, IncludePublicKey: true }))
    return (answer.KeyPairs ?? [])
      .map((pair) => ({
        id: pair.KeyPairId ?? '',
        name: pair.KeyName ?? '',
        fingerprint: pair.KeyFingerprint ?? '',
        publicKey: pair.PublicKey?.trim(),
        tags: parseTags(pair.Tags),
      }))
      .filter(({ name, tags }) => isMeant(query.Filters, { tags, values: { 'key-name': name } }))
  } catch (error) {
    if (isNotFound(error)) return []
    throw error
  }
}

/** Imports a public key under a name, tagged in the same call. Throws InvalidKeyPair.Duplicate for a taken name. */
export async function importKeyPair(
  ec2: EC2Client,
  { name, publicKey, tags }: { name: string; publicKey: string; tags: Tags },
): Promise<void> {
  await ec2.send(
    new ImportKeyPairCommand({
      KeyName: name,
      PublicKeyMaterial: new TextEncoder().encode(publicKey),
      TagSpecifications: [{ ResourceType: 'key-pair', Tags: tagList(tags) }],
    }),
  )
}

/** Deletes a key pair by its id, so that a pair of the same name made meanwhile is left alone; gone is success. */
export async function deleteKeyPair(ec2: EC2Client, id: string): Promise<void> {
  try {
    await ec2.send(new DeleteKeyPairCommand({ KeyPairId: id }))
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

/** Whether two public keys are the same key; the comment behind a key doesn't count. */
export function isSameKey(one: string | undefined, other: string | undefined): boolean {
  const bare = (key: string | undefined): string | undefined => key?.trim().split(/\s+/).slice(0, 2).join(' ')
  return bare(one) === bare(other)
}
