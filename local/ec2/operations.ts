// EC2's front: the overlay's own operations by name, and the rest to moto with its gaps filled.
import type { Answer } from '../http/aws-error.ts'
import { AwsError } from '../http/aws-error.ts'
import type { AwsRequest } from '../http/aws-request.ts'
import { ec2Response } from '../http/xml.ts'
import type { Ec2Call, Ec2Operation } from './call.ts'
import { rebootInstances, startInstances, stopInstances, terminateInstances } from './change-instances.ts'
import { describeInstanceCreditSpecifications, modifyInstanceCreditSpecification } from './credits.ts'
import { assertDemandedTags } from './demanded-tags.ts'
import { describeInstances, describeInstanceStatus } from './describe-instances.ts'
import { describeImages } from './describe-images.ts'
import {
  disableImage,
  disableImageDeregistrationProtection,
  enableImageDeregistrationProtection,
  modifyImageAttribute,
} from './image-attributes.ts'
import { copyImage, createImage, deregisterImage, registerImage } from './images.ts'
import {
  describeInstanceAttribute,
  modifyInstanceAttribute,
  modifyInstanceMetadataOptions,
} from './instance-attributes.ts'
import { assertGroupUnused, assertKnownFilters, cutToPage, keyPairQuery, withOptIns } from './moto-gaps.ts'
import { assertSeen, noteMade, withoutUnseen } from './moto-lag.ts'
import { runInstances } from './run-instances.ts'
import { deleteSnapshot, deleteVolume, describeSnapshots, describeVolumes } from './snapshots.ts'
import { createTags, deleteTags } from './tags.ts'

const OPERATIONS: Readonly<Record<string, Ec2Operation>> = {
  CopyImage: copyImage,
  CreateImage: createImage,
  CreateTags: createTags,
  DeleteSnapshot: deleteSnapshot,
  DeleteTags: deleteTags,
  DeleteVolume: deleteVolume,
  DeregisterImage: deregisterImage,
  DescribeImages: describeImages,
  DescribeInstanceAttribute: describeInstanceAttribute,
  DescribeInstanceCreditSpecifications: describeInstanceCreditSpecifications,
  DescribeInstances: describeInstances,
  DescribeInstanceStatus: describeInstanceStatus,
  DescribeSnapshots: describeSnapshots,
  DescribeVolumes: describeVolumes,
  DisableImage: disableImage,
  DisableImageDeregistrationProtection: disableImageDeregistrationProtection,
  EnableImageDeregistrationProtection: enableImageDeregistrationProtection,
  ModifyImageAttribute: modifyImageAttribute,
  ModifyInstanceAttribute: modifyInstanceAttribute,
  ModifyInstanceCreditSpecification: modifyInstanceCreditSpecification,
  ModifyInstanceMetadataOptions: modifyInstanceMetadataOptions,
  RebootInstances: rebootInstances,
  RegisterImage: registerImage,
  RunInstances: runInstances,
  StartInstances: startInstances,
  StopInstances: stopInstances,
  TerminateInstances: terminateInstances,
}

/** moto keeps instances, images and disks of its own: what would touch those is refused instead of half done. */
const REFUSED =
  /^(AttachVolume|DetachVolume|CreateVolume|CreateSnapshot|CopySnapshot|ImportImage|RequestSpotInstances|CreateFleet|AssociateIamInstanceProfile|ReplaceIamInstanceProfileAssociation)$/

export async function answerEc2(call: Ec2Call, request: AwsRequest, requestId: string): Promise<Answer> {
  const { account, action, query } = call
  if (account.closedRegions.includes(request.region)) {
    throw new AwsError('AuthFailure', 'AWS was not able to validate the provided access credentials')
  }
  if (query['DryRun'] === 'true') {
    throw new AwsError('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.')
  }
  assertSeen(call)
  assertDemandedTags(call)
  const operation = OPERATIONS[action]
  if (operation !== undefined) {
    const fields = await operation(call)
    return {
      status: 200,
      headers: { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': requestId },
      body: ec2Response(action, requestId, fields),
    }
  }
  if (REFUSED.test(action)) throw new AwsError('InvalidAction', `The action ${action} is not emulated.`)
  return askMoto(call, request)
}

async function askMoto(call: Ec2Call, request: AwsRequest): Promise<Answer> {
  assertKnownFilters(call)
  if (call.action === 'DeleteSecurityGroup') await assertGroupUnused(call)
  const { query } = call
  const sent = ['DeleteKeyPair', 'DescribeKeyPairs'].includes(call.action) ? await keyPairQuery(call) : query
  const asked =
    sent === query
      ? request.body
      : Buffer.from(new URLSearchParams({ Action: call.action, Version: '2016-11-15', ...sent }).toString())
  const answer = await call.world.moto.forward({ ...request, body: asked })
  if (answer.status >= 300) return answer
  const text = answer.body.toString()
  noteMade(call, text)
  const body = call.action === 'DescribeRegions' ? withOptIns(call, text) : cutToPage(call, withoutUnseen(call, text))
  return { ...answer, body }
}
