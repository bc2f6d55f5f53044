export const id = 306;
export const ids = [306,327];
export const modules = {
4001:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
G5: () => ( command),
lq: () => ( _ep0),
yt: () => ( _mw0)
});
var _smithy_core_client__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5065);
var _smithy_core_endpoints__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5349);
var _endpoint_EndpointParameters__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5434);
const command = (0,_smithy_core_client__WEBPACK_IMPORTED_MODULE_0__ .k)(_endpoint_EndpointParameters__WEBPACK_IMPORTED_MODULE_1__ .S, "AmazonEC2", "EC2Client", _smithy_core_endpoints__WEBPACK_IMPORTED_MODULE_2__ .rD);
const _ep0 = {};
const _mw0 = (Command, cs, config, o) => [];
const _mw1 = (Command, cs, config, o) => [
getCopySnapshotPresignedUrlPlugin(config),
];
}),
4580:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
H: () => ( AuthorizeSecurityGroupEgressCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class AuthorizeSecurityGroupEgressCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "AuthorizeSecurityGroupEgress", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .wmH) {
}
}),
3946:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
N: () => ( AuthorizeSecurityGroupIngressCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class AuthorizeSecurityGroupIngressCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "AuthorizeSecurityGroupIngress", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .Kos) {
}
}),
8061:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
S: () => ( CopyImageCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class CopyImageCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "CopyImage", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .lZv) {
}
}),
9796:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
x: () => ( CreateSecurityGroupCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class CreateSecurityGroupCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "CreateSecurityGroup", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .Ism) {
}
}),
5038:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
R: () => ( CreateTagsCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class CreateTagsCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "CreateTags", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .GIH) {
}
}),
1697:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
E: () => ( DeleteKeyPairCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class DeleteKeyPairCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "DeleteKeyPair", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .dfL) {
}
}),
4351:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
y: () => ( DeleteSecurityGroupCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class DeleteSecurityGroupCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "DeleteSecurityGroup", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .Tnk) {
}
}),
3336:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
t: () => ( DeleteSnapshotCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class DeleteSnapshotCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "DeleteSnapshot", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .ql1) {
}
}),
5763:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
M: () => ( DeleteTagsCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class DeleteTagsCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "DeleteTags", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .$$V) {
}
}),
7210:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
P: () => ( DeleteVolumeCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class DeleteVolumeCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "DeleteVolume", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .oxS) {
}
}),
9126:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
x: () => ( DeregisterImageCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class DeregisterImageCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "DeregisterImage", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .ei_) {
}
}),
9797:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
c: () => ( DescribeInstanceAttributeCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class DescribeInstanceAttributeCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "DescribeInstanceAttribute", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .$WF) {
}
}),
6118:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
d: () => ( DescribeInstanceCreditSpecificationsCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class DescribeInstanceCreditSpecificationsCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "DescribeInstanceCreditSpecifications", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .obu) {
}
}),
7545:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
o: () => ( DescribeInstanceStatusCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class DescribeInstanceStatusCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "DescribeInstanceStatus", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .ZzI) {
}
}),
1366:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
b: () => ( DescribeInstancesCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class DescribeInstancesCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "DescribeInstances", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .eO1) {
}
}),
8762:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
D: () => ( DescribeKeyPairsCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class DescribeKeyPairsCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "DescribeKeyPairs", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .opO) {
}
}),
348:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
B: () => ( DescribeNetworkInterfacesCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class DescribeNetworkInterfacesCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "DescribeNetworkInterfaces", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .qrp) {
}
}),
6977:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
c: () => ( DescribeRegionsCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class DescribeRegionsCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "DescribeRegions", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .LIO) {
}
}),
5363:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
O: () => ( ImportKeyPairCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class ImportKeyPairCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "ImportKeyPair", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .TBz) {
}
}),
2486:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
h: () => ( ModifyInstanceAttributeCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class ModifyInstanceAttributeCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "ModifyInstanceAttribute", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .OYZ) {
}
}),
7580:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
h: () => ( ModifyInstanceCreditSpecificationCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class ModifyInstanceCreditSpecificationCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "ModifyInstanceCreditSpecification", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .C$2) {
}
}),
2265:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
a: () => ( ModifyInstanceMetadataOptionsCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class ModifyInstanceMetadataOptionsCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "ModifyInstanceMetadataOptions", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .jOf) {
}
}),
6259:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
k: () => ( RevokeSecurityGroupEgressCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class RevokeSecurityGroupEgressCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "RevokeSecurityGroupEgress", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .RoE) {
}
}),
5679:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
z: () => ( RunInstancesCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class RunInstancesCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "RunInstances", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .elD) {
}
}),
17:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
a: () => ( StartInstancesCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class StartInstancesCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "StartInstances", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .VZ0) {
}
}),
883:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
e: () => ( StopInstancesCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class StopInstancesCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "StopInstances", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .jbz) {
}
}),
2562:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
N: () => ( TerminateInstancesCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4001);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3265);
class TerminateInstancesCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "TerminateInstances", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .CEm) {
}
}),
8702:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
X: () => ( paginateDescribeImages)
});
var createPaginator = __webpack_require__(9859);
var commandBuilder = __webpack_require__(4001);
var schemas_0 = __webpack_require__(3265);
;
class DescribeImagesCommand extends (0,commandBuilder .G5)(commandBuilder .lq, commandBuilder .yt, "DescribeImages", schemas_0 .gyn) {
}
var EC2Client = __webpack_require__(6389);
;
const paginateDescribeImages = (0,createPaginator .K)(EC2Client .g, DescribeImagesCommand, "NextToken", "NextToken", "MaxResults");
}),
6052:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
J: () => ( paginateDescribeInstanceTypeOfferings)
});
var createPaginator = __webpack_require__(9859);
var commandBuilder = __webpack_require__(4001);
var schemas_0 = __webpack_require__(3265);
;
class DescribeInstanceTypeOfferingsCommand extends (0,commandBuilder .G5)(commandBuilder .lq, commandBuilder .yt, "DescribeInstanceTypeOfferings", schemas_0 .eXA) {
}
var EC2Client = __webpack_require__(6389);
;
const paginateDescribeInstanceTypeOfferings = (0,createPaginator .K)(EC2Client .g, DescribeInstanceTypeOfferingsCommand, "NextToken", "NextToken", "MaxResults");
}),
2628:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
R: () => ( paginateDescribeInstanceTypes)
});
var createPaginator = __webpack_require__(9859);
var commandBuilder = __webpack_require__(4001);
var schemas_0 = __webpack_require__(3265);
;
class DescribeInstanceTypesCommand extends (0,commandBuilder .G5)(commandBuilder .lq, commandBuilder .yt, "DescribeInstanceTypes", schemas_0 .EDu) {
}
var EC2Client = __webpack_require__(6389);
;
const paginateDescribeInstanceTypes = (0,createPaginator .K)(EC2Client .g, DescribeInstanceTypesCommand, "NextToken", "NextToken", "MaxResults");
}),
3006:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
H: () => ( paginateDescribeInstances)
});
var _smithy_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9859);
var _commands_DescribeInstancesCommand__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1366);
var _EC2Client__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6389);
const paginateDescribeInstances = (0,_smithy_core__WEBPACK_IMPORTED_MODULE_0__ .K)(_EC2Client__WEBPACK_IMPORTED_MODULE_1__ .g, _commands_DescribeInstancesCommand__WEBPACK_IMPORTED_MODULE_2__ .b, "NextToken", "NextToken", "MaxResults");
}),
3497:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
n: () => ( paginateDescribeSecurityGroups)
});
var createPaginator = __webpack_require__(9859);
var commandBuilder = __webpack_require__(4001);
var schemas_0 = __webpack_require__(3265);
;
class DescribeSecurityGroupsCommand extends (0,commandBuilder .G5)(commandBuilder .lq, commandBuilder .yt, "DescribeSecurityGroups", schemas_0 .GZZ) {
}
var EC2Client = __webpack_require__(6389);
;
const paginateDescribeSecurityGroups = (0,createPaginator .K)(EC2Client .g, DescribeSecurityGroupsCommand, "NextToken", "NextToken", "MaxResults");
}),
3360:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
C: () => ( paginateDescribeSnapshots)
});
var createPaginator = __webpack_require__(9859);
var commandBuilder = __webpack_require__(4001);
var schemas_0 = __webpack_require__(3265);
;
class DescribeSnapshotsCommand extends (0,commandBuilder .G5)(commandBuilder .lq, commandBuilder .yt, "DescribeSnapshots", schemas_0 .FJ$) {
}
var EC2Client = __webpack_require__(6389);
;
const paginateDescribeSnapshots = (0,createPaginator .K)(EC2Client .g, DescribeSnapshotsCommand, "NextToken", "NextToken", "MaxResults");
}),
3887:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
v: () => ( paginateDescribeSubnets)
});
var createPaginator = __webpack_require__(9859);
var commandBuilder = __webpack_require__(4001);
var schemas_0 = __webpack_require__(3265);
;
class DescribeSubnetsCommand extends (0,commandBuilder .G5)(commandBuilder .lq, commandBuilder .yt, "DescribeSubnets", schemas_0 ._3j) {
}
var EC2Client = __webpack_require__(6389);
;
const paginateDescribeSubnets = (0,createPaginator .K)(EC2Client .g, DescribeSubnetsCommand, "NextToken", "NextToken", "MaxResults");
}),
2477:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
c: () => ( paginateDescribeVolumes)
});
var createPaginator = __webpack_require__(9859);
var commandBuilder = __webpack_require__(4001);
var schemas_0 = __webpack_require__(3265);
;
class DescribeVolumesCommand extends (0,commandBuilder .G5)(commandBuilder .lq, commandBuilder .yt, "DescribeVolumes", schemas_0 .RAL) {
}
var EC2Client = __webpack_require__(6389);
;
const paginateDescribeVolumes = (0,createPaginator .K)(EC2Client .g, DescribeVolumesCommand, "NextToken", "NextToken", "MaxResults");
}),
9851:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
$: () => ( paginateDescribeVpcs)
});
var createPaginator = __webpack_require__(9859);
var commandBuilder = __webpack_require__(4001);
var schemas_0 = __webpack_require__(3265);
;
class DescribeVpcsCommand extends (0,commandBuilder .G5)(commandBuilder .lq, commandBuilder .yt, "DescribeVpcs", schemas_0 .EF0) {
}
var EC2Client = __webpack_require__(6389);
;
const paginateDescribeVpcs = (0,createPaginator .K)(EC2Client .g, DescribeVpcsCommand, "NextToken", "NextToken", "MaxResults");
}),
3636:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
G5: () => ( command),
lq: () => ( _ep0),
yt: () => ( _mw0)
});
var _smithy_core_client__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5065);
var _smithy_core_endpoints__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5349);
var _endpoint_EndpointParameters__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4129);
const command = (0,_smithy_core_client__WEBPACK_IMPORTED_MODULE_0__ .k)(_endpoint_EndpointParameters__WEBPACK_IMPORTED_MODULE_1__ .S, "AmazonSSM", "SSMClient", _smithy_core_endpoints__WEBPACK_IMPORTED_MODULE_2__ .rD);
const _ep0 = {};
const _mw0 = (Command, cs, config, o) => [];
}),
5849:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
t: () => ( CancelCommandCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3636);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2327);
class CancelCommandCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "CancelCommand", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .KSr) {
}
}),
8948:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
M: () => ( DescribeInstanceInformationCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3636);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2327);
class DescribeInstanceInformationCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "DescribeInstanceInformation", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .DDy) {
}
}),
9941:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
r: () => ( GetCommandInvocationCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3636);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2327);
class GetCommandInvocationCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "GetCommandInvocation", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .Muv) {
}
}),
1321:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
l: () => ( GetParameterCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3636);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2327);
class GetParameterCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "GetParameter", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .unS) {
}
}),
825:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
V: () => ( SendCommandCommand)
});
var _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3636);
var _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2327);
class SendCommandCommand extends (0,_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .G5)(_commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .lq, _commandBuilder__WEBPACK_IMPORTED_MODULE_0__ .yt, "SendCommand", _schemas_schemas_0__WEBPACK_IMPORTED_MODULE_1__ .UVS) {
}
}),
934:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
a: () => ( paginateListCommandInvocations)
});
var createPaginator = __webpack_require__(9859);
var commandBuilder = __webpack_require__(3636);
var schemas_0 = __webpack_require__(2327);
;
class ListCommandInvocationsCommand extends (0,commandBuilder .G5)(commandBuilder .lq, commandBuilder .yt, "ListCommandInvocations", schemas_0 .tvO) {
}
var SSMClient = __webpack_require__(9198);
;
const paginateListCommandInvocations = (0,createPaginator .K)(SSMClient .j, ListCommandInvocationsCommand, "NextToken", "NextToken", "MaxResults");
}),
3129:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
s: () => ( paginateListCommands)
});
var createPaginator = __webpack_require__(9859);
var commandBuilder = __webpack_require__(3636);
var schemas_0 = __webpack_require__(2327);
;
class ListCommandsCommand extends (0,commandBuilder .G5)(commandBuilder .lq, commandBuilder .yt, "ListCommands", schemas_0 .V6m) {
}
var SSMClient = __webpack_require__(9198);
;
const paginateListCommands = (0,createPaginator .K)(SSMClient .j, ListCommandsCommand, "NextToken", "NextToken", "MaxResults");
}),
9859:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
K: () => ( createPaginator)
});
const makePagedClientRequest = async (CommandCtor, client, input, withCommand = (_) => _, ...args) => {
let command = new CommandCtor(input);
command = withCommand(command) ?? command;
return await client.send(command, ...args);
};
function createPaginator(ClientCtor, CommandCtor, inputTokenName, outputTokenName, pageSizeTokenName) {
return async function* paginateOperation(config, input, ...additionalArguments) {
const _input = input;
let token = config.startingToken ?? _input[inputTokenName];
let hasNext = true;
let page;
while (hasNext) {
_input[inputTokenName] = token;
if (pageSizeTokenName) {
_input[pageSizeTokenName] = _input[pageSizeTokenName] ?? config.pageSize;
}
if (config.client instanceof ClientCtor) {
page = await makePagedClientRequest(CommandCtor, config.client, input, config.withCommand, ...additionalArguments);
}
else {
throw new Error(`Invalid client, expected instance of ${ClientCtor.name}`);
}
yield page;
const prevToken = token;
token = get(page, outputTokenName);
hasNext = !!(token && (!config.stopOnSameToken || token !== prevToken));
}
return undefined;
};
}
const get = (fromObject, path) => {
let cursor = fromObject;
const pathComponents = path.split(".");
for (const step of pathComponents) {
if (!cursor || typeof cursor !== "object") {
return undefined;
}
cursor = cursor[step];
}
return cursor;
};
}),
5065:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
k: () => ( makeBuilder)
});
var middleware = __webpack_require__(9174);
var MiddlewareStack = __webpack_require__(6036);
var NormalizedSchema = __webpack_require__(6257);
;
const SENSITIVE_STRING = "***SensitiveInformation***";
function schemaLogFilter(schema, data) {
if (data == null) {
return data;
}
const ns = NormalizedSchema .l1.of(schema);
if (ns.getMergedTraits().sensitive) {
return SENSITIVE_STRING;
}
if (ns.isListSchema()) {
const valueSchema = ns.getValueSchema();
if (valueSchema.getMergedTraits().sensitive) {
return SENSITIVE_STRING;
}
if (Array.isArray(data)) {
return data.map((value) => schemaLogFilter(valueSchema, value));
}
}
else if (ns.isMapSchema()) {
const valueSchema = ns.getValueSchema();
if (ns.getKeySchema().getMergedTraits().sensitive || valueSchema.getMergedTraits().sensitive) {
return SENSITIVE_STRING;
}
if (typeof data === "object") {
return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, schemaLogFilter(valueSchema, value)]));
}
}
else if (ns.isStructSchema() && typeof data === "object") {
const object = data;
const newObject = {};
for (const [member, memberNs] of ns.structIterator()) {
if (object[member] != null) {
newObject[member] = schemaLogFilter(memberNs, object[member]);
}
}
return newObject;
}
return data;
}
;
const operationEventStreamMarker = Symbol.for("@smithy/op-event-stream");
class Command {
middlewareStack = (0,MiddlewareStack .o)();
schema;
static classBuilder() {
return new ClassBuilder();
}
resolveMiddlewareWithContext(clientStack, configuration, options, { middlewareFn, clientName, commandName, inputFilterSensitiveLog, outputFilterSensitiveLog, smithyContext, additionalContext, CommandCtor, }) {
for (const mw of middlewareFn.bind(this)(CommandCtor, clientStack, configuration, options)) {
this.middlewareStack.use(mw);
}
const stack = clientStack.concat(this.middlewareStack);
const { logger } = configuration;
const additionalSmithyContext = additionalContext[middleware .V];
const handlerExecutionContext = {
logger,
clientName,
commandName,
inputFilterSensitiveLog,
outputFilterSensitiveLog,
...additionalContext,
[middleware .V]: {
...additionalSmithyContext,
commandInstance: this,
...smithyContext,
...(options?.metricsRecorder === undefined ? {} : { metricsRecorder: options.metricsRecorder }),
...(options?.abortSignal === undefined ? {} : { abortSignal: options.abortSignal }),
},
};
const { requestHandler } = configuration;
let requestOptions = options ?? {};
if (requestOptions.metricsRecorder) {
requestOptions = { ...requestOptions };
delete requestOptions.metricsRecorder;
}
let isEventStream;
const schema = this.schema;
const marker = schema?.[operationEventStreamMarker];
if (marker !== undefined) {
isEventStream = marker;
}
else if (schema) {
if (Array.isArray(schema) && schema[0] === 9) {
const [, , , , input$, output$] = schema;
isEventStream = schema[operationEventStreamMarker] = Boolean(NormalizedSchema .l1.of(input$).getEventStreamMember() || NormalizedSchema .l1.of(output$).getEventStreamMember());
}
}
if (isEventStream) {
requestOptions = {
isEventStream,
...requestOptions,
};
}
return stack.resolve((request) => requestHandler.handle(request.request, requestOptions), handlerExecutionContext);
}
}
class ClassBuilder {
_init = () => { };
_ep = {};
_middlewareFn = () => [];
_commandName = "";
_clientName = "";
_additionalContext = {};
_smithyContext = {};
_inputFilterSensitiveLog = undefined;
_outputFilterSensitiveLog = undefined;
_serializer = null;
_deserializer = null;
_operationSchema;
init(cb) {
this._init = cb;
}
ep(endpointParameterInstructions) {
this._ep = endpointParameterInstructions;
return this;
}
m(middlewareSupplier) {
this._middlewareFn = middlewareSupplier;
return this;
}
s(service, operation, smithyContext = {}) {
this._smithyContext = {
service,
operation,
...smithyContext,
};
return this;
}
c(additionalContext = {}) {
this._additionalContext = additionalContext;
return this;
}
n(clientName, commandName) {
this._clientName = clientName;
this._commandName = commandName;
return this;
}
f(inputFilter = (_) => _, outputFilter = (_) => _) {
this._inputFilterSensitiveLog = inputFilter;
this._outputFilterSensitiveLog = outputFilter;
return this;
}
ser(serializer) {
this._serializer = serializer;
return this;
}
de(deserializer) {
this._deserializer = deserializer;
return this;
}
sc(operation) {
this._operationSchema = operation;
this._smithyContext.operationSchema = operation;
return this;
}
build() {
const closure = this;
let CommandRef;
return (CommandRef = class extends Command {
input;
static getEndpointParameterInstructions() {
return closure._ep;
}
constructor(...[input]) {
super();
this.input = input ?? {};
closure._init(this);
this.schema = closure._operationSchema;
}
resolveMiddleware(stack, configuration, options) {
const op = closure._operationSchema;
const input = op?.[4] ?? op?.input;
const output = op?.[5] ?? op?.output;
return this.resolveMiddlewareWithContext(stack, configuration, options, {
CommandCtor: CommandRef,
middlewareFn: closure._middlewareFn,
clientName: closure._clientName,
commandName: closure._commandName,
inputFilterSensitiveLog: closure._inputFilterSensitiveLog ?? (op ? schemaLogFilter.bind(null, input) : (_) => _),
outputFilterSensitiveLog: closure._outputFilterSensitiveLog ?? (op ? schemaLogFilter.bind(null, output) : (_) => _),
smithyContext: closure._smithyContext,
additionalContext: closure._additionalContext,
});
}
serialize = closure._serializer;
deserialize = closure._deserializer;
});
}
}
;
function makeBuilder(common, service, name, ep) {
return function makeCommand(added, plugins, op, $, smithyContext = {}) {
const epMerged = Object.assign({}, common, added);
return Command.classBuilder()
.ep(epMerged)
.m(function (CommandCtor, clientStack, config, options) {
const list = plugins.call(this, CommandCtor, clientStack, config, options);
list.unshift(ep(config, CommandCtor.getEndpointParameterInstructions()));
return list;
})
.s(service, op, smithyContext)
.n(name, op.charAt(0).toUpperCase() + op.slice(1) + "Command")
.sc($)
.build();
};
}
})
};
