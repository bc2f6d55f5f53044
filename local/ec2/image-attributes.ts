// DisableImage, ModifyImageAttribute (public or not), Enable- and DisableImageDeregistrationProtection.
import { AwsError } from '../http/aws-error.ts'
import { groups, required } from '../http/query.ts'
import type { XmlFields } from '../http/xml.ts'
import type { Ec2Call, Ec2Operation } from './call.ts'
import { imagesOf } from './describe-images.ts'
import type { Image } from './nouns.ts'

function ownImage(call: Ec2Call): Image {
  const [image] = imagesOf(call, [required(call.query, 'ImageId')])
  if (image === undefined || image.ownerId !== call.account.id) {
    throw new AwsError('AuthFailure', 'Not authorized for image', { status: 403 })
  }
  return image
}

function change(apply: (image: Image) => void): Ec2Operation {
  return (call): XmlFields => {
    apply(ownImage(call))
    return { return: true }
  }
}

export const disableImage = change((image) => (image.state = 'disabled'))
export const enableImageDeregistrationProtection = change((image) => (image.isProtected = true))
export const disableImageDeregistrationProtection = change((image) => (image.isProtected = false))

/** Launch permissions of everybody; those of single accounts aren't emulated. */
export function modifyImageAttribute(call: Ec2Call): XmlFields {
  const image = ownImage(call)
  const isForAll = (list: string): boolean => groups(call.query, list).some((entry) => entry['Group'] === 'all')
  if (isForAll('LaunchPermission.Add')) image.isPublic = true
  if (isForAll('LaunchPermission.Remove')) image.isPublic = false
  return { return: true }
}
