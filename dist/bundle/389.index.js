export const id = 389;
export const ids = [389];
export const modules = {
6389:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
g: () => ( EC2Client)
});
var configurations = __webpack_require__(434);
var hostHeaderMiddleware = __webpack_require__(7379);
var user_agent_middleware = __webpack_require__(9632);
var loggerMiddleware = __webpack_require__(4512);
var getRecursionDetectionPlugin = __webpack_require__(6548);
var getHttpAuthSchemeEndpointRuleSetPlugin = __webpack_require__(804);
var DefaultIdentityProviderConfig = __webpack_require__(3938);
var getHttpSigningMiddleware = __webpack_require__(6943);
var client = __webpack_require__(8370);
var resolveRegionConfig = __webpack_require__(2228);
var endpoints = __webpack_require__(5349);
var contentLengthMiddleware = __webpack_require__(1781);
var middleware_retry_configurations = __webpack_require__(5947);
var retry = __webpack_require__(6316);
var getSchemaSerdePlugin = __webpack_require__(1243);
var httpAuthSchemes = __webpack_require__(6192);
var getSmithyContext = __webpack_require__(2323);
var normalizeProvider = __webpack_require__(3470);
;
const defaultEC2HttpAuthSchemeParametersProvider = async (config, context, input) => {
return {
operation: (0,getSmithyContext .u)(context).operation,
region: await (0,normalizeProvider .t)(config.region)() || (() => {
throw new Error("expected `region` to be configured for `aws.auth#sigv4`");
})(),
};
};
function createAwsAuthSigv4HttpAuthOption(authParameters) {
return {
schemeId: "aws.auth#sigv4",
signingProperties: {
name: "ec2",
region: authParameters.region,
},
propertiesExtractor: (config, context) => ({
signingProperties: {
config,
context,
},
}),
};
}
const defaultEC2HttpAuthSchemeProvider = (authParameters) => {
const options = [];
switch (authParameters.operation) {
default: {
options.push(createAwsAuthSigv4HttpAuthOption(authParameters));
}
}
return options;
};
const resolveHttpAuthSchemeConfig = (config) => {
const config_0 = (0,httpAuthSchemes .ho)(config);
return Object.assign(config_0, {
authSchemePreference: (0,normalizeProvider .t)(config.authSchemePreference ?? []),
});
};
var EndpointParameters = __webpack_require__(5434);
;
const package_namespaceObject = {"rE":"3.1169.0"};
var emitWarningIfUnsupportedVersion = __webpack_require__(2009);
var getDefaultSocketTimeout = __webpack_require__(2797);
var defaultUserAgent = __webpack_require__(3589);
var nodeAppIdConfigOptions = __webpack_require__(5168);
var NODE_AUTH_SCHEME_PREFERENCE_OPTIONS = __webpack_require__(7477);
var defaultProvider = __webpack_require__(5481);
var smithy_client_emitWarningIfUnsupportedVersion = __webpack_require__(5358);
var defaults_mode = __webpack_require__(691);
var resolveDefaultsModeConfig = __webpack_require__(6326);
var configLoader = __webpack_require__(240);
var regionConfig_config = __webpack_require__(2116);
var NodeUseDualstackEndpointConfigOptions = __webpack_require__(7320);
var NodeUseFipsEndpointConfigOptions = __webpack_require__(826);
var util_retry_config = __webpack_require__(9373);
var calculateBodyLength = __webpack_require__(8555);
var node_http_handler = __webpack_require__(3916);
var stream_collector = __webpack_require__(4440);
var AwsSdkSigV4Signer = __webpack_require__(5276);
var AwsQueryProtocol = __webpack_require__(1699);
;
class AwsEc2QueryProtocol extends AwsQueryProtocol .k {
options;
constructor(options) {
super(options);
this.options = options;
const ec2Settings = {
capitalizeKeys: true,
flattenLists: true,
serializeEmptyLists: false,
ec2: true,
};
Object.assign(this.serializer.settings, ec2Settings);
}
getShapeId() {
return "aws.protocols#ec2Query";
}
useNestedResult() {
return false;
}
}
var Sha256Node = __webpack_require__(4998);
var NoOpLogger = __webpack_require__(9085);
var parseUrl = __webpack_require__(178);
var fromBase64 = __webpack_require__(520);
var toBase64 = __webpack_require__(7061);
var fromUtf8 = __webpack_require__(1387);
var toUtf8 = __webpack_require__(9181);
var aws = __webpack_require__(8633);
var EndpointCache = __webpack_require__(8635);
var decideEndpoint = __webpack_require__(1018);
var customEndpointFunctions = __webpack_require__(7114);
var BinaryDecisionDiagram = __webpack_require__(9158);
;
const k = "ref";
const a = -1, b = true, c = "isSet", d = "PartitionResult", e = "booleanEquals", f = "getAttr", g = { [k]: "Endpoint" }, h = { [k]: d }, i = {}, j = [{ [k]: "Region" }];
const _data = {
conditions: [
[c, [g]],
[c, j],
["aws.partition", j, d],
[e, [{ [k]: "UseFIPS" }, b]],
[e, [{ [k]: "UseDualStack" }, b]],
[e, [{ fn: f, argv: [h, "supportsDualStack"] }, b]],
[e, [{ fn: f, argv: [h, "supportsFIPS"] }, b]],
["stringEquals", [{ fn: f, argv: [h, "name"] }, "aws-us-gov"]]
],
results: [
[a],
[a, "Invalid Configuration: FIPS and custom endpoint are not supported"],
[a, "Invalid Configuration: Dualstack and custom endpoint are not supported"],
[g, i],
["https://ec2-fips.{Region}.{PartitionResult#dualStackDnsSuffix}", i],
[a, "FIPS and DualStack are enabled, but this partition does not support one or both"],
["https://ec2.{Region}.amazonaws.com", i],
["https://ec2-fips.{Region}.{PartitionResult#dnsSuffix}", i],
[a, "FIPS is enabled but this partition does not support FIPS"],
["https://ec2.{Region}.{PartitionResult#dualStackDnsSuffix}", i],
[a, "DualStack is enabled but this partition does not support DualStack"],
["https://ec2.{Region}.{PartitionResult#dnsSuffix}", i],
[a, "Invalid Configuration: Missing Region"]
]
};
const root = 2;
const r = 100_000_000;
const nodes = new Int32Array([
-1, 1, -1,
0, 13, 3,
1, 4, r + 12,
2, 5, r + 12,
3, 8, 6,
4, 7, r + 11,
5, r + 9, r + 10,
4, 11, 9,
6, 10, r + 8,
7, r + 6, r + 7,
5, 12, r + 5,
6, r + 4, r + 5,
3, r + 1, 14,
4, r + 2, r + 3,
]);
const bdd = BinaryDecisionDiagram .d.from(nodes, root, _data.conditions, _data.results);
;
const cache = new EndpointCache .k({
size: 50,
params: ["Endpoint", "Region", "UseDualStack", "UseFIPS"],
});
const defaultEndpointResolver = (endpointParams, context = {}) => {
return cache.get(endpointParams, () => (0,decideEndpoint .c)(bdd, {
endpointParams: endpointParams,
logger: context.logger,
}));
};
customEndpointFunctions .m.aws = aws .U;
var schemas_0 = __webpack_require__(3265);
;
const getRuntimeConfig = (config) => {
return {
apiVersion: "2016-11-15",
base64Decoder: config?.base64Decoder ?? fromBase64 .E,
base64Encoder: config?.base64Encoder ?? toBase64 .n,
disableHostPrefix: config?.disableHostPrefix ?? false,
endpointProvider: config?.endpointProvider ?? defaultEndpointResolver,
extensions: config?.extensions ?? [],
httpAuthSchemeProvider: config?.httpAuthSchemeProvider ?? defaultEC2HttpAuthSchemeProvider,
httpAuthSchemes: config?.httpAuthSchemes ?? [
{
schemeId: "aws.auth#sigv4",
identityProvider: (ipc) => ipc.getIdentityProvider("aws.auth#sigv4"),
signer: new AwsSdkSigV4Signer .f2(),
},
],
logger: config?.logger ?? new NoOpLogger .N(),
protocol: config?.protocol ?? AwsEc2QueryProtocol,
protocolSettings: config?.protocolSettings ?? {
defaultNamespace: "com.amazonaws.ec2",
errorTypeRegistries: schemas_0 .q1U,
xmlNamespace: "http://ec2.amazonaws.com/doc/2016-11-15",
version: "2016-11-15",
serviceTarget: "AmazonEC2",
},
serviceId: config?.serviceId ?? "EC2",
sha256: config?.sha256 ?? Sha256Node .k,
urlParser: config?.urlParser ?? parseUrl .D,
utf8Decoder: config?.utf8Decoder ?? fromUtf8 .a,
utf8Encoder: config?.utf8Encoder ?? toUtf8 .P,
};
};
;
const runtimeConfig_getRuntimeConfig = (config) => {
(0,smithy_client_emitWarningIfUnsupportedVersion .I)(process.version);
const defaultsMode = (0,resolveDefaultsModeConfig .I)(config);
const defaultConfigProvider = () => defaultsMode().then(defaults_mode .l);
const clientSharedValues = getRuntimeConfig(config);
(0,emitWarningIfUnsupportedVersion .I)(process.version);
const loaderConfig = {
profile: config?.profile,
logger: clientSharedValues.logger,
};
return {
...clientSharedValues,
...config,
runtime: "node",
defaultsMode,
authSchemePreference: config?.authSchemePreference ?? (0,configLoader .Z)(NODE_AUTH_SCHEME_PREFERENCE_OPTIONS .$, loaderConfig),
bodyLengthChecker: config?.bodyLengthChecker ?? calculateBodyLength .n,
credentialDefaultProvider: config?.credentialDefaultProvider ?? defaultProvider .v6,
defaultSocketTimeout: (0,getDefaultSocketTimeout .E)(config?.requestHandler, 900_000),
defaultUserAgentProvider: config?.defaultUserAgentProvider ?? (0,defaultUserAgent .pf)({ serviceId: clientSharedValues.serviceId, clientVersion: package_namespaceObject.rE }),
maxAttempts: config?.maxAttempts ?? (0,configLoader .Z)(middleware_retry_configurations .qs, config),
region: config?.region ?? (0,configLoader .Z)(regionConfig_config .GG, { ...regionConfig_config .zH, ...loaderConfig }),
requestHandler: node_http_handler .$.create(config?.requestHandler ?? defaultConfigProvider),
retryMode: config?.retryMode ??
(0,configLoader .Z)({
...middleware_retry_configurations .kN,
default: async () => (await defaultConfigProvider()).retryMode || util_retry_config .L0,
}, config),
streamCollector: config?.streamCollector ?? stream_collector .k,
useDualstackEndpoint: config?.useDualstackEndpoint ?? (0,configLoader .Z)(NodeUseDualstackEndpointConfigOptions .e$, loaderConfig),
useFipsEndpoint: config?.useFipsEndpoint ?? (0,configLoader .Z)(NodeUseFipsEndpointConfigOptions .Ko, loaderConfig),
userAgentAppId: config?.userAgentAppId ?? (0,configLoader .Z)(nodeAppIdConfigOptions .hV, loaderConfig),
};
};
var region_config_resolver_extensions = __webpack_require__(4363);
var defaultExtensionConfiguration = __webpack_require__(9750);
var httpExtensionConfiguration = __webpack_require__(9614);
;
const getHttpAuthExtensionConfiguration = (runtimeConfig) => {
const _httpAuthSchemes = runtimeConfig.httpAuthSchemes;
let _httpAuthSchemeProvider = runtimeConfig.httpAuthSchemeProvider;
let _credentials = runtimeConfig.credentials;
return {
setHttpAuthScheme(httpAuthScheme) {
const index = _httpAuthSchemes.findIndex((scheme) => scheme.schemeId === httpAuthScheme.schemeId);
if (index === -1) {
_httpAuthSchemes.push(httpAuthScheme);
}
else {
_httpAuthSchemes.splice(index, 1, httpAuthScheme);
}
},
httpAuthSchemes() {
return _httpAuthSchemes;
},
setHttpAuthSchemeProvider(httpAuthSchemeProvider) {
_httpAuthSchemeProvider = httpAuthSchemeProvider;
},
httpAuthSchemeProvider() {
return _httpAuthSchemeProvider;
},
setCredentials(credentials) {
_credentials = credentials;
},
credentials() {
return _credentials;
},
};
};
const resolveHttpAuthRuntimeConfig = (config) => {
return {
httpAuthSchemes: config.httpAuthSchemes(),
httpAuthSchemeProvider: config.httpAuthSchemeProvider(),
credentials: config.credentials(),
};
};
;
const resolveRuntimeExtensions = (runtimeConfig, extensions) => {
const extensionConfiguration = Object.assign((0,region_config_resolver_extensions .R)(runtimeConfig), (0,defaultExtensionConfiguration .xA)(runtimeConfig), (0,httpExtensionConfiguration .e)(runtimeConfig), getHttpAuthExtensionConfiguration(runtimeConfig));
extensions.forEach((extension) => extension.configure(extensionConfiguration));
return Object.assign(runtimeConfig, (0,region_config_resolver_extensions .$)(extensionConfiguration), (0,defaultExtensionConfiguration .uv)(extensionConfiguration), (0,httpExtensionConfiguration .j)(extensionConfiguration), resolveHttpAuthRuntimeConfig(extensionConfiguration));
};
;
class EC2Client extends client .K {
config;
constructor(...[configuration]) {
const _config_0 = runtimeConfig_getRuntimeConfig(configuration || {});
super(_config_0);
this.initConfig = _config_0;
const _config_1 = (0,EndpointParameters .v)(_config_0);
const _config_2 = (0,configurations .D)(_config_1);
const _config_3 = (0,middleware_retry_configurations .$z)(_config_2);
const _config_4 = (0,resolveRegionConfig .T)(_config_3);
const _config_5 = (0,hostHeaderMiddleware .OV)(_config_4);
const _config_6 = (0,endpoints .Co)(_config_5);
const _config_7 = resolveHttpAuthSchemeConfig(_config_6);
const _config_8 = resolveRuntimeExtensions(_config_7, configuration?.extensions || []);
this.config = _config_8;
this.middlewareStack.use((0,getSchemaSerdePlugin .wq)(this.config));
this.middlewareStack.use((0,user_agent_middleware .sM)(this.config));
this.middlewareStack.use((0,retry .ey)(this.config));
this.middlewareStack.use((0,contentLengthMiddleware .vK)(this.config));
this.middlewareStack.use((0,hostHeaderMiddleware .TC)(this.config));
this.middlewareStack.use((0,loggerMiddleware .Y7)(this.config));
this.middlewareStack.use((0,getRecursionDetectionPlugin .n)(this.config));
this.middlewareStack.use((0,getHttpAuthSchemeEndpointRuleSetPlugin .w)(this.config, {
httpAuthSchemeParametersProvider: defaultEC2HttpAuthSchemeParametersProvider,
identityProviderConfigProvider: async (config) => new DefaultIdentityProviderConfig .h({
"aws.auth#sigv4": config.credentials,
}),
}));
this.middlewareStack.use((0,getHttpSigningMiddleware .l)(this.config));
}
destroy() {
super.destroy();
}
}
}),
5434:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
S: () => ( commonParams),
v: () => ( resolveClientEndpointParameters)
});
const resolveClientEndpointParameters = (options) => {
return Object.assign(options, {
useDualstackEndpoint: options.useDualstackEndpoint ?? false,
useFipsEndpoint: options.useFipsEndpoint ?? false,
defaultSigningName: "ec2",
});
};
const commonParams = {
UseFIPS: { type: "builtInParams", name: "useFipsEndpoint" },
Endpoint: { type: "builtInParams", name: "endpoint" },
Region: { type: "builtInParams", name: "region" },
UseDualStack: { type: "builtInParams", name: "useDualstackEndpoint" },
};
}),
3265:
((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
wmH: () => ( AuthorizeSecurityGroupEgress$),
Kos: () => ( AuthorizeSecurityGroupIngress$),
lZv: () => ( CopyImage$),
Ism: () => ( CreateSecurityGroup$),
GIH: () => ( CreateTags$),
dfL: () => ( DeleteKeyPair$),
Tnk: () => ( DeleteSecurityGroup$),
ql1: () => ( DeleteSnapshot$),
$$V: () => ( DeleteTags$),
oxS: () => ( DeleteVolume$),
ei_: () => ( DeregisterImage$),
gyn: () => ( DescribeImages$),
$WF: () => ( DescribeInstanceAttribute$),
obu: () => ( DescribeInstanceCreditSpecifications$),
ZzI: () => ( DescribeInstanceStatus$),
eXA: () => ( DescribeInstanceTypeOfferings$),
EDu: () => ( DescribeInstanceTypes$),
eO1: () => ( DescribeInstances$),
opO: () => ( DescribeKeyPairs$),
qrp: () => ( DescribeNetworkInterfaces$),
LIO: () => ( DescribeRegions$),
GZZ: () => ( DescribeSecurityGroups$),
FJ$: () => ( DescribeSnapshots$),
_3j: () => ( DescribeSubnets$),
RAL: () => ( DescribeVolumes$),
EF0: () => ( DescribeVpcs$),
TBz: () => ( ImportKeyPair$),
OYZ: () => ( ModifyInstanceAttribute$),
C$2: () => ( ModifyInstanceCreditSpecification$),
jOf: () => ( ModifyInstanceMetadataOptions$),
RoE: () => ( RevokeSecurityGroupEgress$),
elD: () => ( RunInstances$),
VZ0: () => ( StartInstances$),
jbz: () => ( StopInstances$),
CEm: () => ( TerminateInstances$),
q1U: () => ( errorTypeRegistries)
});
// UNUSED EXPORTS: ApplicationStatusSummary$, AttachmentEnaSrdSpecification$, AttachmentEnaSrdUdpSpecification$, AttributeBooleanValue$, AttributeValue$, AuthorizeSecurityGroupEgressRequest$, AuthorizeSecurityGroupEgressResult$, AuthorizeSecurityGroupIngressRequest$, AuthorizeSecurityGroupIngressResult$, BlockDeviceMapping$, BlockPublicAccessStates$, CapacityReservationSpecification$, CapacityReservationSpecificationResponse$, CapacityReservationTarget$, CapacityReservationTargetResponse$, ConnectionTrackingConfiguration$, ConnectionTrackingSpecificationRequest$, ConnectionTrackingSpecificationResponse$, CopyImageRequest$, CopyImageResult$, CpuOptions$, CpuOptionsRequest$, CreateSecurityGroupRequest$, CreateSecurityGroupResult$, CreateTagsRequest$, CreditSpecificationRequest$, DefaultConnectionTrackingConfiguration$, DeleteKeyPairRequest$, DeleteKeyPairResult$, DeleteSecurityGroupRequest$, DeleteSecurityGroupResult$, DeleteSnapshotRequest$, DeleteSnapshotReturnCode$, DeleteTagsRequest$, DeleteVolumeRequest$, DeregisterImageRequest$, DeregisterImageResult$, DescribeImagesRequest$, DescribeImagesResult$, DescribeInstanceAttributeRequest$, DescribeInstanceCreditSpecificationsRequest$, DescribeInstanceCreditSpecificationsResult$, DescribeInstanceStatusRequest$, DescribeInstanceStatusResult$, DescribeInstanceTypeOfferingsRequest$, DescribeInstanceTypeOfferingsResult$, DescribeInstanceTypesRequest$, DescribeInstanceTypesResult$, DescribeInstancesRequest$, DescribeInstancesResult$, DescribeKeyPairsRequest$, DescribeKeyPairsResult$, DescribeNetworkInterfacesRequest$, DescribeNetworkInterfacesResult$, DescribeRegionsRequest$, DescribeRegionsResult$, DescribeSecurityGroupsRequest$, DescribeSecurityGroupsResult$, DescribeSnapshotsRequest$, DescribeSnapshotsResult$, DescribeSubnetsRequest$, DescribeSubnetsResult$, DescribeVolumesRequest$, DescribeVolumesResult$, DescribeVpcsRequest$, DescribeVpcsResult$, DiskInfo$, EC2ServiceException$, EbsBlockDevice$, EbsCardInfo$, EbsInfo$, EbsInstanceBlockDevice$, EbsInstanceBlockDeviceSpecification$, EbsOptimizedInfo$, EbsStatusDetails$, EbsStatusSummary$, EfaInfo$, ElasticGpuAssociation$, ElasticGpuSpecification$, ElasticInferenceAccelerator$, ElasticInferenceAcceleratorAssociation$, EnaSrdSpecificationRequest$, EnaSrdUdpSpecificationRequest$, EnclaveOptions$, EnclaveOptionsRequest$, Filter$, FpgaDeviceInfo$, FpgaDeviceMemoryInfo$, FpgaInfo$, GpuDeviceInfo$, GpuDeviceMemoryInfo$, GpuInfo$, GroupIdentifier$, HibernationOptions$, HibernationOptionsRequest$, IamInstanceProfile$, IamInstanceProfileSpecification$, Image$, ImageWatermark$, ImportKeyPairRequest$, ImportKeyPairResult$, InferenceAcceleratorInfo$, InferenceDeviceInfo$, InferenceDeviceMemoryInfo$, Instance$, InstanceAttachmentEnaSrdSpecification$, InstanceAttachmentEnaSrdUdpSpecification$, InstanceAttribute$, InstanceBlockDeviceMapping$, InstanceBlockDeviceMappingSpecification$, InstanceCreditSpecification$, InstanceCreditSpecificationRequest$, InstanceIpv4Prefix$, InstanceIpv6Address$, InstanceIpv6Prefix$, InstanceMaintenanceOptions$, InstanceMaintenanceOptionsRequest$, InstanceMarketOptionsRequest$, InstanceMetadataOptionsRequest$, InstanceMetadataOptionsResponse$, InstanceNetworkInterface$, InstanceNetworkInterfaceAssociation$, InstanceNetworkInterfaceAttachment$, InstanceNetworkInterfaceSpecification$, InstanceNetworkPerformanceOptions$, InstanceNetworkPerformanceOptionsRequest$, InstancePrivateIpAddress$, InstanceSecondaryInterface$, InstanceSecondaryInterfaceAttachment$, InstanceSecondaryInterfacePrivateIpAddress$, InstanceSecondaryInterfacePrivateIpAddressRequest$, InstanceSecondaryInterfaceSpecificationRequest$, InstanceState$, InstanceStateChange$, InstanceStatus$, InstanceStatusDetails$, InstanceStatusEvent$, InstanceStatusSummary$, InstanceStorageInfo$, InstanceTypeInfo$, InstanceTypeItem$, InstanceTypeOffering$, InstanceTypeSpecification$, IpPermission$, IpRange$, Ipv4PrefixSpecification$, Ipv4PrefixSpecificationRequest$, Ipv6PrefixSpecification$, Ipv6PrefixSpecificationRequest$, Ipv6Range$, KeyPairInfo$, LaunchTemplateSpecification$, LicenseConfiguration$, LicenseConfigurationRequest$, MediaAcceleratorInfo$, MediaDeviceInfo$, MediaDeviceMemoryInfo$, MemoryInfo$, ModifyInstanceAttributeRequest$, ModifyInstanceCreditSpecificationRequest$, ModifyInstanceCreditSpecificationResult$, ModifyInstanceMetadataOptionsRequest$, ModifyInstanceMetadataOptionsResult$, Monitoring$, NetworkCardInfo$, NetworkInfo$, NetworkInterface$, NetworkInterfaceAssociation$, NetworkInterfaceAttachment$, NetworkInterfaceIpv6Address$, NetworkInterfacePrivateIpAddress$, NeuronDeviceCoreInfo$, NeuronDeviceInfo$, NeuronDeviceMemoryInfo$, NeuronInfo$, NitroTpmInfo$, OperatorRequest$, OperatorResponse$, PerformanceStatusSummary$, Placement$, PlacementGroupInfo$, PrefixListId$, PrivateDnsNameOptionsOnLaunch$, PrivateDnsNameOptionsRequest$, PrivateDnsNameOptionsResponse$, PrivateIpAddressSpecification$, ProcessorInfo$, ProductCode$, PublicIpDnsNameOptions$, ReferencedSecurityGroup$, Region$, RegionGeography$, Reservation$, RevokeSecurityGroupEgressRequest$, RevokeSecurityGroupEgressResult$, RevokedSecurityGroupRule$, RunInstancesMonitoringEnabled$, RunInstancesRequest$, ScanResults$, SecureBlobAttributeValue$, SecurityGroup$, SecurityGroupRule$, Snapshot$, SnapshotInfo$, SpotMarketOptions$, StartInstancesRequest$, StartInstancesResult$, StateReason$, StopInstancesRequest$, StopInstancesResult$, Subnet$, SubnetCidrBlockState$, SubnetIpv6CidrBlockAssociation$, SuccessfulInstanceCreditSpecificationItem$, Tag$, TagSpecification$, TerminateInstancesRequest$, TerminateInstancesResult$, UnsuccessfulInstanceCreditSpecificationItem$, UnsuccessfulInstanceCreditSpecificationItemError$, UserIdGroupPair$, VCpuInfo$, Volume$, VolumeAttachment$, Vpc$, VpcCidrBlockAssociation$, VpcCidrBlockState$, VpcEncryptionControl$, VpcEncryptionControlExclusion$, VpcEncryptionControlExclusions$, VpcIpv6CidrBlockAssociation$
var TypeRegistry = __webpack_require__(3145);
var exceptions = __webpack_require__(5895);
;
class EC2ServiceException extends exceptions .T {
static shapeId = "smithy.ts.sdk.synthetic.com.amazonaws.ec2#EC2ServiceException";
constructor(options) {
super(options);
Object.setPrototypeOf(this, EC2ServiceException.prototype);
}
}
;
const _ABV = "AttributeBooleanValue";
const _ACIA = "AssociateCarrierIpAddress";
const _AES = "AttachedEbsStatus";
const _AESS = "AttachmentEnaSrdSpecification";
const _AESUS = "AttachmentEnaSrdUdpSpecification";
const _AFNI = "AdditionalFlexibleNetworkInterfaces";
const _AGV = "ApiGatewayV2";
const _AIAC = "AvailableIpAddressCount";
const _AIAOC = "AssignIpv6AddressOnCreation";
const _AId = "AdditionalInfo";
const _AIl = "AllocationId";
const _AIs = "AssociationId";
const _AItt = "AttachmentId";
const _ALI = "AmiLaunchIndex";
const _ALT = "AttachmentLimitType";
const _APIAss = "AssociatePublicIpAddress";
const _ARS = "AutoRecoverySupported";
const _ARll = "AllRegions";
const _ARss = "AssociatedResource";
const _ARuto = "AutoRecovery";
const _AS = "ApplicationStatus";
const _ASGE = "AuthorizeSecurityGroupEgress";
const _ASGER = "AuthorizeSecurityGroupEgressRequest";
const _ASGERu = "AuthorizeSecurityGroupEgressResult";
const _ASGIR = "AuthorizeSecurityGroupIngressRequest";
const _ASGIRu = "AuthorizeSecurityGroupIngressResult";
const _ASGIu = "AuthorizeSecurityGroupIngress";
const _ASL = "AssociatedSubnetList";
const _ASS = "ApplicationStatusSummary";
const _ASSm = "AmdSevSnp";
const _ASsso = "AssociatedSubnets";
const _ATLr = "ArchitectureTypeList";
const _ATtt = "AttachTime";
const _AVt = "AttributeValue";
const _AZ = "AvailabilityZone";
const _AZI = "AvailabilityZoneId";
const _Acc = "Accelerators";
const _Af = "Affinity";
const _Ar = "Arn";
const _Arc = "Architecture";
const _Ass = "Association";
const _At = "Attribute";
const _Att = "Attachment";
const _Atta = "Attachments";
const _BBIG = "BaselineBandwidthInGbps";
const _BBIM = "BaselineBandwidthInMbps";
const _BDM = "BlockDeviceMapping";
const _BDML = "BlockDeviceMappingList";
const _BDMRL = "BlockDeviceMappingRequestList";
const _BDMl = "BlockDeviceMappings";
const _BDMlo = "BlockDurationMinutes";
const _BIa = "BaselineIops";
const _BM = "BootMode";
const _BMTL = "BootModeTypeList";
const _BMa = "BareMetal";
const _BPAS = "BlockPublicAccessStates";
const _BPS = "BurstablePerformanceSupported";
const _BTIMB = "BaselineThroughputInMBps";
const _BW = "BandwidthWeighting";
const _BWTL = "BandwidthWeightingTypeList";
const _BWa = "BandwidthWeightings";
const _CB = "CidrBlock";
const _CBAS = "CidrBlockAssociationSet";
const _CBI = "CapacityBlockId";
const _CBSi = "CidrBlockState";
const _CCL = "CoreCountList";
const _CCor = "CoreCount";
const _CCp = "CpuCredits";
const _CDM = "CompletionDurationMinutes";
const _CDr = "CreationDate";
const _CFAS = "CriticalFixAvailableSince";
const _CGur = "CurrentGeneration";
const _CI = "CarrierIp";
const _CIBM = "CurrentInstanceBootMode";
const _CIR = "CopyImageRequest";
const _CIRo = "CopyImageResult";
const _CIT = "CopyImageTags";
const _CIi = "CidrIp";
const _CIid = "CidrIpv6";
const _CIidr = "CidrIpv4";
const _CIopy = "CopyImage";
const _CIor = "CoreInfo";
const _CO = "CpuOptions";
const _COI = "CustomerOwnedIp";
const _COIP = "CustomerOwnedIpv4Pool";
const _COR = "CpuOptionsRequest";
const _CRI = "CapacityReservationId";
const _CRP = "CapacityReservationPreference";
const _CRRGA = "CapacityReservationResourceGroupArn";
const _CRSR = "CapacityReservationSpecificationResponse";
const _CRSa = "CapacityReservationSpecification";
const _CRT = "CapacityReservationTarget";
const _CRTR = "CapacityReservationTargetResponse";
const _CSG = "CreateSecurityGroup";
const _CSGR = "CreateSecurityGroupRequest";
const _CSGRr = "CreateSecurityGroupResult";
const _CSRred = "CreditSpecificationRequest";
const _CSr = "CreditSpecification";
const _CSu = "CurrentState";
const _CT = "ClientToken";
const _CTC = "ConnectionTrackingConfiguration";
const _CTR = "CreateTagsRequest";
const _CTS = "ConnectionTrackingSpecification";
const _CTSR = "ConnectionTrackingSpecificationRequest";
const _CTSRo = "ConnectionTrackingSpecificationResponse";
const _CTomp = "CompletionTime";
const _CTre = "CreateTime";
const _CTreat = "CreateTags";
const _Co = "Code";
const _Conf = "Configured";
const _Cou = "Count";
const _DAIT = "DenyAllIgwTraffic";
const _DAS = "DeleteAssociatedSnapshots";
const _DASi = "DisableApiStop";
const _DAT = "DisableApiTermination";
const _DAZ = "DestinationAvailabilityZone";
const _DAZI = "DestinationAvailabilityZoneId";
const _DCTC = "DefaultConnectionTrackingConfiguration";
const _DCef = "DefaultCores";
const _DEKI = "DataEncryptionKeyId";
const _DEQCPI = "DefaultEnaQueueCountPerInterface";
const _DFA = "DefaultForAz";
const _DHS = "DedicatedHostsSupported";
const _DHT = "DnsHostnameType";
const _DI = "DeviceIndex";
const _DIARe = "DescribeInstanceAttributeRequest";
const _DIAe = "DescribeInstanceAttribute";
const _DICS = "DescribeInstanceCreditSpecifications";
const _DICSR = "DescribeInstanceCreditSpecificationsRequest";
const _DICSRe = "DescribeInstanceCreditSpecificationsResult";
const _DILi = "DiskInfoList";
const _DIRer = "DeregisterImageRequest";
const _DIRere = "DeregisterImageResult";
const _DIRes = "DescribeImagesRequest";
const _DIResc = "DescribeImagesResult";
const _DIRescr = "DescribeInstancesRequest";
const _DIRescri = "DescribeInstancesResult";
const _DISRes = "DescribeInstanceStatusRequest";
const _DISResc = "DescribeInstanceStatusResult";
const _DISes = "DescribeInstanceStatus";
const _DITO = "DescribeInstanceTypeOfferings";
const _DITOR = "DescribeInstanceTypeOfferingsRequest";
const _DITORe = "DescribeInstanceTypeOfferingsResult";
const _DITRes = "DescribeInstanceTypesRequest";
const _DITResc = "DescribeInstanceTypesResult";
const _DITe = "DescribeInstanceTypes";
const _DIer = "DeregisterImage";
const _DIes = "DescribeImages";
const _DIesc = "DescribeInstances";
const _DIisk = "DiskInfo";
const _DKP = "DeleteKeyPair";
const _DKPR = "DeleteKeyPairRequest";
const _DKPRe = "DeleteKeyPairResult";
const _DKPRes = "DescribeKeyPairsRequest";
const _DKPResc = "DescribeKeyPairsResult";
const _DKPe = "DescribeKeyPairs";
const _DN = "DeviceName";
const _DNCI = "DefaultNetworkCardIndex";
const _DNIRe = "DescribeNetworkInterfacesRequest";
const _DNIRes = "DescribeNetworkInterfacesResult";
const _DNIe = "DescribeNetworkInterfaces";
const _DOA = "DestinationOutpostArn";
const _DOI = "DhcpOptionsId";
const _DOT = "DeleteOnTermination";
const _DPer = "DeregistrationProtection";
const _DR = "DryRun";
const _DRRe = "DescribeRegionsRequest";
const _DRRes = "DescribeRegionsResult";
const _DRes = "DescribeRegions";
const _DSG = "DeleteSecurityGroup";
const _DSGR = "DeleteSecurityGroupRequest";
const _DSGRe = "DeleteSecurityGroupResult";
const _DSGRes = "DescribeSecurityGroupsRequest";
const _DSGResc = "DescribeSecurityGroupsResult";
const _DSGe = "DescribeSecurityGroups";
const _DSR = "DeleteSnapshotRequest";
const _DSRC = "DeleteSnapshotReturnCode";
const _DSRS = "DeleteSnapshotResultSet";
const _DSRel = "DeleteSnapshotResults";
const _DSRes = "DescribeSnapshotsRequest";
const _DSResc = "DescribeSnapshotsResult";
const _DSRescr = "DescribeSubnetsRequest";
const _DSRescri = "DescribeSubnetsResult";
const _DSele = "DeleteSnapshot";
const _DSes = "DescribeSnapshots";
const _DSesc = "DescribeSubnets";
const _DTET = "DefaultTcpEstablishedTimeout";
const _DTPC = "DefaultThreadsPerCore";
const _DTR = "DeleteTagsRequest";
const _DTe = "DeprecationTime";
const _DTelet = "DeleteTags";
const _DUST = "DefaultUdpStreamTimeout";
const _DUT = "DefaultUdpTimeout";
const _DVC = "DefaultVCpus";
const _DVR = "DeleteVolumeRequest";
const _DVRes = "DescribeVolumesRequest";
const _DVResc = "DescribeVolumesResult";
const _DVRescr = "DescribeVpcsRequest";
const _DVRescri = "DescribeVpcsResult";
const _DVel = "DeleteVolume";
const _DVes = "DescribeVolumes";
const _DVesc = "DescribeVpcs";
const _De = "Description";
const _Det = "Details";
const _Dev = "Device";
const _Dis = "Disks";
const _EBD = "EbsBlockDevice";
const _EBSL = "ExecutableByStringList";
const _EBx = "ExecutableBy";
const _ECI = "EbsCardIndex";
const _ECIL = "EbsCardInfoList";
const _ECIb = "EbsCardInfo";
const _ECb = "EbsCards";
const _ECn = "EncryptionControl";
const _EDn = "EnableDns64";
const _EFS = "ElasticFileSystem";
const _EGA = "ElasticGpuAssociation";
const _EGAI = "ElasticGpuAssociationId";
const _EGAL = "ElasticGpuAssociationList";
const _EGAS = "ElasticGpuAssociationState";
const _EGAT = "ElasticGpuAssociationTime";
const _EGAl = "ElasticGpuAssociations";
const _EGIl = "ElasticGpuId";
const _EGSla = "ElasticGpuSpecification";
const _EGSlas = "ElasticGpuSpecifications";
const _EIA = "ElasticInferenceAccelerator";
const _EIAA = "ElasticInferenceAcceleratorAssociation";
const _EIAAI = "ElasticInferenceAcceleratorAssociationId";
const _EIAAL = "ElasticInferenceAcceleratorAssociationList";
const _EIAAS = "ElasticInferenceAcceleratorAssociationState";
const _EIAAT = "ElasticInferenceAcceleratorAssociationTime";
const _EIAAl = "ElasticInferenceAcceleratorArn";
const _EIAAla = "ElasticInferenceAcceleratorAssociations";
const _EIAl = "ElasticInferenceAccelerators";
const _EIBD = "EbsInstanceBlockDevice";
const _EIBDS = "EbsInstanceBlockDeviceSpecification";
const _EITS = "EncryptionInTransitSupported";
const _EIb = "EbsInfo";
const _EIf = "EfaInfo";
const _ELADI = "EnableLniAtDeviceIndex";
const _EO = "EbsOptimized";
const _EOI = "EbsOptimizedInfo";
const _EOIG = "EgressOnlyInternetGateway";
const _EOR = "EnclaveOptionsRequest";
const _EOS = "EbsOptimizedSupport";
const _EOn = "EnclaveOptions";
const _EPI = "EnablePrimaryIpv6";
const _EQC = "EnaQueueCount";
const _ERNDAAAAR = "EnableResourceNameDnsAAAARecord";
const _ERNDAR = "EnableResourceNameDnsARecord";
const _ESD = "EbsStatusDetails";
const _ESDL = "EbsStatusDetailsList";
const _ESE = "EnaSrdEnabled";
const _ESS = "EnaSrdSpecification";
const _ESSR = "EnaSrdSpecificationRequest";
const _ESSb = "EbsStatusSummary";
const _ESSn = "EnaSrdSupported";
const _ESUE = "EnaSrdUdpEnabled";
const _ESUS = "EnaSrdUdpSpecification";
const _ESUSR = "EnaSrdUdpSpecificationRequest";
const _ESf = "EfaSupported";
const _ESn = "EncryptionSupport";
const _ESna = "EnaSupport";
const _EU = "ExecutableUsers";
const _Eb = "Ebs";
const _En = "Enabled";
const _Enc = "Encrypted";
const _Endp = "Endpoint";
const _Er = "Error";
const _Ev = "Events";
const _F = "Force";
const _FDI = "FpgaDeviceInfo";
const _FDIL = "FpgaDeviceInfoList";
const _FDMI = "FpgaDeviceMemoryInfo";
const _FEQS = "FlexibleEnaQueuesSupport";
const _FIpga = "FpgaInfo";
const _FLi = "FilterList";
const _FP = "FromPort";
const _FRa = "FastRestored";
const _FSD = "FindingScanDate";
const _FSSIB = "FullSnapshotSizeInBytes";
const _FTE = "FreeTierEligible";
const _Fi = "Filters";
const _Fil = "Filter";
const _Fp = "Fpgas";
const _G = "Groups";
const _GA = "GlobalAccelerator";
const _GD = "GroupDescription";
const _GDI = "GpuDeviceInfo";
const _GDIL = "GpuDeviceInfoList";
const _GDMI = "GpuDeviceMemoryInfo";
const _GIL = "GroupIdentifierList";
const _GISL = "GroupIdStringList";
const _GIp = "GpuInfo";
const _GIr = "GroupId";
const _GIro = "GroupIds";
const _GIrou = "GroupIdentifier";
const _GN = "GroupName";
const _GNSL = "GroupNameStringList";
const _GNr = "GroupNames";
const _GOI = "GroupOwnerId";
const _GPS = "GpuPartitionSize";
const _Ge = "Geography";
const _Gp = "Gpus";
const _HBD = "HiddenByDefault";
const _HE = "HttpEndpoint";
const _HFAS = "HighFixAvailableSince";
const _HFSL = "HighestFindingSeverityLabel";
const _HIo = "HostId";
const _HO = "HibernationOptions";
const _HOR = "HibernationOptionsRequest";
const _HPI = "HttpProtocolIpv6";
const _HPRHL = "HttpPutResponseHopLimit";
const _HRGA = "HostResourceGroupArn";
const _HS = "HibernationSupported";
const _HT = "HttpTokens";
const _HTo = "HostnameType";
const _Hi = "Hibernate";
const _Hy = "Hypervisor";
const _I = "Id";
const _IA = "Ipv6Addresses";
const _IAA = "Ipv6AddressAttribute";
const _IAC = "Ipv6AddressCount";
const _IAESS = "InstanceAttachmentEnaSrdSpecification";
const _IAESUS = "InstanceAttachmentEnaSrdUdpSpecification";
const _IAI = "IncludeAllInstances";
const _IAIn = "InferenceAcceleratorInfo";
const _IAPI = "Ipv4AddressesPerInterface";
const _IAPIp = "Ipv6AddressesPerInterface";
const _IAPSI = "Ipv4AddressesPerSecondaryInterface";
const _IAm = "ImageAllowed";
const _IAns = "InstanceAttribute";
const _IApv = "Ipv6Address";
const _IBDM = "InstanceBlockDeviceMapping";
const _IBDML = "InstanceBlockDeviceMappingList";
const _IBDMS = "InstanceBlockDeviceMappingSpecification";
const _IBDMSL = "InstanceBlockDeviceMappingSpecificationList";
const _ICB = "Ipv6CidrBlock";
const _ICBAS = "Ipv6CidrBlockAssociationSet";
const _ICBS = "Ipv6CidrBlockState";
const _ICS = "InstanceCreditSpecifications";
const _ICSL = "InstanceCreditSpecificationList";
const _ICSLR = "InstanceCreditSpecificationListRequest";
const _ICSR = "InstanceCreditSpecificationRequest";
const _ICSn = "InstanceCreditSpecification";
const _ID = "IncludeDeprecated";
const _IDI = "InferenceDeviceInfo";
const _IDIL = "InferenceDeviceInfoList";
const _IDMI = "InferenceDeviceMemoryInfo";
const _IDn = "IncludeDisabled";
const _IDs = "IsDefault";
const _IE = "IsEgress";
const _IEI = "InstanceEventId";
const _IFAS = "InformationalFixAvailableSince";
const _IG = "InternetGateway";
const _IGBM = "InternetGatewayBlockMode";
const _II = "InstanceId";
const _IIA = "InstanceIpv6Address";
const _IIAL = "InstanceIpv6AddressList";
const _IIB = "InstanceInterruptionBehavior";
const _IIP = "IamInstanceProfile";
const _IIPL = "InstanceIpv4PrefixList";
const _IIPLn = "InstanceIpv6PrefixList";
const _IIPS = "IamInstanceProfileSpecification";
const _IIPn = "InstanceIpv4Prefix";
const _IIPns = "InstanceIpv6Prefix";
const _IISB = "InstanceInitiatedShutdownBehavior";
const _IISL = "ImageIdStringList";
const _IISLn = "InstanceIdStringList";
const _IIm = "ImageId";
const _IIma = "ImageIds";
const _IIn = "InstanceIds";
const _IKP = "ImportKeyPair";
const _IKPR = "ImportKeyPairRequest";
const _IKPRm = "ImportKeyPairResult";
const _IL = "ImageLocation";
const _ILm = "ImageList";
const _ILn = "InstanceLifecycle";
const _ILns = "InstanceList";
const _IMO = "InstanceMaintenanceOptions";
const _IMOR = "InstanceMaintenanceOptionsRequest";
const _IMORn = "InstanceMarketOptionsRequest";
const _IMORns = "InstanceMetadataOptionsRequest";
const _IMORnst = "InstanceMetadataOptionsResponse";
const _IMOn = "InstanceMetadataOptions";
const _IMOns = "InstanceMarketOptions";
const _IMR = "IncludeManagedResources";
const _IMT = "InstanceMetadataTags";
const _IN = "Ipv6Native";
const _INI = "InstanceNetworkInterface";
const _INIA = "InstanceNetworkInterfaceAssociation";
const _INIAn = "InstanceNetworkInterfaceAttachment";
const _INIL = "InstanceNetworkInterfaceList";
const _INIS = "InstanceNetworkInterfaceSpecification";
const _INISL = "InstanceNetworkInterfaceSpecificationList";
const _INPO = "InstanceNetworkPerformanceOptions";
const _INPOR = "InstanceNetworkPerformanceOptionsRequest";
const _IOA = "ImageOwnerAlias";
const _IOI = "IpOwnerId";
const _IOIn = "InstanceOwnerId";
const _IOS = "InstanceOwningService";
const _IPC = "Ipv6PrefixCount";
const _IPCp = "Ipv4PrefixCount";
const _IPEp = "IpPermissionsEgress";
const _IPIA = "InstancePrivateIpAddress";
const _IPIAL = "InstancePrivateIpAddressList";
const _IPIs = "IsPrimaryIpv6";
const _IPK = "IncludePublicKey";
const _IPLp = "IpPermissionList";
const _IPLpv = "Ipv4PrefixesList";
const _IPLpvr = "Ipv4PrefixList";
const _IPLpvre = "Ipv6PrefixesList";
const _IPLpvref = "Ipv6PrefixList";
const _IPS = "Ipv4PrefixSpecification";
const _IPSRp = "Ipv4PrefixSpecificationRequest";
const _IPSRpvr = "Ipv6PrefixSpecificationRequest";
const _IPSp = "Ipv6PrefixSpecification";
const _IPp = "Ipv6Prefixes";
const _IPpe = "IpPermissions";
const _IPper = "IpPermission";
const _IPpr = "IpProtocol";
const _IPpv = "Ipv6Prefix";
const _IPpvo = "Ipv6Pool";
const _IPpvr = "Ipv4Prefixes";
const _IPpvre = "Ipv4Prefix";
const _IRLp = "IpRangeList";
const _IRLpv = "Ipv6RangeList";
const _IRpa = "IpRanges";
const _IRpan = "IpRange";
const _IRpv = "Ipv6Ranges";
const _IRpva = "Ipv6Range";
const _ISC = "InstanceStateChange";
const _ISCL = "InstanceStateChangeList";
const _ISDL = "InstanceStatusDetailsList";
const _ISDn = "InstanceStatusDetails";
const _ISE = "InstanceStatusEvent";
const _ISEL = "InstanceStatusEventList";
const _ISIA = "InstanceSecondaryInterfaceAttachment";
const _ISIL = "InstanceSecondaryInterfaceList";
const _ISIPIA = "InstanceSecondaryInterfacePrivateIpAddress";
const _ISIPIAL = "InstanceSecondaryInterfacePrivateIpAddressList";
const _ISIPIALR = "InstanceSecondaryInterfacePrivateIpAddressListRequest";
const _ISIPIAR = "InstanceSecondaryInterfacePrivateIpAddressRequest";
const _ISISLR = "InstanceSecondaryInterfaceSpecificationListRequest";
const _ISISR = "InstanceSecondaryInterfaceSpecificationRequest";
const _ISIn = "InstanceSecondaryInterface";
const _ISIns = "InstanceStorageInfo";
const _ISLn = "InstanceStatusList";
const _ISS = "InstanceStatusSummary";
const _ISSn = "InstanceStorageSupported";
const _ISm = "ImpairedSince";
const _ISmd = "ImdsSupport";
const _ISnst = "InstanceStatuses";
const _ISnsta = "InstanceState";
const _ISnstan = "InstanceStatus";
const _ISpo = "IpSource";
const _ISpvu = "Ipv6Supported";
const _IT = "InstanceType";
const _ITILn = "InstanceTypeInfoList";
const _ITIn = "InstanceTypeInfo";
const _ITIns = "InstanceTypeItem";
const _ITO = "InstanceTypeOfferings";
const _ITOL = "InstanceTypeOfferingsList";
const _ITOn = "InstanceTypeOffering";
const _ITSn = "InstanceTypeSpecification";
const _ITm = "ImageType";
const _ITns = "InstanceTenancy";
const _ITnst = "InstanceTypes";
const _ITnt = "InterfaceType";
const _ITnte = "InterfaceTypes";
const _IUIR = "IncludeUnsupportedInRegion";
const _IW = "ImageWatermarks";
const _IWL = "ImageWatermarkList";
const _IWm = "ImageWatermark";
const _Im = "Images";
const _Ima = "Image";
const _In = "Instance";
const _Ins = "Instances";
const _Io = "Iops";
const _K = "Key";
const _KFe = "KeyFingerprint";
const _KI = "KernelId";
const _KKI = "KmsKeyId";
const _KN = "KeyName";
const _KNSL = "KeyNameStringList";
const _KNe = "KeyNames";
const _KP = "KeyPairs";
const _KPI = "KeyPairId";
const _KPISL = "KeyPairIdStringList";
const _KPIe = "KeyPairIds";
const _KPIey = "KeyPairInfo";
const _KPL = "KeyPairList";
const _KT = "KeyType";
const _Ke = "Kernel";
const _L = "Lambda";
const _LCA = "LicenseConfigurationArn";
const _LCR = "LicenseConfigurationRequest";
const _LCi = "LicenseConfiguration";
const _LFAS = "LowFixAvailableSince";
const _LGC = "LogicalGpuCount";
const _LL = "LicenseList";
const _LLT = "LastLaunchedTime";
const _LSLR = "LicenseSpecificationListRequest";
const _LSi = "LicenseSpecifications";
const _LSic = "LicenseSpecification";
const _LT = "LaunchTemplate";
const _LTI = "LaunchTemplateId";
const _LTN = "LaunchTemplateName";
const _LTS = "LaunchTemplateSpecification";
const _LTau = "LaunchTime";
const _LTo = "LocationType";
const _Lic = "Licenses";
const _Loc = "Location";
const _MAE = "MultiAttachEnabled";
const _MAIe = "MediaAcceleratorInfo";
const _MAa = "MacAddress";
const _MBIM = "MaximumBandwidthInMbps";
const _MCI = "MetricCategoryId";
const _MCIL = "MetricCategoryIdList";
const _MCIe = "MetricCategoryIds";
const _MCOIOL = "MapCustomerOwnedIpOnLaunch";
const _MCa = "MaxCount";
const _MCin = "MinCount";
const _MDI = "MediaDeviceInfo";
const _MDIL = "MediaDeviceInfoList";
const _MDMI = "MediaDeviceMemoryInfo";
const _MEA = "MaximumEbsAttachments";
const _MEC = "MaximumEbsCards";
const _MEI = "MaximumEfaInterfaces";
const _MEQC = "MaximumEnaQueueCount";
const _MEQCPI = "MaximumEnaQueueCountPerInterface";
const _MFAS = "MediumFixAvailableSince";
const _MI = "MaximumIops";
const _MIARo = "ModifyInstanceAttributeRequest";
const _MIAV = "ModifyInstanceAttributeValue";
const _MIAo = "ModifyInstanceAttribute";
const _MICS = "ModifyInstanceCreditSpecification";
const _MICSR = "ModifyInstanceCreditSpecificationRequest";
const _MICSRo = "ModifyInstanceCreditSpecificationResult";
const _MIMORod = "ModifyInstanceMetadataOptionsRequest";
const _MIMORodi = "ModifyInstanceMetadataOptionsResult";
const _MIMOo = "ModifyInstanceMetadataOptions";
const _MIe = "MemoryInfo";
const _MNC = "MaximumNetworkCards";
const _MNI = "MaximumNetworkInterfaces";
const _MO = "MetadataOptions";
const _MOa = "MaintenanceOptions";
const _MPIOL = "MapPublicIpOnLaunch";
const _MPax = "MaxPrice";
const _MR = "MaxResults";
const _MSNI = "MaximumSecondaryNetworkInterfaces";
const _MTIMB = "MaximumThroughputInMBps";
const _MTa = "MarketType";
const _Man = "Manufacturer";
const _Mana = "Managed";
const _Me = "Message";
const _Mo = "Mode";
const _Mon = "Monitoring";
const _N = "Name";
const _NAo = "NotAfter";
const _NB = "NotBefore";
const _NBD = "NotBeforeDeadline";
const _NBG = "NetworkBorderGroup";
const _NC = "NetworkCards";
const _NCI = "NetworkCardIndex";
const _NCIL = "NetworkCardInfoList";
const _NCITL = "NetworkCardInterfaceTypeList";
const _NCIe = "NetworkCardInfo";
const _ND = "NoDevice";
const _NDCI = "NeuronDeviceCoreInfo";
const _NDI = "NeuronDeviceInfo";
const _NDIL = "NeuronDeviceInfoList";
const _NDMI = "NeuronDeviceMemoryInfo";
const _NDe = "NeuronDevices";
const _NES = "NitroEnclavesSupport";
const _NG = "NatGateway";
const _NIAet = "NetworkInterfaceAssociation";
const _NIAetw = "NetworkInterfaceAttachment";
const _NII = "NetworkInterfaceId";
const _NIIA = "NetworkInterfaceIpv6Address";
const _NIIAL = "NetworkInterfaceIpv6AddressesList";
const _NIIL = "NetworkInterfaceIdList";
const _NIIe = "NetworkInterfaceIds";
const _NIL = "NetworkInterfaceList";
const _NIPIA = "NetworkInterfacePrivateIpAddress";
const _NIPIAL = "NetworkInterfacePrivateIpAddressList";
const _NIe = "NetworkInterface";
const _NIet = "NetworkInterfaces";
const _NIetw = "NetworkInfo";
const _NIeu = "NeuronInfo";
const _NPO = "NetworkPerformanceOptions";
const _NPe = "NetworkPerformance";
const _NS = "NvmeSupport";
const _NTI = "NitroTpmInfo";
const _NTS = "NitroTpmSupport";
const _NTSVL = "NitroTpmSupportedVersionsList";
const _NTe = "NextToken";
const _NV = "NestedVirtualization";
const _OA = "OutpostArn";
const _OAw = "OwnerAlias";
const _OI = "OwnerId";
const _OIS = "OptInStatus";
const _OIw = "OwnerIds";
const _ORpe = "OperatorRequest";
const _ORper = "OperatorResponse";
const _OSL = "OwnerStringList";
const _Op = "Operator";
const _Ow = "Owners";
const _Own = "Owner";
const _P = "Principal";
const _PBIG = "PeakBandwidthInGbps";
const _PCIr = "ProductCodeId";
const _PCLr = "ProductCodeList";
const _PCT = "ProductCodeType";
const _PCr = "ProductCode";
const _PCro = "ProductCodes";
const _PDN = "PrivateDnsName";
const _PDNO = "PrivateDnsNameOptions";
const _PDNOOL = "PrivateDnsNameOptionsOnLaunch";
const _PDNOR = "PrivateDnsNameOptionsRequest";
const _PDNORr = "PrivateDnsNameOptionsResponse";
const _PDNub = "PublicDnsName";
const _PDSDN = "PublicDualStackDnsName";
const _PDl = "PlatformDetails";
const _PGIl = "PlacementGroupInfo";
const _PGSL = "PlacementGroupStrategyList";
const _PI = "PublicIp";
const _PIAC = "PrivateIpAddressCount";
const _PIAS = "PrivateIpAddressSpecification";
const _PIASL = "PrivateIpAddressSpecificationList";
const _PIAr = "PrivateIpAddress";
const _PIAri = "PrivateIpAddresses";
const _PIAu = "PublicIpAddress";
const _PIDN = "PublicIpv6DnsName";
const _PIDNO = "PublicIpDnsNameOptions";
const _PIDNu = "PublicIpv4DnsName";
const _PIr = "PrimaryIpv6";
const _PIro = "ProcessorInfo";
const _PK = "PublicKey";
const _PKM = "PublicKeyMaterial";
const _PLI = "PrefixListId";
const _PLIL = "PrefixListIdList";
const _PLIr = "PrefixListIds";
const _PN = "PartitionNumber";
const _PSPN = "PublicSsmParameterName";
const _PSS = "PerformanceStatusSummary";
const _PSe = "PerformanceStatus";
const _PSee = "PeeringStatus";
const _PSh = "PhcSupport";
const _PSr = "PreviousState";
const _Pl = "Platform";
const _Pla = "Placement";
const _Prim = "Primary";
const _Pro = "Progress";
const _Pu = "Public";
const _R = "Return";
const _RBUI = "RestorableByUserIds";
const _RBe = "RestorableBy";
const _RC = "ReturnCode";
const _RDN = "RootDeviceName";
const _RDT = "RootDeviceType";
const _RDTL = "RootDeviceTypeList";
const _RETe = "RestoreExpiryTime";
const _REes = "ResourceExclusions";
const _RGI = "ReferencedGroupId";
const _RGIe = "ReferencedGroupInfo";
const _RGL = "RegionGeographyList";
const _RGe = "RegionGeography";
const _RIME = "RunInstancesMonitoringEnabled";
const _RIRu = "RunInstancesRequest";
const _RIUD = "RunInstancesUserData";
const _RIa = "RamdiskId";
const _RIe = "ReservationId";
const _RIeq = "RequesterId";
const _RIeso = "ResourceId";
const _RIu = "RunInstances";
const _RL = "RegionList";
const _RLe = "ReservationList";
const _RMS = "RebootMigrationSupport";
const _RMe = "RebootMigration";
const _RMeq = "RequesterManaged";
const _RN = "RegionName";
const _RNSL = "RegionNameStringList";
const _RNe = "RegionNames";
const _RSG = "ReferencedSecurityGroup";
const _RSGE = "RevokeSecurityGroupEgress";
const _RSGER = "RevokeSecurityGroupEgressRequest";
const _RSGERe = "RevokeSecurityGroupEgressResult";
const _RSGR = "RevokedSecurityGroupRule";
const _RSGRL = "RevokedSecurityGroupRuleList";
const _RSGRe = "RevokedSecurityGroupRules";
const _RTe = "ResourceType";
const _Ra = "Ramdisk";
const _Reg = "Regions";
const _Regi = "Region";
const _Reme = "Remediation";
const _Res = "Resources";
const _Rese = "Reservations";
const _Reser = "Reservation";
const _SAPFL = "SupportedAdditionalProcessorFeatureList";
const _SAub = "SubnetArn";
const _SAup = "SupportedArchitectures";
const _SB = "SecureBlob";
const _SBAV = "SecureBlobAttributeValue";
const _SBM = "SupportedBootModes";
const _SCBS = "SubnetCidrBlockState";
const _SCCDM = "SnapshotCopyCompletionDurationMinutes";
const _SCSIG = "SustainedClockSpeedInGhz";
const _SDC = "SourceDestCheck";
const _SDp = "SpreadDomain";
const _SF = "SupportedFeatures";
const _SGA = "SecurityGroupArn";
const _SGI = "SecurityGroupId";
const _SGISL = "SecurityGroupIdStringList";
const _SGIe = "SecurityGroupIds";
const _SGL = "SecurityGroupList";
const _SGR = "SecurityGroupRules";
const _SGRA = "SecurityGroupRuleArn";
const _SGRI = "SecurityGroupRuleIds";
const _SGRIL = "SecurityGroupRuleIdList";
const _SGRIe = "SecurityGroupRuleId";
const _SGRL = "SecurityGroupRuleList";
const _SGRe = "SecurityGroupRule";
const _SGSL = "SecurityGroupStringList";
const _SGe = "SecurityGroups";
const _SGec = "SecurityGroup";
const _SI = "SubnetIds";
const _SICBA = "SubnetIpv6CidrBlockAssociation";
const _SICBAS = "SubnetIpv6CidrBlockAssociationSet";
const _SICS = "SuccessfulInstanceCreditSpecifications";
const _SICSI = "SuccessfulInstanceCreditSpecificationItem";
const _SICSS = "SuccessfulInstanceCreditSpecificationSet";
const _SICT = "SourceImageCreationTime";
const _SIGB = "SizeInGB";
const _SII = "SourceImageId";
const _SIIec = "SecondaryInterfaceId";
const _SIIo = "SourceInstanceId";
const _SIMB = "SizeInMiB";
const _SIRI = "SpotInstanceRequestId";
const _SIRo = "SourceImageRegion";
const _SIRt = "StartInstancesRequest";
const _SIRta = "StartInstancesResult";
const _SIRto = "StopInstancesRequest";
const _SIRtop = "StopInstancesResult";
const _SIRu = "SupportedInRegion";
const _SISL = "SnapshotIdStringList";
const _SISLu = "SubnetIdStringList";
const _SIT = "SupportedInstanceTypes";
const _SITS = "SupportedInstanceTypeSet";
const _SITp = "SpotInstanceType";
const _SIec = "SecondaryInterfaces";
const _SIeco = "SecondaryInterface";
const _SIn = "SnapshotId";
const _SIna = "SnapshotIds";
const _SInap = "SnapshotInfo";
const _SIt = "StartingInstances";
const _SIta = "StartInstances";
const _SIto = "StoppingInstances";
const _SItop = "StopInstances";
const _SIu = "SubnetId";
const _SLn = "SnapshotList";
const _SLu = "SubnetList";
const _SMO = "SpotMarketOptions";
const _SMt = "StatusMessage";
const _SMta = "StateMessage";
const _SNI = "SecondaryNetworkId";
const _SNS = "SriovNetSupport";
const _SNSe = "SecondaryNetworkSupported";
const _SO = "SpotOptions";
const _SOS = "SkipOsShutdown";
const _SPIAC = "SecondaryPrivateIpAddressCount";
const _SRDT = "SupportedRootDeviceTypes";
const _SRc = "ScanResults";
const _SRo = "SourceRegion";
const _SRt = "StateReason";
const _SSGN = "SourceSecurityGroupName";
const _SSGOI = "SourceSecurityGroupOwnerId";
const _SSIe = "SecondarySubnetId";
const _SSn = "SnapshotSet";
const _SSu = "SupportedStrategies";
const _SSy = "SystemStatus";
const _STR = "StateTransitionReason";
const _STs = "SseType";
const _STt = "StartTime";
const _STto = "StorageTier";
const _SUC = "SupportedUsageClasses";
const _SVI = "SourceVolumeId";
const _SVT = "SupportedVirtualizationTypes";
const _SVu = "SupportedVersions";
const _Siz = "Size";
const _Sn = "Snapshots";
const _Sna = "Snapshot";
const _St = "State";
const _Sta = "Status";
const _Su = "Subnet";
const _Subn = "Subnets";
const _T = "Tags";
const _TET = "TcpEstablishedTimeout";
const _TFMIMB = "TotalFpgaMemoryInMiB";
const _TGMIMB = "TotalGpuMemoryInMiB";
const _TI = "TerminateInstances";
const _TIMIMB = "TotalInferenceMemoryInMiB";
const _TIR = "TerminateInstancesRequest";
const _TIRe = "TerminateInstancesResult";
const _TIer = "TerminatingInstances";
const _TL = "TagList";
const _TMMIMB = "TotalMediaMemoryInMiB";
const _TNDMIMB = "TotalNeuronDeviceMemoryInMiB";
const _TP = "ToPort";
const _TPC = "ThreadsPerCore";
const _TPCL = "ThreadsPerCoreList";
const _TS = "TagSpecifications";
const _TSIGB = "TotalSizeInGB";
const _TSL = "TagSpecificationList";
const _TSa = "TagSpecification";
const _TSag = "TagSet";
const _TSp = "TpmSupport";
const _TTr = "TransferType";
const _Ta = "Tag";
const _Te = "Tenancy";
const _Th = "Throughput";
const _Ty = "Type";
const _UCTL = "UsageClassTypeList";
const _UDs = "UserData";
const _UI = "UserId";
const _UICS = "UnsuccessfulInstanceCreditSpecifications";
const _UICSI = "UnsuccessfulInstanceCreditSpecificationItem";
const _UICSIE = "UnsuccessfulInstanceCreditSpecificationItemError";
const _UICSS = "UnsuccessfulInstanceCreditSpecificationSet";
const _UIGP = "UserIdGroupPairs";
const _UIGPL = "UserIdGroupPairList";
const _UIGPs = "UserIdGroupPair";
const _UIP = "UnknownIpPermissions";
const _UIT = "UnsupportedInstanceTypes";
const _UITS = "UnsupportedInstanceTypeSet";
const _UO = "UsageOperation";
const _UOUT = "UsageOperationUpdateTime";
const _UST = "UdpStreamTimeout";
const _UTd = "UdpTimeout";
const _V = "Value";
const _VALo = "VolumeAttachmentList";
const _VAo = "VolumeArn";
const _VAol = "VolumeAttachment";
const _VCBA = "VpcCidrBlockAssociation";
const _VCBAS = "VpcCidrBlockAssociationSet";
const _VCBS = "VpcCidrBlockState";
const _VCIpu = "VCpuInfo";
const _VCa = "ValidCores";
const _VEC = "VpcEncryptionControl";
const _VECE = "VpcEncryptionControlExclusion";
const _VECEp = "VpcEncryptionControlExclusions";
const _VECI = "VpcEncryptionControlId";
const _VI = "VpcId";
const _VICBA = "VpcIpv6CidrBlockAssociation";
const _VICBAS = "VpcIpv6CidrBlockAssociationSet";
const _VIR = "VolumeInitializationRate";
const _VISL = "VolumeIdStringList";
const _VISLp = "VpcIdStringList";
const _VIo = "VolumeId";
const _VIol = "VolumeIds";
const _VIp = "VpcIds";
const _VL = "VpcLattice";
const _VLo = "VolumeList";
const _VLp = "VpcList";
const _VN = "VirtualName";
const _VOI = "VolumeOwnerId";
const _VP = "VpcPeering";
const _VPCI = "VpcPeeringConnectionId";
const _VPG = "VirtualPrivateGateway";
const _VSL = "ValueStringList";
const _VSo = "VolumeSize";
const _VT = "VolumeType";
const _VTLi = "VirtualizationTypeList";
const _VTPC = "ValidThreadsPerCore";
const _VTir = "VirtualizationType";
const _VU = "ValidUntil";
const _Va = "Values";
const _Ver = "Version";
const _Vo = "Volumes";
const _Vol = "Volume";
const _Vp = "Vpc";
const _Vpc = "Vpcs";
const _WCT = "WatermarkCreationTime";
const _WK = "WatermarkKey";
const _WL = "WorkloadsList";
const _Wo = "Workloads";
const _aES = "attachedEbsStatus";
const _aFNI = "additionalFlexibleNetworkInterfaces";
const _aGV = "apiGatewayV2";
const _aI = "allocationId";
const _aIAC = "availableIpAddressCount";
const _aIAOC = "assignIpv6AddressOnCreation";
const _aId = "additionalInfo";
const _aIs = "associationId";
const _aIt = "attachmentId";
const _aLI = "amiLaunchIndex";
const _aLT = "attachmentLimitType";
const _aPIA = "associatePublicIpAddress";
const _aRSu = "autoRecoverySupported";
const _aRs = "associatedResource";
const _aRut = "autoRecovery";
const _aSS = "amdSevSnp";
const _aSSs = "associatedSubnetSet";
const _aSp = "applicationStatus";
const _aSt = "attachmentSet";
const _aTt = "attachTime";
const _aZ = "availabilityZone";
const _aZI = "availabilityZoneId";
const _acc = "accelerators";
const _af = "affinity";
const _ar = "arn";
const _arc = "architecture";
const _ass = "association";
const _at = "attachment";
const _att = "attribute";
const _bBIG = "baselineBandwidthInGbps";
const _bBIM = "baselineBandwidthInMbps";
const _bDM = "blockDeviceMapping";
const _bIa = "baselineIops";
const _bM = "bootMode";
const _bMa = "bareMetal";
const _bPAS = "blockPublicAccessStates";
const _bPS = "burstablePerformanceSupported";
const _bTIMB = "baselineThroughputInMBps";
const _bW = "bandwidthWeighting";
const _bWa = "bandwidthWeightings";
const _cB = "cidrBlock";
const _cBAS = "cidrBlockAssociationSet";
const _cBI = "capacityBlockId";
const _cBSi = "cidrBlockState";
const _cCo = "coreCount";
const _cCp = "cpuCredits";
const _cDM = "completionDurationMinutes";
const _cDr = "creationDate";
const _cFAS = "criticalFixAvailableSince";
const _cGur = "currentGeneration";
const _cI = "carrierIp";
const _cIBM = "currentInstanceBootMode";
const _cIi = "cidrIp";
const _cIid = "cidrIpv6";
const _cIidr = "cidrIpv4";
const _cIor = "coreInfo";
const _cO = "cpuOptions";
const _cOI = "customerOwnedIp";
const _cOIP = "customerOwnedIpv4Pool";
const _cRI = "capacityReservationId";
const _cRP = "capacityReservationPreference";
const _cRRGA = "capacityReservationResourceGroupArn";
const _cRSa = "capacityReservationSpecification";
const _cRT = "capacityReservationTarget";
const _cSu = "currentState";
const _cT = "clientToken";
const _cTC = "connectionTrackingConfiguration";
const _cTomp = "completionTime";
const _cTre = "createTime";
const _co = "code";
const _conf = "configured";
const _cou = "count";
const _dAIT = "denyAllIgwTraffic";
const _dASi = "disableApiStop";
const _dAT = "disableApiTermination";
const _dCe = "defaultCores";
const _dEKI = "dataEncryptionKeyId";
const _dEQCPI = "defaultEnaQueueCountPerInterface";
const _dFA = "defaultForAz";
const _dHS = "dedicatedHostsSupported";
const _dHT = "dnsHostnameType";
const _dI = "deviceIndex";
const _dN = "deviceName";
const _dNCI = "defaultNetworkCardIndex";
const _dNn = "dnsName";
const _dOI = "dhcpOptionsId";
const _dOT = "deleteOnTermination";
const _dPe = "deregistrationProtection";
const _dR = "dryRun";
const _dSRS = "deleteSnapshotResultSet";
const _dTET = "defaultTcpEstablishedTimeout";
const _dTPC = "defaultThreadsPerCore";
const _dTe = "deprecationTime";
const _dUST = "defaultUdpStreamTimeout";
const _dUT = "defaultUdpTimeout";
const _dVC = "defaultVCpus";
const _de = "description";
const _det = "details";
const _dev = "device";
const _dis = "disks";
const _eCI = "ebsCardIndex";
const _eCS = "ebsCardSet";
const _eCn = "encryptionControl";
const _eDn = "enableDns64";
const _eFS = "elasticFileSystem";
const _eGAI = "elasticGpuAssociationId";
const _eGAS = "elasticGpuAssociationState";
const _eGASl = "elasticGpuAssociationSet";
const _eGAT = "elasticGpuAssociationTime";
const _eGI = "elasticGpuId";
const _eIAA = "elasticInferenceAcceleratorArn";
const _eIAAI = "elasticInferenceAcceleratorAssociationId";
const _eIAAS = "elasticInferenceAcceleratorAssociationState";
const _eIAASl = "elasticInferenceAcceleratorAssociationSet";
const _eIAAT = "elasticInferenceAcceleratorAssociationTime";
const _eITSn = "encryptionInTransitSupported";
const _eIb = "ebsInfo";
const _eIf = "efaInfo";
const _eLADI = "enableLniAtDeviceIndex";
const _eO = "ebsOptimized";
const _eOI = "ebsOptimizedInfo";
const _eOIG = "egressOnlyInternetGateway";
const _eOS = "ebsOptimizedSupport";
const _eOn = "enclaveOptions";
const _eQC = "enaQueueCount";
const _eQN = "ec2QueryName";
const _eRNDAAAAR = "enableResourceNameDnsAAAARecord";
const _eRNDAR = "enableResourceNameDnsARecord";
const _eSE = "enaSrdEnabled";
const _eSS = "enaSrdSpecification";
const _eSSn = "enaSrdSupported";
const _eSUE = "enaSrdUdpEnabled";
const _eSUS = "enaSrdUdpSpecification";
const _eSf = "efaSupported";
const _eSn = "encryptionSupport";
const _eSna = "enaSupport";
const _eSv = "eventsSet";
const _eb = "ebs";
const _en = "enabled";
const _enc = "encrypted";
const _er = "error";
const _fEQS = "flexibleEnaQueuesSupport";
const _fIp = "fpgaInfo";
const _fP = "fromPort";
const _fRa = "fastRestored";
const _fSD = "findingScanDate";
const _fSSIB = "fullSnapshotSizeInBytes";
const _fTE = "freeTierEligible";
const _fi = "filter";
const _fo = "force";
const _fp = "fpgas";
const _gA = "globalAccelerator";
const _gD = "groupDescription";
const _gIp = "gpuInfo";
const _gIr = "groupId";
const _gN = "groupName";
const _gOI = "groupOwnerId";
const _gPS = "gpuPartitionSize";
const _gS = "geographySet";
const _gSr = "groupSet";
const _gp = "gpus";
const _gr = "groups";
const _h = "hypervisor";
const _hBD = "hiddenByDefault";
const _hE = "httpEndpoint";
const _hFAS = "highFixAvailableSince";
const _hFSL = "highestFindingSeverityLabel";
const _hI = "hostId";
const _hO = "hibernationOptions";
const _hPI = "httpProtocolIpv6";
const _hPRHL = "httpPutResponseHopLimit";
const _hRGA = "hostResourceGroupArn";
const _hSi = "hibernationSupported";
const _hT = "httpTokens";
const _hTo = "hostnameType";
const _i = "id";
const _iAA = "ipv6AddressAttribute";
const _iAC = "ipv6AddressCount";
const _iAI = "includeAllInstances";
const _iAIn = "inferenceAcceleratorInfo";
const _iAPI = "ipv4AddressesPerInterface";
const _iAPIp = "ipv6AddressesPerInterface";
const _iAPSI = "ipv4AddressesPerSecondaryInterface";
const _iASp = "ipv6AddressesSet";
const _iAm = "imageAllowed";
const _iAp = "ipAddress";
const _iApv = "ipv6Address";
const _iCB = "ipv6CidrBlock";
const _iCBASp = "ipv6CidrBlockAssociationSet";
const _iCBS = "ipv6CidrBlockState";
const _iCSS = "instanceCreditSpecificationSet";
const _iDs = "isDefault";
const _iEI = "instanceEventId";
const _iEs = "isEgress";
const _iFAS = "informationalFixAvailableSince";
const _iG = "internetGateway";
const _iGBM = "internetGatewayBlockMode";
const _iI = "instanceId";
const _iIP = "iamInstanceProfile";
const _iISB = "instanceInitiatedShutdownBehavior";
const _iIma = "imageId";
const _iL = "imageLocation";
const _iLn = "instanceLifecycle";
const _iMO = "instanceMetadataOptions";
const _iMT = "instanceMetadataTags";
const _iN = "ipv6Native";
const _iOA = "imageOwnerAlias";
const _iOI = "imageOwnerId";
const _iOIn = "instanceOwnerId";
const _iOIp = "ipOwnerId";
const _iOS = "instanceOwningService";
const _iPEp = "ipPermissionsEgress";
const _iPIs = "isPrimaryIpv6";
const _iPSpvr = "ipv4PrefixSet";
const _iPSpvre = "ipv6PrefixSet";
const _iPp = "ipProtocol";
const _iPpe = "ipPermissions";
const _iPpv = "ipv4Prefix";
const _iPpvo = "ipv6Pool";
const _iPpvr = "ipv6Prefix";
const _iPs = "isPublic";
const _iRpa = "ipRanges";
const _iRpv = "ipv6Ranges";
const _iSI = "instanceStorageInfo";
const _iSS = "instanceStatusSet";
const _iSSn = "instanceStorageSupported";
const _iSm = "impairedSince";
const _iSma = "imagesSet";
const _iSmag = "imageState";
const _iSmd = "imdsSupport";
const _iSns = "instancesSet";
const _iSnst = "instanceState";
const _iSnsta = "instanceStatus";
const _iSpo = "ipSource";
const _iSpv = "ipv6Supported";
const _iT = "instanceType";
const _iTOS = "instanceTypeOfferingSet";
const _iTS = "instanceTypeSet";
const _iTSn = "instanceTypeSpecification";
const _iTSnt = "interfaceTypeSet";
const _iTd = "idempotencyToken";
const _iTm = "imageType";
const _iTns = "instanceTenancy";
const _iTnt = "interfaceType";
const _iWS = "imageWatermarkSet";
const _io = "iops";
const _it = "item";
const _k = "key";
const _kFe = "keyFingerprint";
const _kI = "kernelId";
const _kKI = "kmsKeyId";
const _kN = "keyName";
const _kPI = "keyPairId";
const _kS = "keySet";
const _kT = "keyType";
const _ke = "kernel";
const _l = "lambda";
const _lCA = "licenseConfigurationArn";
const _lFAS = "lowFixAvailableSince";
const _lGC = "logicalGpuCount";
const _lLT = "lastLaunchedTime";
const _lSic = "licenseSet";
const _lTau = "launchTime";
const _lTo = "locationType";
const _lo = "location";
const _mAE = "multiAttachEnabled";
const _mAIe = "mediaAcceleratorInfo";
const _mAa = "macAddress";
const _mBIM = "maximumBandwidthInMbps";
const _mCIS = "metricCategoryIdSet";
const _mCOIOL = "mapCustomerOwnedIpOnLaunch";
const _mEA = "maximumEbsAttachments";
const _mEC = "maximumEbsCards";
const _mEI = "maximumEfaInterfaces";
const _mEQC = "maximumEnaQueueCount";
const _mEQCPI = "maximumEnaQueueCountPerInterface";
const _mFAS = "mediumFixAvailableSince";
const _mI = "maximumIops";
const _mIe = "memoryInfo";
const _mNC = "maximumNetworkCards";
const _mNI = "maximumNetworkInterfaces";
const _mO = "metadataOptions";
const _mOa = "maintenanceOptions";
const _mPIOL = "mapPublicIpOnLaunch";
const _mR = "maxResults";
const _mSNI = "maximumSecondaryNetworkInterfaces";
const _mTIMB = "maximumThroughputInMBps";
const _man = "manufacturer";
const _mana = "managed";
const _me = "message";
const _mo = "mode";
const _mon = "monitoring";
const _n = "name";
const _nAo = "notAfter";
const _nB = "notBefore";
const _nBD = "notBeforeDeadline";
const _nBG = "networkBorderGroup";
const _nC = "networkCards";
const _nCI = "networkCardIndex";
const _nD = "noDevice";
const _nDe = "neuronDevices";
const _nES = "nitroEnclavesSupport";
const _nG = "natGateway";
const _nII = "networkInterfaceId";
const _nIS = "networkInterfaceSet";
const _nIe = "networkInterface";
const _nIet = "networkInfo";
const _nIeu = "neuronInfo";
const _nPO = "networkPerformanceOptions";
const _nPe = "networkPerformance";
const _nS = "nvmeSupport";
const _nTI = "nitroTpmInfo";
const _nTS = "nitroTpmSupport";
const _nTe = "nextToken";
const _nV = "nestedVirtualization";
const _oA = "outpostArn";
const _oAw = "ownerAlias";
const _oI = "ownerId";
const _oIS = "optInStatus";
const _ope = "operator";
const _p = "principal";
const _pBIG = "peakBandwidthInGbps";
const _pC = "productCodes";
const _pCr = "productCode";
const _pDNO = "privateDnsNameOptions";
const _pDNOOL = "privateDnsNameOptionsOnLaunch";
const _pDNr = "privateDnsName";
const _pDNu = "publicDnsName";
const _pDSDN = "publicDualStackDnsName";
const _pDl = "platformDetails";
const _pGI = "placementGroupInfo";
const _pI = "publicIp";
const _pIAS = "privateIpAddressesSet";
const _pIASr = "privateIpAddressSet";
const _pIAr = "privateIpAddress";
const _pIDN = "publicIpv6DnsName";
const _pIDNO = "publicIpDnsNameOptions";
const _pIDNu = "publicIpv4DnsName";
const _pIr = "processorInfo";
const _pK = "publicKey";
const _pKM = "publicKeyMaterial";
const _pLI = "prefixListId";
const _pLIr = "prefixListIds";
const _pN = "partitionNumber";
const _pSPN = "publicSsmParameterName";
const _pSe = "performanceStatus";
const _pSee = "peeringStatus";
const _pSh = "phcSupport";
const _pSr = "previousState";
const _pl = "platform";
const _pla = "placement";
const _prim = "primary";
const _pro = "progress";
const _r = "return";
const _rC = "returnCode";
const _rDN = "rootDeviceName";
const _rDT = "rootDeviceType";
const _rETe = "restoreExpiryTime";
const _rEe = "regionEndpoint";
const _rEes = "resourceExclusions";
const _rGI = "referencedGroupId";
const _rGIe = "referencedGroupInfo";
const _rI = "reservationId";
const _rIa = "ramdiskId";
const _rIeg = "regionInfo";
const _rIeq = "requesterId";
const _rIes = "resourceId";
const _rMS = "rebootMigrationSupport";
const _rMe = "rebootMigration";
const _rMeq = "requesterManaged";
const _rNe = "regionName";
const _rSGRS = "revokedSecurityGroupRuleSet";
const _rSes = "reservationSet";
const _rTe = "resourceType";
const _ra = "ramdisk";
const _re = "reason";
const _rem = "remediation";
const _s = "smithy.ts.sdk.synthetic.com.amazonaws.ec2";
const _sAu = "supportedArchitectures";
const _sAub = "subnetArn";
const _sBM = "supportedBootModes";
const _sCSIG = "sustainedClockSpeedInGhz";
const _sDC = "sourceDestCheck";
const _sDp = "spreadDomain";
const _sF = "supportedFeatures";
const _sGA = "securityGroupArn";
const _sGIec = "securityGroupInfo";
const _sGRA = "securityGroupRuleArn";
const _sGRI = "securityGroupRuleId";
const _sGRS = "securityGroupRuleSet";
const _sICSS = "successfulInstanceCreditSpecificationSet";
const _sICT = "sourceImageCreationTime";
const _sIGB = "sizeInGB";
const _sII = "sourceInstanceId";
const _sIIe = "secondaryInterfaceId";
const _sIIo = "sourceImageId";
const _sIMB = "sizeInMiB";
const _sIR = "sourceImageRegion";
const _sIRI = "spotInstanceRequestId";
const _sIRu = "supportedInRegion";
const _sISe = "secondaryInterfaceSet";
const _sITS = "supportedInstanceTypeSet";
const _sIn = "snapshotId";
const _sIu = "subnetId";
const _sMt = "statusMessage";
const _sMta = "stateMessage";
const _sNI = "secondaryNetworkId";
const _sNSec = "secondaryNetworkSupported";
const _sNSr = "sriovNetSupport";
const _sPIAC = "secondaryPrivateIpAddressCount";
const _sRDT = "supportedRootDeviceTypes";
const _sRc = "scanResults";
const _sRt = "stateReason";
const _sSGN = "sourceSecurityGroupName";
const _sSGOI = "sourceSecurityGroupOwnerId";
const _sSI = "secondarySubnetId";
const _sSn = "snapshotSet";
const _sSub = "subnetSet";
const _sSup = "supportedStrategies";
const _sSy = "systemStatus";
const _sTs = "sseType";
const _sTt = "startTime";
const _sTto = "storageTier";
const _sUC = "supportedUsageClasses";
const _sVI = "sourceVolumeId";
const _sVT = "supportedVirtualizationTypes";
const _sVu = "supportedVersions";
const _si = "size";
const _st = "state";
const _sta = "status";
const _tET = "tcpEstablishedTimeout";
const _tFMIMB = "totalFpgaMemoryInMiB";
const _tGMIMB = "totalGpuMemoryInMiB";
const _tIMIMB = "totalInferenceMemoryInMiB";
const _tMMIMB = "totalMediaMemoryInMiB";
const _tNDMIMB = "totalNeuronDeviceMemoryInMiB";
const _tP = "toPort";
const _tPC = "threadsPerCore";
const _tS = "tagSet";
const _tSIGB = "totalSizeInGB";
const _tSp = "tpmSupport";
const _tTr = "transferType";
const _ta = "tag";
const _te = "tenancy";
const _th = "throughput";
const _ty = "type";
const _uDs = "userData";
const _uI = "userId";
const _uICSS = "unsuccessfulInstanceCreditSpecificationSet";
const _uIPS = "unknownIpPermissionSet";
const _uITS = "unsupportedInstanceTypeSet";
const _uO = "usageOperation";
const _uOUT = "usageOperationUpdateTime";
const _uST = "udpStreamTimeout";
const _uTd = "udpTimeout";
const _v = "value";
const _vA = "volumeArn";
const _vCIp = "vCpuInfo";
const _vCa = "validCores";
const _vECI = "vpcEncryptionControlId";
const _vI = "vpcId";
const _vIR = "volumeInitializationRate";
const _vIo = "volumeId";
const _vL = "vpcLattice";
const _vN = "virtualName";
const _vOI = "volumeOwnerId";
const _vP = "vpcPeering";
const _vPCI = "vpcPeeringConnectionId";
const _vPG = "virtualPrivateGateway";
const _vS = "volumeSet";
const _vSo = "volumeSize";
const _vSp = "vpcSet";
const _vT = "volumeType";
const _vTPC = "validThreadsPerCore";
const _vTi = "virtualizationType";
const _ve = "version";
const _wCT = "watermarkCreationTime";
const _wK = "watermarkKey";
const _wS = "workloadSet";
const _xN = "xmlName";
const n0 = "com.amazonaws.ec2";
const _s_registry = new TypeRegistry .O(_s);
var EC2ServiceException$ = [-3, _s, "EC2ServiceException", 0, [], []];
_s_registry.registerError(EC2ServiceException$, EC2ServiceException);
const errorTypeRegistries = [
_s_registry,
];
var ModifyInstanceAttributeValue = [0, n0, _MIAV, 8, 0];
var RunInstancesUserData = [0, n0, _RIUD, 8, 0];
var SecureBlob = [0, n0, _SB, 8, 21];
var ApplicationStatusSummary$ = [3, n0, _ASS,
0,
[_Sta, _ISm],
[[0, { [_eQN]: `Status`,
[_xN]: _sta }], [4, { [_eQN]: `ImpairedSince`,
[_xN]: _iSm }]]
];
var AttachmentEnaSrdSpecification$ = [3, n0, _AESS,
0,
[_ESE, _ESUS],
[[2, { [_eQN]: `EnaSrdEnabled`,
[_xN]: _eSE }], [() => AttachmentEnaSrdUdpSpecification$, { [_eQN]: `EnaSrdUdpSpecification`,
[_xN]: _eSUS }]]
];
var AttachmentEnaSrdUdpSpecification$ = [3, n0, _AESUS,
0,
[_ESUE],
[[2, { [_eQN]: `EnaSrdUdpEnabled`,
[_xN]: _eSUE }]]
];
var AttributeBooleanValue$ = [3, n0, _ABV,
0,
[_V],
[[2, { [_eQN]: `Value`,
[_xN]: _v }]]
];
var AttributeValue$ = [3, n0, _AVt,
0,
[_V],
[[0, { [_eQN]: `Value`,
[_xN]: _v }]]
];
var AuthorizeSecurityGroupEgressRequest$ = [3, n0, _ASGER,
0,
[_GIr, _TS, _DR, _SSGN, _SSGOI, _IPpr, _FP, _TP, _CIi, _IPpe],
[[0, { [_eQN]: `GroupId`,
[_xN]: _gIr }], [() => TagSpecificationList, { [_xN]: _TSa }], [2, { [_eQN]: `DryRun`,
[_xN]: _dR }], [0, { [_eQN]: `SourceSecurityGroupName`,
[_xN]: _sSGN }], [0, { [_eQN]: `SourceSecurityGroupOwnerId`,
[_xN]: _sSGOI }], [0, { [_eQN]: `IpProtocol`,
[_xN]: _iPp }], [1, { [_eQN]: `FromPort`,
[_xN]: _fP }], [1, { [_eQN]: `ToPort`,
[_xN]: _tP }], [0, { [_eQN]: `CidrIp`,
[_xN]: _cIi }], [() => IpPermissionList, { [_eQN]: `IpPermissions`,
[_xN]: _iPpe }]], 1
];
var AuthorizeSecurityGroupEgressResult$ = [3, n0, _ASGERu,
0,
[_R, _SGR],
[[2, { [_eQN]: `Return`,
[_xN]: _r }], [() => SecurityGroupRuleList, { [_eQN]: `SecurityGroupRuleSet`,
[_xN]: _sGRS }]]
];
var AuthorizeSecurityGroupIngressRequest$ = [3, n0, _ASGIR,
0,
[_CIi, _FP, _GIr, _GN, _IPpe, _IPpr, _SSGN, _SSGOI, _TP, _TS, _DR],
[0, 1, 0, 0, [() => IpPermissionList, 0], 0, 0, 0, 1, [() => TagSpecificationList, { [_xN]: _TSa }], [2, { [_eQN]: `DryRun`,
[_xN]: _dR }]]
];
var AuthorizeSecurityGroupIngressResult$ = [3, n0, _ASGIRu,
0,
[_R, _SGR],
[[2, { [_eQN]: `Return`,
[_xN]: _r }], [() => SecurityGroupRuleList, { [_eQN]: `SecurityGroupRuleSet`,
[_xN]: _sGRS }]]
];
var BlockDeviceMapping$ = [3, n0, _BDM,
0,
[_Eb, _ND, _DN, _VN],
[[() => EbsBlockDevice$, { [_eQN]: `Ebs`,
[_xN]: _eb }], [0, { [_eQN]: `NoDevice`,
[_xN]: _nD }], [0, { [_eQN]: `DeviceName`,
[_xN]: _dN }], [0, { [_eQN]: `VirtualName`,
[_xN]: _vN }]]
];
var BlockPublicAccessStates$ = [3, n0, _BPAS,
0,
[_IGBM],
[[0, { [_eQN]: `InternetGatewayBlockMode`,
[_xN]: _iGBM }]]
];
var CapacityReservationSpecification$ = [3, n0, _CRSa,
0,
[_CRP, _CRT],
[0, () => CapacityReservationTarget$]
];
var CapacityReservationSpecificationResponse$ = [3, n0, _CRSR,
0,
[_CRP, _CRT],
[[0, { [_eQN]: `CapacityReservationPreference`,
[_xN]: _cRP }], [() => CapacityReservationTargetResponse$, { [_eQN]: `CapacityReservationTarget`,
[_xN]: _cRT }]]
];
var CapacityReservationTarget$ = [3, n0, _CRT,
0,
[_CRI, _CRRGA],
[0, 0]
];
var CapacityReservationTargetResponse$ = [3, n0, _CRTR,
0,
[_CRI, _CRRGA],
[[0, { [_eQN]: `CapacityReservationId`,
[_xN]: _cRI }], [0, { [_eQN]: `CapacityReservationResourceGroupArn`,
[_xN]: _cRRGA }]]
];
var ConnectionTrackingConfiguration$ = [3, n0, _CTC,
0,
[_TET, _UST, _UTd],
[[1, { [_eQN]: `TcpEstablishedTimeout`,
[_xN]: _tET }], [1, { [_eQN]: `UdpStreamTimeout`,
[_xN]: _uST }], [1, { [_eQN]: `UdpTimeout`,
[_xN]: _uTd }]]
];
var ConnectionTrackingSpecificationRequest$ = [3, n0, _CTSR,
0,
[_TET, _UST, _UTd],
[1, 1, 1]
];
var ConnectionTrackingSpecificationResponse$ = [3, n0, _CTSRo,
0,
[_TET, _UST, _UTd],
[[1, { [_eQN]: `TcpEstablishedTimeout`,
[_xN]: _tET }], [1, { [_eQN]: `UdpStreamTimeout`,
[_xN]: _uST }], [1, { [_eQN]: `UdpTimeout`,
[_xN]: _uTd }]]
];
var CopyImageRequest$ = [3, n0, _CIR,
0,
[_N, _SII, _SRo, _CT, _De, _Enc, _KKI, _DOA, _CIT, _TS, _SCCDM, _DAZ, _DAZI, _DR],
[0, 0, 0, [0, 4], 0, [2, { [_eQN]: `Encrypted`,
[_xN]: _enc }], [0, { [_eQN]: `KmsKeyId`,
[_xN]: _kKI }], 0, 2, [() => TagSpecificationList, { [_xN]: _TSa }], 1, 0, 0, [2, { [_eQN]: `DryRun`,
[_xN]: _dR }]], 3
];
var CopyImageResult$ = [3, n0, _CIRo,
0,
[_IIm],
[[0, { [_eQN]: `ImageId`,
[_xN]: _iIma }]]
];
var CpuOptions$ = [3, n0, _CO,
0,
[_CCor, _TPC, _ASSm, _NV],
[[1, { [_eQN]: `CoreCount`,
[_xN]: _cCo }], [1, { [_eQN]: `ThreadsPerCore`,
[_xN]: _tPC }], [0, { [_eQN]: `AmdSevSnp`,
[_xN]: _aSS }], [0, { [_eQN]: `NestedVirtualization`,
[_xN]: _nV }]]
];
var CpuOptionsRequest$ = [3, n0, _COR,
0,
[_CCor, _TPC, _ASSm, _NV],
[1, 1, 0, 0]
];
var CreateSecurityGroupRequest$ = [3, n0, _CSGR,
0,
[_De, _GN, _VI, _TS, _DR],
[[0, { [_xN]: _GD }], 0, 0, [() => TagSpecificationList, { [_xN]: _TSa }], [2, { [_eQN]: `DryRun`,
[_xN]: _dR }]], 2
];
var CreateSecurityGroupResult$ = [3, n0, _CSGRr,
0,
[_GIr, _T, _SGA],
[[0, { [_eQN]: `GroupId`,
[_xN]: _gIr }], [() => TagList, { [_eQN]: `TagSet`,
[_xN]: _tS }], [0, { [_eQN]: `SecurityGroupArn`,
[_xN]: _sGA }]]
];
var CreateTagsRequest$ = [3, n0, _CTR,
0,
[_Res, _T, _DR],
[[64 | 0, { [_xN]: _RIeso }], [() => TagList, { [_xN]: _Ta }], [2, { [_eQN]: `DryRun`,
[_xN]: _dR }]], 2
];
var CreditSpecificationRequest$ = [3, n0, _CSRred,
0,
[_CCp],
[0], 1
];
var DefaultConnectionTrackingConfiguration$ = [3, n0, _DCTC,
0,
[_DTET, _DUT, _DUST],
[[1, { [_eQN]: `DefaultTcpEstablishedTimeout`,
[_xN]: _dTET }], [1, { [_eQN]: `DefaultUdpTimeout`,
[_xN]: _dUT }], [1, { [_eQN]: `DefaultUdpStreamTimeout`,
[_xN]: _dUST }]]
];
var DeleteKeyPairRequest$ = [3, n0, _DKPR,
0,
[_KN, _KPI, _DR],
[0, 0, [2, { [_eQN]: `DryRun`,
[_xN]: _dR }]]
];
var DeleteKeyPairResult$ = [3, n0, _DKPRe,
0,
[_R, _KPI],
[[2, { [_eQN]: `Return`,
[_xN]: _r }], [0, { [_eQN]: `KeyPairId`,
[_xN]: _kPI }]]
];
var DeleteSecurityGroupRequest$ = [3, n0, _DSGR,
0,
[_GIr, _GN, _DR],
[0, 0, [2, { [_eQN]: `DryRun`,
[_xN]: _dR }]]
];
var DeleteSecurityGroupResult$ = [3, n0, _DSGRe,
0,
[_R, _GIr],
[[2, { [_eQN]: `Return`,
[_xN]: _r }], [0, { [_eQN]: `GroupId`,
[_xN]: _gIr }]]
];
var DeleteSnapshotRequest$ = [3, n0, _DSR,
0,
[_SIn, _DR],
[0, [2, { [_eQN]: `DryRun`,
[_xN]: _dR }]], 1
];
var DeleteSnapshotReturnCode$ = [3, n0, _DSRC,
0,
[_SIn, _RC],
[[0, { [_eQN]: `SnapshotId`,
[_xN]: _sIn }], [0, { [_eQN]: `ReturnCode`,
[_xN]: _rC }]]
];
var DeleteTagsRequest$ = [3, n0, _DTR,
0,
[_Res, _DR, _T],
[[64 | 0, { [_eQN]: `ResourceId`,
[_xN]: _rIes }], [2, { [_eQN]: `DryRun`,
[_xN]: _dR }], [() => TagList, { [_eQN]: `Tag`,
[_xN]: _ta }]], 1
];
var DeleteVolumeRequest$ = [3, n0, _DVR,
0,
[_VIo, _DR],
[0, [2, { [_eQN]: `DryRun`,
[_xN]: _dR }]], 1
];
var DeregisterImageRequest$ = [3, n0, _DIRer,
0,
[_IIm, _DAS, _DR],
[0, 2, [2, { [_eQN]: `DryRun`,
[_xN]: _dR }]], 1
];
var DeregisterImageResult$ = [3, n0, _DIRere,
0,
[_R, _DSRel],
[[2, { [_eQN]: `Return`,
[_xN]: _r }], [() => DeleteSnapshotResultSet, { [_eQN]: `DeleteSnapshotResultSet`,
[_xN]: _dSRS }]]
];
var DescribeImagesRequest$ = [3, n0, _DIRes,
0,
[_EU, _IIma, _Ow, _ID, _IDn, _MR, _NTe, _DR, _Fi],
[[() => ExecutableByStringList, { [_xN]: _EBx }], [() => ImageIdStringList, { [_xN]: _IIm }], [() => OwnerStringList, { [_xN]: _Own }], 2, 2, 1, 0, [2, { [_eQN]: `DryRun`,
[_xN]: _dR }], [() => FilterList, { [_xN]: _Fil }]]
];
var DescribeImagesResult$ = [3, n0, _DIResc,
0,
[_NTe, _Im],
[[0, { [_eQN]: `NextToken`,
[_xN]: _nTe }], [() => ImageList, { [_eQN]: `ImagesSet`,
[_xN]: _iSma }]]
];
var DescribeInstanceAttributeRequest$ = [3, n0, _DIARe,
0,
[_II, _At, _DR],
[[0, { [_eQN]: `InstanceId`,
[_xN]: _iI }], [0, { [_eQN]: `Attribute`,
[_xN]: _att }], [2, { [_eQN]: `DryRun`,
[_xN]: _dR }]], 2
];
var DescribeInstanceCreditSpecificationsRequest$ = [3, n0, _DICSR,
0,
[_DR, _Fi, _IIn, _MR, _NTe],
[2, [() => FilterList, { [_xN]: _Fil }], [() => InstanceIdStringList, { [_xN]: _II }], 1, 0]
];
var DescribeInstanceCreditSpecificationsResult$ = [3, n0, _DICSRe,
0,
[_ICS, _NTe],
[[() => InstanceCreditSpecificationList, { [_eQN]: `InstanceCreditSpecificationSet`,
[_xN]: _iCSS }], [0, { [_eQN]: `NextToken`,
[_xN]: _nTe }]]
];
var DescribeInstancesRequest$ = [3, n0, _DIRescr,
0,
[_IIn, _IMR, _DR, _Fi, _NTe, _MR],
[[() => InstanceIdStringList, { [_xN]: _II }], 2, [2, { [_eQN]: `DryRun`,
[_xN]: _dR }], [() => FilterList, { [_xN]: _Fil }], [0, { [_eQN]: `NextToken`,
[_xN]: _nTe }], [1, { [_eQN]: `MaxResults`,
[_xN]: _mR }]]
];
var DescribeInstancesResult$ = [3, n0, _DIRescri,
0,
[_NTe, _Rese],
[[0, { [_eQN]: `NextToken`,
[_xN]: _nTe }], [() => ReservationList, { [_eQN]: `ReservationSet`,
[_xN]: _rSes }]]
];
var DescribeInstanceStatusRequest$ = [3, n0, _DISRes,
0,
[_IIn, _MR, _NTe, _IMR, _DR, _Fi, _IAI],
[[() => InstanceIdStringList, { [_xN]: _II }], 1, 0, 2, [2, { [_eQN]: `DryRun`,
[_xN]: _dR }], [() => FilterList, { [_xN]: _Fil }], [2, { [_eQN]: `IncludeAllInstances`,
[_xN]: _iAI }]]
];
var DescribeInstanceStatusResult$ = [3, n0, _DISResc,
0,
[_ISnst, _NTe],
[[() => InstanceStatusList, { [_eQN]: `InstanceStatusSet`,
[_xN]: _iSS }], [0, { [_eQN]: `NextToken`,
[_xN]: _nTe }]]
];
var DescribeInstanceTypeOfferingsRequest$ = [3, n0, _DITOR,
0,
[_DR, _LTo, _Fi, _MR, _NTe],
[2, 0, [() => FilterList, { [_xN]: _Fil }], 1, 0]
];
var DescribeInstanceTypeOfferingsResult$ = [3, n0, _DITORe,
0,
[_ITO, _NTe],
[[() => InstanceTypeOfferingsList, { [_eQN]: `InstanceTypeOfferingSet`,
[_xN]: _iTOS }], [0, { [_eQN]: `NextToken`,
[_xN]: _nTe }]]
];
var DescribeInstanceTypesRequest$ = [3, n0, _DITRes,
0,
[_DR, _ITnst, _Fi, _MR, _NTe, _IUIR],
[2, [64 | 0, { [_xN]: _IT }], [() => FilterList, { [_xN]: _Fil }], 1, 0, 2]
];
var DescribeInstanceTypesResult$ = [3, n0, _DITResc,
0,
[_ITnst, _NTe],
[[() => InstanceTypeInfoList, { [_eQN]: `InstanceTypeSet`,
[_xN]: _iTS }], [0, { [_eQN]: `NextToken`,
[_xN]: _nTe }]]
];
var DescribeKeyPairsRequest$ = [3, n0, _DKPRes,
0,
[_KNe, _KPIe, _IPK, _DR, _Fi],
[[() => KeyNameStringList, { [_xN]: _KN }], [() => KeyPairIdStringList, { [_xN]: _KPI }], 2, [2, { [_eQN]: `DryRun`,
[_xN]: _dR }], [() => FilterList, { [_xN]: _Fil }]]
];
var DescribeKeyPairsResult$ = [3, n0, _DKPResc,
0,
[_KP],
[[() => KeyPairList, { [_eQN]: `KeySet`,
[_xN]: _kS }]]
];
var DescribeNetworkInterfacesRequest$ = [3, n0, _DNIRe,
0,
[_NTe, _MR, _IMR, _DR, _NIIe, _Fi],
[0, 1, 2, [2, { [_eQN]: `DryRun`,
[_xN]: _dR }], [() => NetworkInterfaceIdList, { [_xN]: _NII }], [() => FilterList, { [_eQN]: `Filter`,
[_xN]: _fi }]]
];
var DescribeNetworkInterfacesResult$ = [3, n0, _DNIRes,
0,
[_NIet, _NTe],
[[() => NetworkInterfaceList, { [_eQN]: `NetworkInterfaceSet`,
[_xN]: _nIS }], [0, { [_eQN]: `NextToken`,
[_xN]: _nTe }]]
];
var DescribeRegionsRequest$ = [3, n0, _DRRe,
0,
[_RNe, _ARll, _DR, _Fi],
[[() => RegionNameStringList, { [_xN]: _RN }], 2, [2, { [_eQN]: `DryRun`,
[_xN]: _dR }], [() => FilterList, { [_xN]: _Fil }]]
];
var DescribeRegionsResult$ = [3, n0, _DRRes,
0,
[_Reg],
[[() => RegionList, { [_eQN]: `RegionInfo`,
[_xN]: _rIeg }]]
];
var DescribeSecurityGroupsRequest$ = [3, n0, _DSGRes,
0,
[_GIro, _GNr, _NTe, _MR, _DR, _Fi],
[[() => GroupIdStringList, { [_xN]: _GIr }], [() => GroupNameStringList, { [_xN]: _GN }], 0, 1, [2, { [_eQN]: `DryRun`,
[_xN]: _dR }], [() => FilterList, { [_xN]: _Fil }]]
];
var DescribeSecurityGroupsResult$ = [3, n0, _DSGResc,
0,
[_NTe, _SGe],
[[0, { [_eQN]: `NextToken`,
[_xN]: _nTe }], [() => SecurityGroupList, { [_eQN]: `SecurityGroupInfo`,
[_xN]: _sGIec }]]
];
var DescribeSnapshotsRequest$ = [3, n0, _DSRes,
0,
[_MR, _NTe, _OIw, _RBUI, _SIna, _DR, _Fi],
[1, 0, [() => OwnerStringList, { [_xN]: _Own }], [64 | 0, { [_xN]: _RBe }], [() => SnapshotIdStringList, { [_xN]: _SIn }], [2, { [_eQN]: `DryRun`,
[_xN]: _dR }], [() => FilterList, { [_xN]: _Fil }]]
];
var DescribeSnapshotsResult$ = [3, n0, _DSResc,
0,
[_NTe, _Sn],
[[0, { [_eQN]: `NextToken`,
[_xN]: _nTe }], [() => SnapshotList, { [_eQN]: `SnapshotSet`,
[_xN]: _sSn }]]
];
var DescribeSubnetsRequest$ = [3, n0, _DSRescr,
0,
[_Fi, _SI, _NTe, _MR, _DR],
[[() => FilterList, { [_xN]: _Fil }], [() => SubnetIdStringList, { [_xN]: _SIu }], 0, 1, [2, { [_eQN]: `DryRun`,
[_xN]: _dR }]]
];
var DescribeSubnetsResult$ = [3, n0, _DSRescri,
0,
[_NTe, _Subn],
[[0, { [_eQN]: `NextToken`,
[_xN]: _nTe }], [() => SubnetList, { [_eQN]: `SubnetSet`,
[_xN]: _sSub }]]
];
var DescribeVolumesRequest$ = [3, n0, _DVRes,
0,
[_VIol, _IMR, _DR, _Fi, _NTe, _MR],
[[() => VolumeIdStringList, { [_xN]: _VIo }], 2, [2, { [_eQN]: `DryRun`,
[_xN]: _dR }], [() => FilterList, { [_xN]: _Fil }], [0, { [_eQN]: `NextToken`,
[_xN]: _nTe }], [1, { [_eQN]: `MaxResults`,
[_xN]: _mR }]]
];
var DescribeVolumesResult$ = [3, n0, _DVResc,
0,
[_NTe, _Vo],
[[0, { [_eQN]: `NextToken`,
[_xN]: _nTe }], [() => VolumeList, { [_eQN]: `VolumeSet`,
[_xN]: _vS }]]
];
var DescribeVpcsRequest$ = [3, n0, _DVRescr,
0,
[_Fi, _VIp, _NTe, _MR, _DR],
[[() => FilterList, { [_xN]: _Fil }], [() => VpcIdStringList, { [_xN]: _VI }], 0, 1, [2, { [_eQN]: `DryRun`,
[_xN]: _dR }]]
];
var DescribeVpcsResult$ = [3, n0, _DVRescri,
0,
[_NTe, _Vpc],
[[0, { [_eQN]: `NextToken`,
[_xN]: _nTe }], [() => VpcList, { [_eQN]: `VpcSet`,
[_xN]: _vSp }]]
];
var DiskInfo$ = [3, n0, _DIisk,
0,
[_SIGB, _Cou, _Ty],
[[1, { [_eQN]: `SizeInGB`,
[_xN]: _sIGB }], [1, { [_eQN]: `Count`,
[_xN]: _cou }], [0, { [_eQN]: `Type`,
[_xN]: _ty }]]
];
var EbsBlockDevice$ = [3, n0, _EBD,
0,
[_DOT, _Io, _SIn, _VSo, _VT, _KKI, _Th, _OA, _AZ, _Enc, _VIR, _AZI, _ECI],
[[2, { [_eQN]: `DeleteOnTermination`,
[_xN]: _dOT }], [1, { [_eQN]: `Iops`,
[_xN]: _io }], [0, { [_eQN]: `SnapshotId`,
[_xN]: _sIn }], [1, { [_eQN]: `VolumeSize`,
[_xN]: _vSo }], [0, { [_eQN]: `VolumeType`,
[_xN]: _vT }], [0, { [_eQN]: `KmsKeyId`,
[_xN]: _kKI }], [1, { [_eQN]: `Throughput`,
[_xN]: _th }], [0, { [_eQN]: `OutpostArn`,
[_xN]: _oA }], [0, { [_eQN]: `AvailabilityZone`,
[_xN]: _aZ }], [2, { [_eQN]: `Encrypted`,
[_xN]: _enc }], 1, 0, 1]
];
var EbsCardInfo$ = [3, n0, _ECIb,
0,
[_ECI, _BBIM, _BTIMB, _BIa, _MBIM, _MTIMB, _MI],
[[1, { [_eQN]: `EbsCardIndex`,
[_xN]: _eCI }], [1, { [_eQN]: `BaselineBandwidthInMbps`,
[_xN]: _bBIM }], [1, { [_eQN]: `BaselineThroughputInMBps`,
[_xN]: _bTIMB }], [1, { [_eQN]: `BaselineIops`,
[_xN]: _bIa }], [1, { [_eQN]: `MaximumBandwidthInMbps`,
[_xN]: _mBIM }], [1, { [_eQN]: `MaximumThroughputInMBps`,
[_xN]: _mTIMB }], [1, { [_eQN]: `MaximumIops`,
[_xN]: _mI }]]
];
var EbsInfo$ = [3, n0, _EIb,
0,
[_EOS, _ESn, _EOI, _NS, _MEA, _ALT, _MEC, _ECb],
[[0, { [_eQN]: `EbsOptimizedSupport`,
[_xN]: _eOS }], [0, { [_eQN]: `EncryptionSupport`,
[_xN]: _eSn }], [() => EbsOptimizedInfo$, { [_eQN]: `EbsOptimizedInfo`,
[_xN]: _eOI }], [0, { [_eQN]: `NvmeSupport`,
[_xN]: _nS }], [1, { [_eQN]: `MaximumEbsAttachments`,
[_xN]: _mEA }], [0, { [_eQN]: `AttachmentLimitType`,
[_xN]: _aLT }], [1, { [_eQN]: `MaximumEbsCards`,
[_xN]: _mEC }], [() => EbsCardInfoList, { [_eQN]: `EbsCardSet`,
[_xN]: _eCS }]]
];
var EbsInstanceBlockDevice$ = [3, n0, _EIBD,
0,
[_ATtt, _DOT, _Sta, _VIo, _ARss, _VOI, _Op, _ECI],
[[4, { [_eQN]: `AttachTime`,
[_xN]: _aTt }], [2, { [_eQN]: `DeleteOnTermination`,
[_xN]: _dOT }], [0, { [_eQN]: `Status`,
[_xN]: _sta }], [0, { [_eQN]: `VolumeId`,
[_xN]: _vIo }], [0, { [_eQN]: `AssociatedResource`,
[_xN]: _aRs }], [0, { [_eQN]: `VolumeOwnerId`,
[_xN]: _vOI }], [() => OperatorResponse$, { [_eQN]: `Operator`,
[_xN]: _ope }], [1, { [_eQN]: `EbsCardIndex`,
[_xN]: _eCI }]]
];
var EbsInstanceBlockDeviceSpecification$ = [3, n0, _EIBDS,
0,
[_VIo, _DOT],
[[0, { [_eQN]: `VolumeId`,
[_xN]: _vIo }], [2, { [_eQN]: `DeleteOnTermination`,
[_xN]: _dOT }]]
];
var EbsOptimizedInfo$ = [3, n0, _EOI,
0,
[_BBIM, _BTIMB, _BIa, _MBIM, _MTIMB, _MI],
[[1, { [_eQN]: `BaselineBandwidthInMbps`,
[_xN]: _bBIM }], [1, { [_eQN]: `BaselineThroughputInMBps`,
[_xN]: _bTIMB }], [1, { [_eQN]: `BaselineIops`,
[_xN]: _bIa }], [1, { [_eQN]: `MaximumBandwidthInMbps`,
[_xN]: _mBIM }], [1, { [_eQN]: `MaximumThroughputInMBps`,
[_xN]: _mTIMB }], [1, { [_eQN]: `MaximumIops`,
[_xN]: _mI }]]
];
var EbsStatusDetails$ = [3, n0, _ESD,
0,
[_ISm, _N, _Sta],
[[4, { [_eQN]: `ImpairedSince`,
[_xN]: _iSm }], [0, { [_eQN]: `Name`,
[_xN]: _n }], [0, { [_eQN]: `Status`,
[_xN]: _sta }]]
];
var EbsStatusSummary$ = [3, n0, _ESSb,
0,
[_Det, _Sta],
[[() => EbsStatusDetailsList, { [_eQN]: `Details`,
[_xN]: _det }], [0, { [_eQN]: `Status`,
[_xN]: _sta }]]
];
var EfaInfo$ = [3, n0, _EIf,
0,
[_MEI],
[[1, { [_eQN]: `MaximumEfaInterfaces`,
[_xN]: _mEI }]]
];
var ElasticGpuAssociation$ = [3, n0, _EGA,
0,
[_EGIl, _EGAI, _EGAS, _EGAT],
[[0, { [_eQN]: `ElasticGpuId`,
[_xN]: _eGI }], [0, { [_eQN]: `ElasticGpuAssociationId`,
[_xN]: _eGAI }], [0, { [_eQN]: `ElasticGpuAssociationState`,
[_xN]: _eGAS }], [0, { [_eQN]: `ElasticGpuAssociationTime`,
[_xN]: _eGAT }]]
];
var ElasticGpuSpecification$ = [3, n0, _EGSla,
0,
[_Ty],
[0], 1
];
var ElasticInferenceAccelerator$ = [3, n0, _EIA,
0,
[_Ty, _Cou],
[0, 1], 1
];
var ElasticInferenceAcceleratorAssociation$ = [3, n0, _EIAA,
0,
[_EIAAl, _EIAAI, _EIAAS, _EIAAT],
[[0, { [_eQN]: `ElasticInferenceAcceleratorArn`,
[_xN]: _eIAA }], [0, { [_eQN]: `ElasticInferenceAcceleratorAssociationId`,
[_xN]: _eIAAI }], [0, { [_eQN]: `ElasticInferenceAcceleratorAssociationState`,
[_xN]: _eIAAS }], [4, { [_eQN]: `ElasticInferenceAcceleratorAssociationTime`,
[_xN]: _eIAAT }]]
];
var EnaSrdSpecificationRequest$ = [3, n0, _ESSR,
0,
[_ESE, _ESUS],
[2, () => EnaSrdUdpSpecificationRequest$]
];
var EnaSrdUdpSpecificationRequest$ = [3, n0, _ESUSR,
0,
[_ESUE],
[2]
];
var EnclaveOptions$ = [3, n0, _EOn,
0,
[_En],
[[2, { [_eQN]: `Enabled`,
[_xN]: _en }]]
];
var EnclaveOptionsRequest$ = [3, n0, _EOR,
0,
[_En],
[2]
];
var Filter$ = [3, n0, _Fil,
0,
[_N, _Va],
[0, [() => ValueStringList, { [_xN]: _V }]]
];
var FpgaDeviceInfo$ = [3, n0, _FDI,
0,
[_N, _Man, _Cou, _MIe],
[[0, { [_eQN]: `Name`,
[_xN]: _n }], [0, { [_eQN]: `Manufacturer`,
[_xN]: _man }], [1, { [_eQN]: `Count`,
[_xN]: _cou }], [() => FpgaDeviceMemoryInfo$, { [_eQN]: `MemoryInfo`,
[_xN]: _mIe }]]
];
var FpgaDeviceMemoryInfo$ = [3, n0, _FDMI,
0,
[_SIMB],
[[1, { [_eQN]: `SizeInMiB`,
[_xN]: _sIMB }]]
];
var FpgaInfo$ = [3, n0, _FIpga,
0,
[_Fp, _TFMIMB],
[[() => FpgaDeviceInfoList, { [_eQN]: `Fpgas`,
[_xN]: _fp }], [1, { [_eQN]: `TotalFpgaMemoryInMiB`,
[_xN]: _tFMIMB }]]
];
var GpuDeviceInfo$ = [3, n0, _GDI,
0,
[_N, _Man, _Cou, _LGC, _GPS, _Wo, _MIe],
[[0, { [_eQN]: `Name`,
[_xN]: _n }], [0, { [_eQN]: `Manufacturer`,
[_xN]: _man }], [1, { [_eQN]: `Count`,
[_xN]: _cou }], [1, { [_eQN]: `LogicalGpuCount`,
[_xN]: _lGC }], [1, { [_eQN]: `GpuPartitionSize`,
[_xN]: _gPS }], [() => WorkloadsList, { [_eQN]: `WorkloadSet`,
[_xN]: _wS }], [() => GpuDeviceMemoryInfo$, { [_eQN]: `MemoryInfo`,
[_xN]: _mIe }]]
];
var GpuDeviceMemoryInfo$ = [3, n0, _GDMI,
0,
[_SIMB],
[[1, { [_eQN]: `SizeInMiB`,
[_xN]: _sIMB }]]
];
var GpuInfo$ = [3, n0, _GIp,
0,
[_Gp, _TGMIMB],
[[() => GpuDeviceInfoList, { [_eQN]: `Gpus`,
[_xN]: _gp }], [1, { [_eQN]: `TotalGpuMemoryInMiB`,
[_xN]: _tGMIMB }]]
];
var GroupIdentifier$ = [3, n0, _GIrou,
0,
[_GIr, _GN],
[[0, { [_eQN]: `GroupId`,
[_xN]: _gIr }], [0, { [_eQN]: `GroupName`,
[_xN]: _gN }]]
];
var HibernationOptions$ = [3, n0, _HO,
0,
[_Conf],
[[2, { [_eQN]: `Configured`,
[_xN]: _conf }]]
];
var HibernationOptionsRequest$ = [3, n0, _HOR,
0,
[_Conf],
[2]
];
var IamInstanceProfile$ = [3, n0, _IIP,
0,
[_Ar, _I],
[[0, { [_eQN]: `Arn`,
[_xN]: _ar }], [0, { [_eQN]: `Id`,
[_xN]: _i }]]
];
var IamInstanceProfileSpecification$ = [3, n0, _IIPS,
0,
[_Ar, _N],
[[0, { [_eQN]: `Arn`,
[_xN]: _ar }], [0, { [_eQN]: `Name`,
[_xN]: _n }]]
];
var Image$ = [3, n0, _Ima,
0,
[_PDl, _UO, _BDMl, _De, _ESna, _Hy, _IOA, _N, _RDN, _RDT, _SNS, _SRt, _T, _VTir, _BM, _TSp, _DTe, _ISmd, _SIIo, _DPer, _LLT, _IAm, _SII, _SIRo, _FTE, _PSPN, _IW, _SRc, _ITSn, _IIm, _IL, _St, _OI, _CDr, _Pu, _PCro, _Arc, _ITm, _KI, _RIa, _Pl],
[[0, { [_eQN]: `PlatformDetails`,
[_xN]: _pDl }], [0, { [_eQN]: `UsageOperation`,
[_xN]: _uO }], [() => BlockDeviceMappingList, { [_eQN]: `BlockDeviceMapping`,
[_xN]: _bDM }], [0, { [_eQN]: `Description`,
[_xN]: _de }], [2, { [_eQN]: `EnaSupport`,
[_xN]: _eSna }], [0, { [_eQN]: `Hypervisor`,
[_xN]: _h }], [0, { [_eQN]: `ImageOwnerAlias`,
[_xN]: _iOA }], [0, { [_eQN]: `Name`,
[_xN]: _n }], [0, { [_eQN]: `RootDeviceName`,
[_xN]: _rDN }], [0, { [_eQN]: `RootDeviceType`,
[_xN]: _rDT }], [0, { [_eQN]: `SriovNetSupport`,
[_xN]: _sNSr }], [() => StateReason$, { [_eQN]: `StateReason`,
[_xN]: _sRt }], [() => TagList, { [_eQN]: `TagSet`,
[_xN]: _tS }], [0, { [_eQN]: `VirtualizationType`,
[_xN]: _vTi }], [0, { [_eQN]: `BootMode`,
[_xN]: _bM }], [0, { [_eQN]: `TpmSupport`,
[_xN]: _tSp }], [0, { [_eQN]: `DeprecationTime`,
[_xN]: _dTe }], [0, { [_eQN]: `ImdsSupport`,
[_xN]: _iSmd }], [0, { [_eQN]: `SourceInstanceId`,
[_xN]: _sII }], [0, { [_eQN]: `DeregistrationProtection`,
[_xN]: _dPe }], [0, { [_eQN]: `LastLaunchedTime`,
[_xN]: _lLT }], [2, { [_eQN]: `ImageAllowed`,
[_xN]: _iAm }], [0, { [_eQN]: `SourceImageId`,
[_xN]: _sIIo }], [0, { [_eQN]: `SourceImageRegion`,
[_xN]: _sIR }], [2, { [_eQN]: `FreeTierEligible`,
[_xN]: _fTE }], [0, { [_eQN]: `PublicSsmParameterName`,
[_xN]: _pSPN }], [() => ImageWatermarkList, { [_eQN]: `ImageWatermarkSet`,
[_xN]: _iWS }], [() => ScanResults$, { [_eQN]: `ScanResults`,
[_xN]: _sRc }], [() => InstanceTypeSpecification$, { [_eQN]: `InstanceTypeSpecification`,
[_xN]: _iTSn }], [0, { [_eQN]: `ImageId`,
[_xN]: _iIma }], [0, { [_eQN]: `ImageLocation`,
[_xN]: _iL }], [0, { [_eQN]: `ImageState`,
[_xN]: _iSmag }], [0, { [_eQN]: `ImageOwnerId`,
[_xN]: _iOI }], [0, { [_eQN]: `CreationDate`,
[_xN]: _cDr }], [2, { [_eQN]: `IsPublic`,
[_xN]: _iPs }], [() => ProductCodeList, { [_eQN]: `ProductCodes`,
[_xN]: _pC }], [0, { [_eQN]: `Architecture`,
[_xN]: _arc }], [0, { [_eQN]: `ImageType`,
[_xN]: _iTm }], [0, { [_eQN]: `KernelId`,
[_xN]: _kI }], [0, { [_eQN]: `RamdiskId`,
[_xN]: _rIa }], [0, { [_eQN]: `Platform`,
[_xN]: _pl }]]
];
var ImageWatermark$ = [3, n0, _IWm,
0,
[_WK, _SIRo, _SII, _SICT, _WCT],
[[0, { [_eQN]: `WatermarkKey`,
[_xN]: _wK }], [0, { [_eQN]: `SourceImageRegion`,
[_xN]: _sIR }], [0, { [_eQN]: `SourceImageId`,
[_xN]: _sIIo }], [4, { [_eQN]: `SourceImageCreationTime`,
[_xN]: _sICT }], [4, { [_eQN]: `WatermarkCreationTime`,
[_xN]: _wCT }]]
];
var ImportKeyPairRequest$ = [3, n0, _IKPR,
0,
[_KN, _PKM, _TS, _DR],
[[0, { [_eQN]: `KeyName`,
[_xN]: _kN }], [21, { [_eQN]: `PublicKeyMaterial`,
[_xN]: _pKM }], [() => TagSpecificationList, { [_xN]: _TSa }], [2, { [_eQN]: `DryRun`,
[_xN]: _dR }]], 2
];
var ImportKeyPairResult$ = [3, n0, _IKPRm,
0,
[_KFe, _KN, _KPI, _T],
[[0, { [_eQN]: `KeyFingerprint`,
[_xN]: _kFe }], [0, { [_eQN]: `KeyName`,
[_xN]: _kN }], [0, { [_eQN]: `KeyPairId`,
[_xN]: _kPI }], [() => TagList, { [_eQN]: `TagSet`,
[_xN]: _tS }]]
];
var InferenceAcceleratorInfo$ = [3, n0, _IAIn,
0,
[_Acc, _TIMIMB],
[[() => InferenceDeviceInfoList, { [_eQN]: `Accelerators`,
[_xN]: _acc }], [1, { [_eQN]: `TotalInferenceMemoryInMiB`,
[_xN]: _tIMIMB }]]
];
var InferenceDeviceInfo$ = [3, n0, _IDI,
0,
[_Cou, _N, _Man, _MIe],
[[1, { [_eQN]: `Count`,
[_xN]: _cou }], [0, { [_eQN]: `Name`,
[_xN]: _n }], [0, { [_eQN]: `Manufacturer`,
[_xN]: _man }], [() => InferenceDeviceMemoryInfo$, { [_eQN]: `MemoryInfo`,
[_xN]: _mIe }]]
];
var InferenceDeviceMemoryInfo$ = [3, n0, _IDMI,
0,
[_SIMB],
[[1, { [_eQN]: `SizeInMiB`,
[_xN]: _sIMB }]]
];
var Instance$ = [3, n0, _In,
0,
[_Arc, _BDMl, _CT, _EO, _ESna, _Hy, _IIP, _ILn, _EGAl, _EIAAla, _NIet, _OA, _RDN, _RDT, _SGe, _SDC, _SIRI, _SNS, _SRt, _T, _VTir, _CO, _CBI, _CRI, _CRSa, _HO, _Lic, _MO, _EOn, _BM, _PDl, _UO, _UOUT, _PDNO, _IApv, _TSp, _MOa, _CIBM, _NPO, _Op, _SIec, _II, _IIm, _St, _PDN, _PDNub, _STR, _KN, _ALI, _PCro, _IT, _LTau, _Pla, _KI, _RIa, _Pl, _Mon, _SIu, _VI, _PIAr, _PIAu],
[[0, { [_eQN]: `Architecture`,
[_xN]: _arc }], [() => InstanceBlockDeviceMappingList, { [_eQN]: `BlockDeviceMapping`,
[_xN]: _bDM }], [0, { [_eQN]: `ClientToken`,
[_xN]: _cT }], [2, { [_eQN]: `EbsOptimized`,
[_xN]: _eO }], [2, { [_eQN]: `EnaSupport`,
[_xN]: _eSna }], [0, { [_eQN]: `Hypervisor`,
[_xN]: _h }], [() => IamInstanceProfile$, { [_eQN]: `IamInstanceProfile`,
[_xN]: _iIP }], [0, { [_eQN]: `InstanceLifecycle`,
[_xN]: _iLn }], [() => ElasticGpuAssociationList, { [_eQN]: `ElasticGpuAssociationSet`,
[_xN]: _eGASl }], [() => ElasticInferenceAcceleratorAssociationList, { [_eQN]: `ElasticInferenceAcceleratorAssociationSet`,
[_xN]: _eIAASl }], [() => InstanceNetworkInterfaceList, { [_eQN]: `NetworkInterfaceSet`,
[_xN]: _nIS }], [0, { [_eQN]: `OutpostArn`,
[_xN]: _oA }], [0, { [_eQN]: `RootDeviceName`,
[_xN]: _rDN }], [0, { [_eQN]: `RootDeviceType`,
[_xN]: _rDT }], [() => GroupIdentifierList, { [_eQN]: `GroupSet`,
[_xN]: _gSr }], [2, { [_eQN]: `SourceDestCheck`,
[_xN]: _sDC }], [0, { [_eQN]: `SpotInstanceRequestId`,
[_xN]: _sIRI }], [0, { [_eQN]: `SriovNetSupport`,
[_xN]: _sNSr }], [() => StateReason$, { [_eQN]: `StateReason`,
[_xN]: _sRt }], [() => TagList, { [_eQN]: `TagSet`,
[_xN]: _tS }], [0, { [_eQN]: `VirtualizationType`,
[_xN]: _vTi }], [() => CpuOptions$, { [_eQN]: `CpuOptions`,
[_xN]: _cO }], [0, { [_eQN]: `CapacityBlockId`,
[_xN]: _cBI }], [0, { [_eQN]: `CapacityReservationId`,
[_xN]: _cRI }], [() => CapacityReservationSpecificationResponse$, { [_eQN]: `CapacityReservationSpecification`,
[_xN]: _cRSa }], [() => HibernationOptions$, { [_eQN]: `HibernationOptions`,
[_xN]: _hO }], [() => LicenseList, { [_eQN]: `LicenseSet`,
[_xN]: _lSic }], [() => InstanceMetadataOptionsResponse$, { [_eQN]: `MetadataOptions`,
[_xN]: _mO }], [() => EnclaveOptions$, { [_eQN]: `EnclaveOptions`,
[_xN]: _eOn }], [0, { [_eQN]: `BootMode`,
[_xN]: _bM }], [0, { [_eQN]: `PlatformDetails`,
[_xN]: _pDl }], [0, { [_eQN]: `UsageOperation`,
[_xN]: _uO }], [4, { [_eQN]: `UsageOperationUpdateTime`,
[_xN]: _uOUT }], [() => PrivateDnsNameOptionsResponse$, { [_eQN]: `PrivateDnsNameOptions`,
[_xN]: _pDNO }], [0, { [_eQN]: `Ipv6Address`,
[_xN]: _iApv }], [0, { [_eQN]: `TpmSupport`,
[_xN]: _tSp }], [() => InstanceMaintenanceOptions$, { [_eQN]: `MaintenanceOptions`,
[_xN]: _mOa }], [0, { [_eQN]: `CurrentInstanceBootMode`,
[_xN]: _cIBM }], [() => InstanceNetworkPerformanceOptions$, { [_eQN]: `NetworkPerformanceOptions`,
[_xN]: _nPO }], [() => OperatorResponse$, { [_eQN]: `Operator`,
[_xN]: _ope }], [() => InstanceSecondaryInterfaceList, { [_eQN]: `SecondaryInterfaceSet`,
[_xN]: _sISe }], [0, { [_eQN]: `InstanceId`,
[_xN]: _iI }], [0, { [_eQN]: `ImageId`,
[_xN]: _iIma }], [() => InstanceState$, { [_eQN]: `InstanceState`,
[_xN]: _iSnst }], [0, { [_eQN]: `PrivateDnsName`,
[_xN]: _pDNr }], [0, { [_eQN]: `DnsName`,
[_xN]: _dNn }], [0, { [_eQN]: `Reason`,
[_xN]: _re }], [0, { [_eQN]: `KeyName`,
[_xN]: _kN }], [1, { [_eQN]: `AmiLaunchIndex`,
[_xN]: _aLI }], [() => ProductCodeList, { [_eQN]: `ProductCodes`,
[_xN]: _pC }], [0, { [_eQN]: `InstanceType`,
[_xN]: _iT }], [4, { [_eQN]: `LaunchTime`,
[_xN]: _lTau }], [() => Placement$, { [_eQN]: `Placement`,
[_xN]: _pla }], [0, { [_eQN]: `KernelId`,
[_xN]: _kI }], [0, { [_eQN]: `RamdiskId`,
[_xN]: _rIa }], [0, { [_eQN]: `Platform`,
[_xN]: _pl }], [() => Monitoring$, { [_eQN]: `Monitoring`,
[_xN]: _mon }], [0, { [_eQN]: `SubnetId`,
[_xN]: _sIu }], [0, { [_eQN]: `VpcId`,
[_xN]: _vI }], [0, { [_eQN]: `PrivateIpAddress`,
[_xN]: _pIAr }], [0, { [_eQN]: `IpAddress`,
[_xN]: _iAp }]]
];
var InstanceAttachmentEnaSrdSpecification$ = [3, n0, _IAESS,
0,
[_ESE, _ESUS],
[[2, { [_eQN]: `EnaSrdEnabled`,
[_xN]: _eSE }], [() => InstanceAttachmentEnaSrdUdpSpecification$, { [_eQN]: `EnaSrdUdpSpecification`,
[_xN]: _eSUS }]]
];
var InstanceAttachmentEnaSrdUdpSpecification$ = [3, n0, _IAESUS,
0,
[_ESUE],
[[2, { [_eQN]: `EnaSrdUdpEnabled`,
[_xN]: _eSUE }]]
];
var InstanceAttribute$ = [3, n0, _IAns,
0,
[_BDMl, _DAT, _ESna, _EOn, _EO, _II, _IISB, _IT, _KI, _PCro, _RIa, _RDN, _SDC, _SNS, _UDs, _DASi, _G],
[[() => InstanceBlockDeviceMappingList, { [_eQN]: `BlockDeviceMapping`,
[_xN]: _bDM }], [() => AttributeBooleanValue$, { [_eQN]: `DisableApiTermination`,
[_xN]: _dAT }], [() => AttributeBooleanValue$, { [_eQN]: `EnaSupport`,
[_xN]: _eSna }], [() => EnclaveOptions$, { [_eQN]: `EnclaveOptions`,
[_xN]: _eOn }], [() => AttributeBooleanValue$, { [_eQN]: `EbsOptimized`,
[_xN]: _eO }], [0, { [_eQN]: `InstanceId`,
[_xN]: _iI }], [() => AttributeValue$, { [_eQN]: `InstanceInitiatedShutdownBehavior`,
[_xN]: _iISB }], [() => AttributeValue$, { [_eQN]: `InstanceType`,
[_xN]: _iT }], [() => AttributeValue$, { [_eQN]: `Kernel`,
[_xN]: _ke }], [() => ProductCodeList, { [_eQN]: `ProductCodes`,
[_xN]: _pC }], [() => AttributeValue$, { [_eQN]: `Ramdisk`,
[_xN]: _ra }], [() => AttributeValue$, { [_eQN]: `RootDeviceName`,
[_xN]: _rDN }], [() => AttributeBooleanValue$, { [_eQN]: `SourceDestCheck`,
[_xN]: _sDC }], [() => AttributeValue$, { [_eQN]: `SriovNetSupport`,
[_xN]: _sNSr }], [() => AttributeValue$, { [_eQN]: `UserData`,
[_xN]: _uDs }], [() => AttributeBooleanValue$, { [_eQN]: `DisableApiStop`,
[_xN]: _dASi }], [() => GroupIdentifierList, { [_eQN]: `GroupSet`,
[_xN]: _gSr }]]
];
var InstanceBlockDeviceMapping$ = [3, n0, _IBDM,
0,
[_DN, _Eb],
[[0, { [_eQN]: `DeviceName`,
[_xN]: _dN }], [() => EbsInstanceBlockDevice$, { [_eQN]: `Ebs`,
[_xN]: _eb }]]
];
var InstanceBlockDeviceMappingSpecification$ = [3, n0, _IBDMS,
0,
[_DN, _Eb, _VN, _ND],
[[0, { [_eQN]: `DeviceName`,
[_xN]: _dN }], [() => EbsInstanceBlockDeviceSpecification$, { [_eQN]: `Ebs`,
[_xN]: _eb }], [0, { [_eQN]: `VirtualName`,
[_xN]: _vN }], [0, { [_eQN]: `NoDevice`,
[_xN]: _nD }]]
];
var InstanceCreditSpecification$ = [3, n0, _ICSn,
0,
[_II, _CCp],
[[0, { [_eQN]: `InstanceId`,
[_xN]: _iI }], [0, { [_eQN]: `CpuCredits`,
[_xN]: _cCp }]]
];
var InstanceCreditSpecificationRequest$ = [3, n0, _ICSR,
0,
[_II, _CCp],
[0, 0], 1
];
var InstanceIpv4Prefix$ = [3, n0, _IIPn,
0,
[_IPpvre],
[[0, { [_eQN]: `Ipv4Prefix`,
[_xN]: _iPpv }]]
];
var InstanceIpv6Address$ = [3, n0, _IIA,
0,
[_IApv, _IPIs],
[[0, { [_eQN]: `Ipv6Address`,
[_xN]: _iApv }], [2, { [_eQN]: `IsPrimaryIpv6`,
[_xN]: _iPIs }]]
];
var InstanceIpv6Prefix$ = [3, n0, _IIPns,
0,
[_IPpv],
[[0, { [_eQN]: `Ipv6Prefix`,
[_xN]: _iPpvr }]]
];
var InstanceMaintenanceOptions$ = [3, n0, _IMO,
0,
[_ARuto, _RMe],
[[0, { [_eQN]: `AutoRecovery`,
[_xN]: _aRut }], [0, { [_eQN]: `RebootMigration`,
[_xN]: _rMe }]]
];
var InstanceMaintenanceOptionsRequest$ = [3, n0, _IMOR,
0,
[_ARuto],
[0]
];
var InstanceMarketOptionsRequest$ = [3, n0, _IMORn,
0,
[_MTa, _SO],
[0, () => SpotMarketOptions$]
];
var InstanceMetadataOptionsRequest$ = [3, n0, _IMORns,
0,
[_HT, _HPRHL, _HE, _HPI, _IMT],
[0, 1, 0, 0, 0]
];
var InstanceMetadataOptionsResponse$ = [3, n0, _IMORnst,
0,
[_St, _HT, _HPRHL, _HE, _HPI, _IMT],
[[0, { [_eQN]: `State`,
[_xN]: _st }], [0, { [_eQN]: `HttpTokens`,
[_xN]: _hT }], [1, { [_eQN]: `HttpPutResponseHopLimit`,
[_xN]: _hPRHL }], [0, { [_eQN]: `HttpEndpoint`,
[_xN]: _hE }], [0, { [_eQN]: `HttpProtocolIpv6`,
[_xN]: _hPI }], [0, { [_eQN]: `InstanceMetadataTags`,
[_xN]: _iMT }]]
];
var InstanceNetworkInterface$ = [3, n0, _INI,
0,
[_Ass, _Att, _De, _G, _IA, _MAa, _NII, _OI, _PDN, _PIAr, _PIAri, _SDC, _Sta, _SIu, _VI, _ITnt, _IPpvr, _IPp, _CTC, _Op],
[[() => InstanceNetworkInterfaceAssociation$, { [_eQN]: `Association`,
[_xN]: _ass }], [() => InstanceNetworkInterfaceAttachment$, { [_eQN]: `Attachment`,
[_xN]: _at }], [0, { [_eQN]: `Description`,
[_xN]: _de }], [() => GroupIdentifierList, { [_eQN]: `GroupSet`,
[_xN]: _gSr }], [() => InstanceIpv6AddressList, { [_eQN]: `Ipv6AddressesSet`,
[_xN]: _iASp }], [0, { [_eQN]: `MacAddress`,
[_xN]: _mAa }], [0, { [_eQN]: `NetworkInterfaceId`,
[_xN]: _nII }], [0, { [_eQN]: `OwnerId`,
[_xN]: _oI }], [0, { [_eQN]: `PrivateDnsName`,
[_xN]: _pDNr }], [0, { [_eQN]: `PrivateIpAddress`,
[_xN]: _pIAr }], [() => InstancePrivateIpAddressList, { [_eQN]: `PrivateIpAddressesSet`,
[_xN]: _pIAS }], [2, { [_eQN]: `SourceDestCheck`,
[_xN]: _sDC }], [0, { [_eQN]: `Status`,
[_xN]: _sta }], [0, { [_eQN]: `SubnetId`,
[_xN]: _sIu }], [0, { [_eQN]: `VpcId`,
[_xN]: _vI }], [0, { [_eQN]: `InterfaceType`,
[_xN]: _iTnt }], [() => InstanceIpv4PrefixList, { [_eQN]: `Ipv4PrefixSet`,
[_xN]: _iPSpvr }], [() => InstanceIpv6PrefixList, { [_eQN]: `Ipv6PrefixSet`,
[_xN]: _iPSpvre }], [() => ConnectionTrackingSpecificationResponse$, { [_eQN]: `ConnectionTrackingConfiguration`,
[_xN]: _cTC }], [() => OperatorResponse$, { [_eQN]: `Operator`,
[_xN]: _ope }]]
];
var InstanceNetworkInterfaceAssociation$ = [3, n0, _INIA,
0,
[_CI, _COI, _IOI, _PDNub, _PI],
[[0, { [_eQN]: `CarrierIp`,
[_xN]: _cI }], [0, { [_eQN]: `CustomerOwnedIp`,
[_xN]: _cOI }], [0, { [_eQN]: `IpOwnerId`,
[_xN]: _iOIp }], [0, { [_eQN]: `PublicDnsName`,
[_xN]: _pDNu }], [0, { [_eQN]: `PublicIp`,
[_xN]: _pI }]]
];
var InstanceNetworkInterfaceAttachment$ = [3, n0, _INIAn,
0,
[_ATtt, _AItt, _DOT, _DI, _Sta, _NCI, _ESS, _EQC],
[[4, { [_eQN]: `AttachTime`,
[_xN]: _aTt }], [0, { [_eQN]: `AttachmentId`,
[_xN]: _aIt }], [2, { [_eQN]: `DeleteOnTermination`,
[_xN]: _dOT }], [1, { [_eQN]: `DeviceIndex`,
[_xN]: _dI }], [0, { [_eQN]: `Status`,
[_xN]: _sta }], [1, { [_eQN]: `NetworkCardIndex`,
[_xN]: _nCI }], [() => InstanceAttachmentEnaSrdSpecification$, { [_eQN]: `EnaSrdSpecification`,
[_xN]: _eSS }], [1, { [_eQN]: `EnaQueueCount`,
[_xN]: _eQC }]]
];
var InstanceNetworkInterfaceSpecification$ = [3, n0, _INIS,
0,
[_APIAss, _DOT, _De, _DI, _G, _IAC, _IA, _NII, _PIAr, _PIAri, _SPIAC, _SIu, _ACIA, _ITnt, _NCI, _IPpvr, _IPCp, _IPp, _IPC, _PIr, _ESS, _CTS, _EQC],
[[2, { [_eQN]: `AssociatePublicIpAddress`,
[_xN]: _aPIA }], [2, { [_eQN]: `DeleteOnTermination`,
[_xN]: _dOT }], [0, { [_eQN]: `Description`,
[_xN]: _de }], [1, { [_eQN]: `DeviceIndex`,
[_xN]: _dI }], [() => SecurityGroupIdStringList, { [_xN]: _SGI }], [1, { [_eQN]: `Ipv6AddressCount`,
[_xN]: _iAC }], [() => InstanceIpv6AddressList, { [_eQN]: `Ipv6Addresses`,
[_xN]: _iASp }], [0, { [_eQN]: `NetworkInterfaceId`,
[_xN]: _nII }], [0, { [_eQN]: `PrivateIpAddress`,
[_xN]: _pIAr }], [() => PrivateIpAddressSpecificationList, { [_eQN]: `PrivateIpAddresses`,
[_xN]: _pIAS }], [1, { [_eQN]: `SecondaryPrivateIpAddressCount`,
[_xN]: _sPIAC }], [0, { [_eQN]: `SubnetId`,
[_xN]: _sIu }], 2, 0, 1, [() => Ipv4PrefixList, { [_xN]: _IPpvre }], 1, [() => Ipv6PrefixList, { [_xN]: _IPpv }], 1, 2, () => EnaSrdSpecificationRequest$, () => ConnectionTrackingSpecificationRequest$, 1]
];
var InstanceNetworkPerformanceOptions$ = [3, n0, _INPO,
0,
[_BW],
[[0, { [_eQN]: `BandwidthWeighting`,
[_xN]: _bW }]]
];
var InstanceNetworkPerformanceOptionsRequest$ = [3, n0, _INPOR,
0,
[_BW],
[0]
];
var InstancePrivateIpAddress$ = [3, n0, _IPIA,
0,
[_Ass, _Prim, _PDN, _PIAr],
[[() => InstanceNetworkInterfaceAssociation$, { [_eQN]: `Association`,
[_xN]: _ass }], [2, { [_eQN]: `Primary`,
[_xN]: _prim }], [0, { [_eQN]: `PrivateDnsName`,
[_xN]: _pDNr }], [0, { [_eQN]: `PrivateIpAddress`,
[_xN]: _pIAr }]]
];
var InstanceSecondaryInterface$ = [3, n0, _ISIn,
0,
[_Att, _MAa, _SIIec, _OI, _PIAri, _SDC, _Sta, _SSIe, _SNI, _ITnt],
[[() => InstanceSecondaryInterfaceAttachment$, { [_eQN]: `Attachment`,
[_xN]: _at }], [0, { [_eQN]: `MacAddress`,
[_xN]: _mAa }], [0, { [_eQN]: `SecondaryInterfaceId`,
[_xN]: _sIIe }], [0, { [_eQN]: `OwnerId`,
[_xN]: _oI }], [() => InstanceSecondaryInterfacePrivateIpAddressList, { [_eQN]: `PrivateIpAddressSet`,
[_xN]: _pIASr }], [2, { [_eQN]: `SourceDestCheck`,
[_xN]: _sDC }], [0, { [_eQN]: `Status`,
[_xN]: _sta }], [0, { [_eQN]: `SecondarySubnetId`,
[_xN]: _sSI }], [0, { [_eQN]: `SecondaryNetworkId`,
[_xN]: _sNI }], [0, { [_eQN]: `InterfaceType`,
[_xN]: _iTnt }]]
];
var InstanceSecondaryInterfaceAttachment$ = [3, n0, _ISIA,
0,
[_ATtt, _AItt, _DOT, _DI, _Sta, _NCI],
[[4, { [_eQN]: `AttachTime`,
[_xN]: _aTt }], [0, { [_eQN]: `AttachmentId`,
[_xN]: _aIt }], [2, { [_eQN]: `DeleteOnTermination`,
[_xN]: _dOT }], [1, { [_eQN]: `DeviceIndex`,
[_xN]: _dI }], [0, { [_eQN]: `Status`,
[_xN]: _sta }], [1, { [_eQN]: `NetworkCardIndex`,
[_xN]: _nCI }]]
];
var InstanceSecondaryInterfacePrivateIpAddress$ = [3, n0, _ISIPIA,
0,
[_PIAr],
[[0, { [_eQN]: `PrivateIpAddress`,
[_xN]: _pIAr }]]
];
var InstanceSecondaryInterfacePrivateIpAddressRequest$ = [3, n0, _ISIPIAR,
0,
[_PIAr],
[0], 1
];
var InstanceSecondaryInterfaceSpecificationRequest$ = [3, n0, _ISISR,
0,
[_DOT, _DI, _PIAri, _PIAC, _SSIe, _ITnt, _NCI],
[2, 1, [() => InstanceSecondaryInterfacePrivateIpAddressListRequest, { [_xN]: _PIAr }], 1, 0, 0, 1]
];
var InstanceState$ = [3, n0, _ISnsta,
0,
[_Co, _N],
[[1, { [_eQN]: `Code`,
[_xN]: _co }], [0, { [_eQN]: `Name`,
[_xN]: _n }]]
];
var InstanceStateChange$ = [3, n0, _ISC,
0,
[_II, _CSu, _PSr],
[[0, { [_eQN]: `InstanceId`,
[_xN]: _iI }], [() => InstanceState$, { [_eQN]: `CurrentState`,
[_xN]: _cSu }], [() => InstanceState$, { [_eQN]: `PreviousState`,
[_xN]: _pSr }]]
];
var InstanceStatus$ = [3, n0, _ISnstan,
0,
[_AZ, _AZI, _OA, _Op, _Ev, _II, _ISnsta, _ISnstan, _SSy, _AES, _AS, _PSe],
[[0, { [_eQN]: `AvailabilityZone`,
[_xN]: _aZ }], [0, { [_eQN]: `AvailabilityZoneId`,
[_xN]: _aZI }], [0, { [_eQN]: `OutpostArn`,
[_xN]: _oA }], [() => OperatorResponse$, { [_eQN]: `Operator`,
[_xN]: _ope }], [() => InstanceStatusEventList, { [_eQN]: `EventsSet`,
[_xN]: _eSv }], [0, { [_eQN]: `InstanceId`,
[_xN]: _iI }], [() => InstanceState$, { [_eQN]: `InstanceState`,
[_xN]: _iSnst }], [() => InstanceStatusSummary$, { [_eQN]: `InstanceStatus`,
[_xN]: _iSnsta }], [() => InstanceStatusSummary$, { [_eQN]: `SystemStatus`,
[_xN]: _sSy }], [() => EbsStatusSummary$, { [_eQN]: `AttachedEbsStatus`,
[_xN]: _aES }], [() => ApplicationStatusSummary$, { [_eQN]: `ApplicationStatus`,
[_xN]: _aSp }], [() => PerformanceStatusSummary$, { [_eQN]: `PerformanceStatus`,
[_xN]: _pSe }]]
];
var InstanceStatusDetails$ = [3, n0, _ISDn,
0,
[_ISm, _N, _Sta],
[[4, { [_eQN]: `ImpairedSince`,
[_xN]: _iSm }], [0, { [_eQN]: `Name`,
[_xN]: _n }], [0, { [_eQN]: `Status`,
[_xN]: _sta }]]
];
var InstanceStatusEvent$ = [3, n0, _ISE,
0,
[_IEI, _Co, _De, _NAo, _NB, _NBD],
[[0, { [_eQN]: `InstanceEventId`,
[_xN]: _iEI }], [0, { [_eQN]: `Code`,
[_xN]: _co }], [0, { [_eQN]: `Description`,
[_xN]: _de }], [4, { [_eQN]: `NotAfter`,
[_xN]: _nAo }], [4, { [_eQN]: `NotBefore`,
[_xN]: _nB }], [4, { [_eQN]: `NotBeforeDeadline`,
[_xN]: _nBD }]]
];
var InstanceStatusSummary$ = [3, n0, _ISS,
0,
[_Det, _Sta],
[[() => InstanceStatusDetailsList, { [_eQN]: `Details`,
[_xN]: _det }], [0, { [_eQN]: `Status`,
[_xN]: _sta }]]
];
var InstanceStorageInfo$ = [3, n0, _ISIns,
0,
[_TSIGB, _Dis, _NS, _ESn],
[[1, { [_eQN]: `TotalSizeInGB`,
[_xN]: _tSIGB }], [() => DiskInfoList, { [_eQN]: `Disks`,
[_xN]: _dis }], [0, { [_eQN]: `NvmeSupport`,
[_xN]: _nS }], [0, { [_eQN]: `EncryptionSupport`,
[_xN]: _eSn }]]
];
var InstanceTypeInfo$ = [3, n0, _ITIn,
0,
[_IT, _CGur, _FTE, _SUC, _SRDT, _SVT, _BMa, _Hy, _PIro, _VCIpu, _MIe, _ISSn, _ISIns, _EIb, _NIetw, _GIp, _FIpga, _PGIl, _IAIn, _HS, _BPS, _DHS, _ARS, _SBM, _NES, _NTS, _NTI, _MAIe, _NIeu, _PSh, _RMS, _SIRu],
[[0, { [_eQN]: `InstanceType`,
[_xN]: _iT }], [2, { [_eQN]: `CurrentGeneration`,
[_xN]: _cGur }], [2, { [_eQN]: `FreeTierEligible`,
[_xN]: _fTE }], [() => UsageClassTypeList, { [_eQN]: `SupportedUsageClasses`,
[_xN]: _sUC }], [() => RootDeviceTypeList, { [_eQN]: `SupportedRootDeviceTypes`,
[_xN]: _sRDT }], [() => VirtualizationTypeList, { [_eQN]: `SupportedVirtualizationTypes`,
[_xN]: _sVT }], [2, { [_eQN]: `BareMetal`,
[_xN]: _bMa }], [0, { [_eQN]: `Hypervisor`,
[_xN]: _h }], [() => ProcessorInfo$, { [_eQN]: `ProcessorInfo`,
[_xN]: _pIr }], [() => VCpuInfo$, { [_eQN]: `VCpuInfo`,
[_xN]: _vCIp }], [() => MemoryInfo$, { [_eQN]: `MemoryInfo`,
[_xN]: _mIe }], [2, { [_eQN]: `InstanceStorageSupported`,
[_xN]: _iSSn }], [() => InstanceStorageInfo$, { [_eQN]: `InstanceStorageInfo`,
[_xN]: _iSI }], [() => EbsInfo$, { [_eQN]: `EbsInfo`,
[_xN]: _eIb }], [() => NetworkInfo$, { [_eQN]: `NetworkInfo`,
[_xN]: _nIet }], [() => GpuInfo$, { [_eQN]: `GpuInfo`,
[_xN]: _gIp }], [() => FpgaInfo$, { [_eQN]: `FpgaInfo`,
[_xN]: _fIp }], [() => PlacementGroupInfo$, { [_eQN]: `PlacementGroupInfo`,
[_xN]: _pGI }], [() => InferenceAcceleratorInfo$, { [_eQN]: `InferenceAcceleratorInfo`,
[_xN]: _iAIn }], [2, { [_eQN]: `HibernationSupported`,
[_xN]: _hSi }], [2, { [_eQN]: `BurstablePerformanceSupported`,
[_xN]: _bPS }], [2, { [_eQN]: `DedicatedHostsSupported`,
[_xN]: _dHS }], [2, { [_eQN]: `AutoRecoverySupported`,
[_xN]: _aRSu }], [() => BootModeTypeList, { [_eQN]: `SupportedBootModes`,
[_xN]: _sBM }], [0, { [_eQN]: `NitroEnclavesSupport`,
[_xN]: _nES }], [0, { [_eQN]: `NitroTpmSupport`,
[_xN]: _nTS }], [() => NitroTpmInfo$, { [_eQN]: `NitroTpmInfo`,
[_xN]: _nTI }], [() => MediaAcceleratorInfo$, { [_eQN]: `MediaAcceleratorInfo`,
[_xN]: _mAIe }], [() => NeuronInfo$, { [_eQN]: `NeuronInfo`,
[_xN]: _nIeu }], [0, { [_eQN]: `PhcSupport`,
[_xN]: _pSh }], [0, { [_eQN]: `RebootMigrationSupport`,
[_xN]: _rMS }], [2, { [_eQN]: `SupportedInRegion`,
[_xN]: _sIRu }]]
];
var InstanceTypeItem$ = [3, n0, _ITIns,
0,
[_IT],
[[0, { [_eQN]: `InstanceType`,
[_xN]: _iT }]]
];
var InstanceTypeOffering$ = [3, n0, _ITOn,
0,
[_IT, _LTo, _Loc],
[[0, { [_eQN]: `InstanceType`,
[_xN]: _iT }], [0, { [_eQN]: `LocationType`,
[_xN]: _lTo }], [0, { [_eQN]: `Location`,
[_xN]: _lo }]]
];
var InstanceTypeSpecification$ = [3, n0, _ITSn,
0,
[_SIT, _UIT],
[[() => SupportedInstanceTypeSet, { [_eQN]: `SupportedInstanceTypeSet`,
[_xN]: _sITS }], [() => UnsupportedInstanceTypeSet, { [_eQN]: `UnsupportedInstanceTypeSet`,
[_xN]: _uITS }]]
];
var IpPermission$ = [3, n0, _IPper,
0,
[_IPpr, _FP, _TP, _UIGP, _IRpa, _IRpv, _PLIr],
[[0, { [_eQN]: `IpProtocol`,
[_xN]: _iPp }], [1, { [_eQN]: `FromPort`,
[_xN]: _fP }], [1, { [_eQN]: `ToPort`,
[_xN]: _tP }], [() => UserIdGroupPairList, { [_eQN]: `Groups`,
[_xN]: _gr }], [() => IpRangeList, { [_eQN]: `IpRanges`,
[_xN]: _iRpa }], [() => Ipv6RangeList, { [_eQN]: `Ipv6Ranges`,
[_xN]: _iRpv }], [() => PrefixListIdList, { [_eQN]: `PrefixListIds`,
[_xN]: _pLIr }]]
];
var IpRange$ = [3, n0, _IRpan,
0,
[_De, _CIi],
[[0, { [_eQN]: `Description`,
[_xN]: _de }], [0, { [_eQN]: `CidrIp`,
[_xN]: _cIi }]]
];
var Ipv4PrefixSpecification$ = [3, n0, _IPS,
0,
[_IPpvre],
[[0, { [_eQN]: `Ipv4Prefix`,
[_xN]: _iPpv }]]
];
var Ipv4PrefixSpecificationRequest$ = [3, n0, _IPSRp,
0,
[_IPpvre],
[0]
];
var Ipv6PrefixSpecification$ = [3, n0, _IPSp,
0,
[_IPpv],
[[0, { [_eQN]: `Ipv6Prefix`,
[_xN]: _iPpvr }]]
];
var Ipv6PrefixSpecificationRequest$ = [3, n0, _IPSRpvr,
0,
[_IPpv],
[0]
];
var Ipv6Range$ = [3, n0, _IRpva,
0,
[_De, _CIid],
[[0, { [_eQN]: `Description`,
[_xN]: _de }], [0, { [_eQN]: `CidrIpv6`,
[_xN]: _cIid }]]
];
var KeyPairInfo$ = [3, n0, _KPIey,
0,
[_KPI, _KT, _T, _PK, _CTre, _KN, _KFe],
[[0, { [_eQN]: `KeyPairId`,
[_xN]: _kPI }], [0, { [_eQN]: `KeyType`,
[_xN]: _kT }], [() => TagList, { [_eQN]: `TagSet`,
[_xN]: _tS }], [0, { [_eQN]: `PublicKey`,
[_xN]: _pK }], [4, { [_eQN]: `CreateTime`,
[_xN]: _cTre }], [0, { [_eQN]: `KeyName`,
[_xN]: _kN }], [0, { [_eQN]: `KeyFingerprint`,
[_xN]: _kFe }]]
];
var LaunchTemplateSpecification$ = [3, n0, _LTS,
0,
[_LTI, _LTN, _Ver],
[0, 0, 0]
];
var LicenseConfiguration$ = [3, n0, _LCi,
0,
[_LCA],
[[0, { [_eQN]: `LicenseConfigurationArn`,
[_xN]: _lCA }]]
];
var LicenseConfigurationRequest$ = [3, n0, _LCR,
0,
[_LCA],
[0]
];
var MediaAcceleratorInfo$ = [3, n0, _MAIe,
0,
[_Acc, _TMMIMB],
[[() => MediaDeviceInfoList, { [_eQN]: `Accelerators`,
[_xN]: _acc }], [1, { [_eQN]: `TotalMediaMemoryInMiB`,
[_xN]: _tMMIMB }]]
];
var MediaDeviceInfo$ = [3, n0, _MDI,
0,
[_Cou, _N, _Man, _MIe],
[[1, { [_eQN]: `Count`,
[_xN]: _cou }], [0, { [_eQN]: `Name`,
[_xN]: _n }], [0, { [_eQN]: `Manufacturer`,
[_xN]: _man }], [() => MediaDeviceMemoryInfo$, { [_eQN]: `MemoryInfo`,
[_xN]: _mIe }]]
];
var MediaDeviceMemoryInfo$ = [3, n0, _MDMI,
0,
[_SIMB],
[[1, { [_eQN]: `SizeInMiB`,
[_xN]: _sIMB }]]
];
var MemoryInfo$ = [3, n0, _MIe,
0,
[_SIMB],
[[1, { [_eQN]: `SizeInMiB`,
[_xN]: _sIMB }]]
];
var ModifyInstanceAttributeRequest$ = [3, n0, _MIARo,
0,
[_II, _SDC, _EOn, _DASi, _DR, _At, _V, _BDMl, _DAT, _IT, _Ke, _Ra, _UDs, _IISB, _G, _EO, _SNS, _ESna],
[[0, { [_eQN]: `InstanceId`,
[_xN]: _iI }], [() => AttributeBooleanValue$, 0], () => EnclaveOptionsRequest$, [() => AttributeBooleanValue$, 0], [2, { [_eQN]: `DryRun`,
[_xN]: _dR }], [0, { [_eQN]: `Attribute`,
[_xN]: _att }], [() => ModifyInstanceAttributeValue, { [_eQN]: `Value`,
[_xN]: _v }], [() => InstanceBlockDeviceMappingSpecificationList, { [_eQN]: `BlockDeviceMapping`,
[_xN]: _bDM }], [() => AttributeBooleanValue$, { [_eQN]: `DisableApiTermination`,
[_xN]: _dAT }], [() => AttributeValue$, { [_eQN]: `InstanceType`,
[_xN]: _iT }], [() => AttributeValue$, { [_eQN]: `Kernel`,
[_xN]: _ke }], [() => AttributeValue$, { [_eQN]: `Ramdisk`,
[_xN]: _ra }], [() => SecureBlobAttributeValue$, { [_eQN]: `UserData`,
[_xN]: _uDs }], [() => AttributeValue$, { [_eQN]: `InstanceInitiatedShutdownBehavior`,
[_xN]: _iISB }], [() => GroupIdStringList, { [_xN]: _GIr }], [() => AttributeBooleanValue$, { [_eQN]: `EbsOptimized`,
[_xN]: _eO }], [() => AttributeValue$, { [_eQN]: `SriovNetSupport`,
[_xN]: _sNSr }], [() => AttributeBooleanValue$, { [_eQN]: `EnaSupport`,
[_xN]: _eSna }]], 1
];
var ModifyInstanceCreditSpecificationRequest$ = [3, n0, _MICSR,
0,
[_ICS, _DR, _CT],
[[() => InstanceCreditSpecificationListRequest, { [_xN]: _ICSn }], 2, 0], 1
];
var ModifyInstanceCreditSpecificationResult$ = [3, n0, _MICSRo,
0,
[_SICS, _UICS],
[[() => SuccessfulInstanceCreditSpecificationSet, { [_eQN]: `SuccessfulInstanceCreditSpecificationSet`,
[_xN]: _sICSS }], [() => UnsuccessfulInstanceCreditSpecificationSet, { [_eQN]: `UnsuccessfulInstanceCreditSpecificationSet`,
[_xN]: _uICSS }]]
];
var ModifyInstanceMetadataOptionsRequest$ = [3, n0, _MIMORod,
0,
[_II, _HT, _HPRHL, _HE, _DR, _HPI, _IMT],
[0, 0, 1, 0, 2, 0, 0], 1
];
var ModifyInstanceMetadataOptionsResult$ = [3, n0, _MIMORodi,
0,
[_II, _IMOn],
[[0, { [_eQN]: `InstanceId`,
[_xN]: _iI }], [() => InstanceMetadataOptionsResponse$, { [_eQN]: `InstanceMetadataOptions`,
[_xN]: _iMO }]]
];
var Monitoring$ = [3, n0, _Mon,
0,
[_MCIe, _St],
[[() => MetricCategoryIdList, { [_eQN]: `MetricCategoryIdSet`,
[_xN]: _mCIS }], [0, { [_eQN]: `State`,
[_xN]: _st }]]
];
var NetworkCardInfo$ = [3, n0, _NCIe,
0,
[_NCI, _NPe, _MNI, _AFNI, _BBIG, _PBIG, _DEQCPI, _MEQC, _MEQCPI, _ITnte],
[[1, { [_eQN]: `NetworkCardIndex`,
[_xN]: _nCI }], [0, { [_eQN]: `NetworkPerformance`,
[_xN]: _nPe }], [1, { [_eQN]: `MaximumNetworkInterfaces`,
[_xN]: _mNI }], [1, { [_eQN]: `AdditionalFlexibleNetworkInterfaces`,
[_xN]: _aFNI }], [1, { [_eQN]: `BaselineBandwidthInGbps`,
[_xN]: _bBIG }], [1, { [_eQN]: `PeakBandwidthInGbps`,
[_xN]: _pBIG }], [1, { [_eQN]: `DefaultEnaQueueCountPerInterface`,
[_xN]: _dEQCPI }], [1, { [_eQN]: `MaximumEnaQueueCount`,
[_xN]: _mEQC }], [1, { [_eQN]: `MaximumEnaQueueCountPerInterface`,
[_xN]: _mEQCPI }], [() => NetworkCardInterfaceTypeList, { [_eQN]: `InterfaceTypeSet`,
[_xN]: _iTSnt }]]
];
var NetworkInfo$ = [3, n0, _NIetw,
0,
[_NPe, _MNI, _MNC, _DNCI, _NC, _IAPI, _IAPIp, _ISpvu, _ESna, _ESf, _EIf, _EITS, _ESSn, _BWa, _FEQS, _CTC, _SNSe, _MSNI, _IAPSI],
[[0, { [_eQN]: `NetworkPerformance`,
[_xN]: _nPe }], [1, { [_eQN]: `MaximumNetworkInterfaces`,
[_xN]: _mNI }], [1, { [_eQN]: `MaximumNetworkCards`,
[_xN]: _mNC }], [1, { [_eQN]: `DefaultNetworkCardIndex`,
[_xN]: _dNCI }], [() => NetworkCardInfoList, { [_eQN]: `NetworkCards`,
[_xN]: _nC }], [1, { [_eQN]: `Ipv4AddressesPerInterface`,
[_xN]: _iAPI }], [1, { [_eQN]: `Ipv6AddressesPerInterface`,
[_xN]: _iAPIp }], [2, { [_eQN]: `Ipv6Supported`,
[_xN]: _iSpv }], [0, { [_eQN]: `EnaSupport`,
[_xN]: _eSna }], [2, { [_eQN]: `EfaSupported`,
[_xN]: _eSf }], [() => EfaInfo$, { [_eQN]: `EfaInfo`,
[_xN]: _eIf }], [2, { [_eQN]: `EncryptionInTransitSupported`,
[_xN]: _eITSn }], [2, { [_eQN]: `EnaSrdSupported`,
[_xN]: _eSSn }], [() => BandwidthWeightingTypeList, { [_eQN]: `BandwidthWeightings`,
[_xN]: _bWa }], [0, { [_eQN]: `FlexibleEnaQueuesSupport`,
[_xN]: _fEQS }], [() => DefaultConnectionTrackingConfiguration$, { [_eQN]: `ConnectionTrackingConfiguration`,
[_xN]: _cTC }], [2, { [_eQN]: `SecondaryNetworkSupported`,
[_xN]: _sNSec }], [1, { [_eQN]: `MaximumSecondaryNetworkInterfaces`,
[_xN]: _mSNI }], [1, { [_eQN]: `Ipv4AddressesPerSecondaryInterface`,
[_xN]: _iAPSI }]]
];
var NetworkInterface$ = [3, n0, _NIe,
0,
[_Ass, _Att, _AZ, _CTC, _De, _G, _ITnt, _IA, _MAa, _NII, _OA, _OI, _PDN, _PDNub, _PIDNO, _PIAr, _PIAri, _IPpvr, _IPp, _RIeq, _RMeq, _SDC, _Sta, _SIu, _TSag, _VI, _DAIT, _IN, _IApv, _Op, _ASsso, _AZI],
[[() => NetworkInterfaceAssociation$, { [_eQN]: `Association`,
[_xN]: _ass }], [() => NetworkInterfaceAttachment$, { [_eQN]: `Attachment`,
[_xN]: _at }], [0, { [_eQN]: `AvailabilityZone`,
[_xN]: _aZ }], [() => ConnectionTrackingConfiguration$, { [_eQN]: `ConnectionTrackingConfiguration`,
[_xN]: _cTC }], [0, { [_eQN]: `Description`,
[_xN]: _de }], [() => GroupIdentifierList, { [_eQN]: `GroupSet`,
[_xN]: _gSr }], [0, { [_eQN]: `InterfaceType`,
[_xN]: _iTnt }], [() => NetworkInterfaceIpv6AddressesList, { [_eQN]: `Ipv6AddressesSet`,
[_xN]: _iASp }], [0, { [_eQN]: `MacAddress`,
[_xN]: _mAa }], [0, { [_eQN]: `NetworkInterfaceId`,
[_xN]: _nII }], [0, { [_eQN]: `OutpostArn`,
[_xN]: _oA }], [0, { [_eQN]: `OwnerId`,
[_xN]: _oI }], [0, { [_eQN]: `PrivateDnsName`,
[_xN]: _pDNr }], [0, { [_eQN]: `PublicDnsName`,
[_xN]: _pDNu }], [() => PublicIpDnsNameOptions$, { [_eQN]: `PublicIpDnsNameOptions`,
[_xN]: _pIDNO }], [0, { [_eQN]: `PrivateIpAddress`,
[_xN]: _pIAr }], [() => NetworkInterfacePrivateIpAddressList, { [_eQN]: `PrivateIpAddressesSet`,
[_xN]: _pIAS }], [() => Ipv4PrefixesList, { [_eQN]: `Ipv4PrefixSet`,
[_xN]: _iPSpvr }], [() => Ipv6PrefixesList, { [_eQN]: `Ipv6PrefixSet`,
[_xN]: _iPSpvre }], [0, { [_eQN]: `RequesterId`,
[_xN]: _rIeq }], [2, { [_eQN]: `RequesterManaged`,
[_xN]: _rMeq }], [2, { [_eQN]: `SourceDestCheck`,
[_xN]: _sDC }], [0, { [_eQN]: `Status`,
[_xN]: _sta }], [0, { [_eQN]: `SubnetId`,
[_xN]: _sIu }], [() => TagList, { [_eQN]: `TagSet`,
[_xN]: _tS }], [0, { [_eQN]: `VpcId`,
[_xN]: _vI }], [2, { [_eQN]: `DenyAllIgwTraffic`,
[_xN]: _dAIT }], [2, { [_eQN]: `Ipv6Native`,
[_xN]: _iN }], [0, { [_eQN]: `Ipv6Address`,
[_xN]: _iApv }], [() => OperatorResponse$, { [_eQN]: `Operator`,
[_xN]: _ope }], [() => AssociatedSubnetList, { [_eQN]: `AssociatedSubnetSet`,
[_xN]: _aSSs }], [0, { [_eQN]: `AvailabilityZoneId`,
[_xN]: _aZI }]]
];
var NetworkInterfaceAssociation$ = [3, n0, _NIAet,
0,
[_AIl, _AIs, _IOI, _PDNub, _PI, _COI, _CI],
[[0, { [_eQN]: `AllocationId`,
[_xN]: _aI }], [0, { [_eQN]: `AssociationId`,
[_xN]: _aIs }], [0, { [_eQN]: `IpOwnerId`,
[_xN]: _iOIp }], [0, { [_eQN]: `PublicDnsName`,
[_xN]: _pDNu }], [0, { [_eQN]: `PublicIp`,
[_xN]: _pI }], [0, { [_eQN]: `CustomerOwnedIp`,
[_xN]: _cOI }], [0, { [_eQN]: `CarrierIp`,
[_xN]: _cI }]]
];
var NetworkInterfaceAttachment$ = [3, n0, _NIAetw,
0,
[_ATtt, _AItt, _DOT, _DI, _NCI, _II, _IOIn, _Sta, _ESS, _EQC],
[[4, { [_eQN]: `AttachTime`,
[_xN]: _aTt }], [0, { [_eQN]: `AttachmentId`,
[_xN]: _aIt }], [2, { [_eQN]: `DeleteOnTermination`,
[_xN]: _dOT }], [1, { [_eQN]: `DeviceIndex`,
[_xN]: _dI }], [1, { [_eQN]: `NetworkCardIndex`,
[_xN]: _nCI }], [0, { [_eQN]: `InstanceId`,
[_xN]: _iI }], [0, { [_eQN]: `InstanceOwnerId`,
[_xN]: _iOIn }], [0, { [_eQN]: `Status`,
[_xN]: _sta }], [() => AttachmentEnaSrdSpecification$, { [_eQN]: `EnaSrdSpecification`,
[_xN]: _eSS }], [1, { [_eQN]: `EnaQueueCount`,
[_xN]: _eQC }]]
];
var NetworkInterfaceIpv6Address$ = [3, n0, _NIIA,
0,
[_IApv, _PIDN, _IPIs],
[[0, { [_eQN]: `Ipv6Address`,
[_xN]: _iApv }], [0, { [_eQN]: `PublicIpv6DnsName`,
[_xN]: _pIDN }], [2, { [_eQN]: `IsPrimaryIpv6`,
[_xN]: _iPIs }]]
];
var NetworkInterfacePrivateIpAddress$ = [3, n0, _NIPIA,
0,
[_Ass, _Prim, _PDN, _PIAr],
[[() => NetworkInterfaceAssociation$, { [_eQN]: `Association`,
[_xN]: _ass }], [2, { [_eQN]: `Primary`,
[_xN]: _prim }], [0, { [_eQN]: `PrivateDnsName`,
[_xN]: _pDNr }], [0, { [_eQN]: `PrivateIpAddress`,
[_xN]: _pIAr }]]
];
var NeuronDeviceCoreInfo$ = [3, n0, _NDCI,
0,
[_Cou, _Ver],
[[1, { [_eQN]: `Count`,
[_xN]: _cou }], [1, { [_eQN]: `Version`,
[_xN]: _ve }]]
];
var NeuronDeviceInfo$ = [3, n0, _NDI,
0,
[_Cou, _N, _CIor, _MIe],
[[1, { [_eQN]: `Count`,
[_xN]: _cou }], [0, { [_eQN]: `Name`,
[_xN]: _n }], [() => NeuronDeviceCoreInfo$, { [_eQN]: `CoreInfo`,
[_xN]: _cIor }], [() => NeuronDeviceMemoryInfo$, { [_eQN]: `MemoryInfo`,
[_xN]: _mIe }]]
];
var NeuronDeviceMemoryInfo$ = [3, n0, _NDMI,
0,
[_SIMB],
[[1, { [_eQN]: `SizeInMiB`,
[_xN]: _sIMB }]]
];
var NeuronInfo$ = [3, n0, _NIeu,
0,
[_NDe, _TNDMIMB],
[[() => NeuronDeviceInfoList, { [_eQN]: `NeuronDevices`,
[_xN]: _nDe }], [1, { [_eQN]: `TotalNeuronDeviceMemoryInMiB`,
[_xN]: _tNDMIMB }]]
];
var NitroTpmInfo$ = [3, n0, _NTI,
0,
[_SVu],
[[() => NitroTpmSupportedVersionsList, { [_eQN]: `SupportedVersions`,
[_xN]: _sVu }]]
];
var OperatorRequest$ = [3, n0, _ORpe,
0,
[_P],
[0]
];
var OperatorResponse$ = [3, n0, _ORper,
0,
[_Mana, _P, _HBD],
[[2, { [_eQN]: `Managed`,
[_xN]: _mana }], [0, { [_eQN]: `Principal`,
[_xN]: _p }], [2, { [_eQN]: `HiddenByDefault`,
[_xN]: _hBD }]]
];
var PerformanceStatusSummary$ = [3, n0, _PSS,
0,
[_Sta, _ISm, _Reme],
[[0, { [_eQN]: `Status`,
[_xN]: _sta }], [4, { [_eQN]: `ImpairedSince`,
[_xN]: _iSm }], [0, { [_eQN]: `Remediation`,
[_xN]: _rem }]]
];
var Placement$ = [3, n0, _Pla,
0,
[_AZI, _Af, _GN, _PN, _HIo, _Te, _SDp, _HRGA, _GIr, _AZ],
[[0, { [_eQN]: `AvailabilityZoneId`,
[_xN]: _aZI }], [0, { [_eQN]: `Affinity`,
[_xN]: _af }], [0, { [_eQN]: `GroupName`,
[_xN]: _gN }], [1, { [_eQN]: `PartitionNumber`,
[_xN]: _pN }], [0, { [_eQN]: `HostId`,
[_xN]: _hI }], [0, { [_eQN]: `Tenancy`,
[_xN]: _te }], [0, { [_eQN]: `SpreadDomain`,
[_xN]: _sDp }], [0, { [_eQN]: `HostResourceGroupArn`,
[_xN]: _hRGA }], [0, { [_eQN]: `GroupId`,
[_xN]: _gIr }], [0, { [_eQN]: `AvailabilityZone`,
[_xN]: _aZ }]]
];
var PlacementGroupInfo$ = [3, n0, _PGIl,
0,
[_SSu],
[[() => PlacementGroupStrategyList, { [_eQN]: `SupportedStrategies`,
[_xN]: _sSup }]]
];
var PrefixListId$ = [3, n0, _PLI,
0,
[_De, _PLI],
[[0, { [_eQN]: `Description`,
[_xN]: _de }], [0, { [_eQN]: `PrefixListId`,
[_xN]: _pLI }]]
];
var PrivateDnsNameOptionsOnLaunch$ = [3, n0, _PDNOOL,
0,
[_HTo, _ERNDAR, _ERNDAAAAR],
[[0, { [_eQN]: `HostnameType`,
[_xN]: _hTo }], [2, { [_eQN]: `EnableResourceNameDnsARecord`,
[_xN]: _eRNDAR }], [2, { [_eQN]: `EnableResourceNameDnsAAAARecord`,
[_xN]: _eRNDAAAAR }]]
];
var PrivateDnsNameOptionsRequest$ = [3, n0, _PDNOR,
0,
[_HTo, _ERNDAR, _ERNDAAAAR],
[0, 2, 2]
];
var PrivateDnsNameOptionsResponse$ = [3, n0, _PDNORr,
0,
[_HTo, _ERNDAR, _ERNDAAAAR],
[[0, { [_eQN]: `HostnameType`,
[_xN]: _hTo }], [2, { [_eQN]: `EnableResourceNameDnsARecord`,
[_xN]: _eRNDAR }], [2, { [_eQN]: `EnableResourceNameDnsAAAARecord`,
[_xN]: _eRNDAAAAR }]]
];
var PrivateIpAddressSpecification$ = [3, n0, _PIAS,
0,
[_Prim, _PIAr],
[[2, { [_eQN]: `Primary`,
[_xN]: _prim }], [0, { [_eQN]: `PrivateIpAddress`,
[_xN]: _pIAr }]]
];
var ProcessorInfo$ = [3, n0, _PIro,
0,
[_SAup, _SCSIG, _SF, _Man],
[[() => ArchitectureTypeList, { [_eQN]: `SupportedArchitectures`,
[_xN]: _sAu }], [1, { [_eQN]: `SustainedClockSpeedInGhz`,
[_xN]: _sCSIG }], [() => SupportedAdditionalProcessorFeatureList, { [_eQN]: `SupportedFeatures`,
[_xN]: _sF }], [0, { [_eQN]: `Manufacturer`,
[_xN]: _man }]]
];
var ProductCode$ = [3, n0, _PCr,
0,
[_PCIr, _PCT],
[[0, { [_eQN]: `ProductCode`,
[_xN]: _pCr }], [0, { [_eQN]: `Type`,
[_xN]: _ty }]]
];
var PublicIpDnsNameOptions$ = [3, n0, _PIDNO,
0,
[_DHT, _PIDNu, _PIDN, _PDSDN],
[[0, { [_eQN]: `DnsHostnameType`,
[_xN]: _dHT }], [0, { [_eQN]: `PublicIpv4DnsName`,
[_xN]: _pIDNu }], [0, { [_eQN]: `PublicIpv6DnsName`,
[_xN]: _pIDN }], [0, { [_eQN]: `PublicDualStackDnsName`,
[_xN]: _pDSDN }]]
];
var ReferencedSecurityGroup$ = [3, n0, _RSG,
0,
[_GIr, _PSee, _UI, _VI, _VPCI],
[[0, { [_eQN]: `GroupId`,
[_xN]: _gIr }], [0, { [_eQN]: `PeeringStatus`,
[_xN]: _pSee }], [0, { [_eQN]: `UserId`,
[_xN]: _uI }], [0, { [_eQN]: `VpcId`,
[_xN]: _vI }], [0, { [_eQN]: `VpcPeeringConnectionId`,
[_xN]: _vPCI }]]
];
var Region$ = [3, n0, _Regi,
0,
[_OIS, _Ge, _RN, _Endp],
[[0, { [_eQN]: `OptInStatus`,
[_xN]: _oIS }], [() => RegionGeographyList, { [_eQN]: `GeographySet`,
[_xN]: _gS }], [0, { [_eQN]: `RegionName`,
[_xN]: _rNe }], [0, { [_eQN]: `RegionEndpoint`,
[_xN]: _rEe }]]
];
var RegionGeography$ = [3, n0, _RGe,
0,
[_N],
[[0, { [_eQN]: `Name`,
[_xN]: _n }]]
];
var Reservation$ = [3, n0, _Reser,
0,
[_RIe, _OI, _RIeq, _G, _Ins],
[[0, { [_eQN]: `ReservationId`,
[_xN]: _rI }], [0, { [_eQN]: `OwnerId`,
[_xN]: _oI }], [0, { [_eQN]: `RequesterId`,
[_xN]: _rIeq }], [() => GroupIdentifierList, { [_eQN]: `GroupSet`,
[_xN]: _gSr }], [() => InstanceList, { [_eQN]: `InstancesSet`,
[_xN]: _iSns }]]
];
var RevokedSecurityGroupRule$ = [3, n0, _RSGR,
0,
[_SGRIe, _GIr, _IE, _IPpr, _FP, _TP, _CIidr, _CIid, _PLI, _RGI, _De],
[[0, { [_eQN]: `SecurityGroupRuleId`,
[_xN]: _sGRI }], [0, { [_eQN]: `GroupId`,
[_xN]: _gIr }], [2, { [_eQN]: `IsEgress`,
[_xN]: _iEs }], [0, { [_eQN]: `IpProtocol`,
[_xN]: _iPp }], [1, { [_eQN]: `FromPort`,
[_xN]: _fP }], [1, { [_eQN]: `ToPort`,
[_xN]: _tP }], [0, { [_eQN]: `CidrIpv4`,
[_xN]: _cIidr }], [0, { [_eQN]: `CidrIpv6`,
[_xN]: _cIid }], [0, { [_eQN]: `PrefixListId`,
[_xN]: _pLI }], [0, { [_eQN]: `ReferencedGroupId`,
[_xN]: _rGI }], [0, { [_eQN]: `Description`,
[_xN]: _de }]]
];
var RevokeSecurityGroupEgressRequest$ = [3, n0, _RSGER,
0,
[_GIr, _SGRI, _DR, _SSGN, _SSGOI, _IPpr, _FP, _TP, _CIi, _IPpe],
[[0, { [_eQN]: `GroupId`,
[_xN]: _gIr }], [() => SecurityGroupRuleIdList, { [_xN]: _SGRIe }], [2, { [_eQN]: `DryRun`,
[_xN]: _dR }], [0, { [_eQN]: `SourceSecurityGroupName`,
[_xN]: _sSGN }], [0, { [_eQN]: `SourceSecurityGroupOwnerId`,
[_xN]: _sSGOI }], [0, { [_eQN]: `IpProtocol`,
[_xN]: _iPp }], [1, { [_eQN]: `FromPort`,
[_xN]: _fP }], [1, { [_eQN]: `ToPort`,
[_xN]: _tP }], [0, { [_eQN]: `CidrIp`,
[_xN]: _cIi }], [() => IpPermissionList, { [_eQN]: `IpPermissions`,
[_xN]: _iPpe }]], 1
];
var RevokeSecurityGroupEgressResult$ = [3, n0, _RSGERe,
0,
[_R, _UIP, _RSGRe],
[[2, { [_eQN]: `Return`,
[_xN]: _r }], [() => IpPermissionList, { [_eQN]: `UnknownIpPermissionSet`,
[_xN]: _uIPS }], [() => RevokedSecurityGroupRuleList, { [_eQN]: `RevokedSecurityGroupRuleSet`,
[_xN]: _rSGRS }]]
];
var RunInstancesMonitoringEnabled$ = [3, n0, _RIME,
0,
[_En, _MCIe],
[[2, { [_eQN]: `Enabled`,
[_xN]: _en }], [() => MetricCategoryIdList, { [_xN]: _MCI }]], 1
];
var RunInstancesRequest$ = [3, n0, _RIRu,
0,
[_MCa, _MCin, _BDMl, _IIm, _IT, _IAC, _IA, _KI, _KN, _Mon, _Pla, _RIa, _SGIe, _SGe, _SIu, _UDs, _EGSla, _EIAl, _TS, _LT, _IMOns, _CSr, _CO, _CRSa, _HO, _LSi, _MO, _EOn, _PDNO, _MOa, _DASi, _EPI, _NPO, _Op, _SIec, _DR, _DAT, _IISB, _PIAr, _CT, _AId, _NIet, _IIP, _EO],
[1, 1, [() => BlockDeviceMappingRequestList, { [_xN]: _BDM }], 0, 0, 1, [() => InstanceIpv6AddressList, { [_xN]: _IApv }], 0, 0, [() => RunInstancesMonitoringEnabled$, 0], [() => Placement$, 0], 0, [() => SecurityGroupIdStringList, { [_xN]: _SGI }], [() => SecurityGroupStringList, { [_xN]: _SGec }], 0, [() => RunInstancesUserData, 0], [() => ElasticGpuSpecifications, 0], [() => ElasticInferenceAccelerators, { [_xN]: _EIA }], [() => TagSpecificationList, { [_xN]: _TSa }], () => LaunchTemplateSpecification$, () => InstanceMarketOptionsRequest$, () => CreditSpecificationRequest$, () => CpuOptionsRequest$, () => CapacityReservationSpecification$, () => HibernationOptionsRequest$, [() => LicenseSpecificationListRequest, { [_xN]: _LSic }], () => InstanceMetadataOptionsRequest$, () => EnclaveOptionsRequest$, () => PrivateDnsNameOptionsRequest$, () => InstanceMaintenanceOptionsRequest$, 2, 2, () => InstanceNetworkPerformanceOptionsRequest$, () => OperatorRequest$, [() => InstanceSecondaryInterfaceSpecificationListRequest, { [_xN]: _SIeco }], [2, { [_eQN]: `DryRun`,
[_xN]: _dR }], [2, { [_eQN]: `DisableApiTermination`,
[_xN]: _dAT }], [0, { [_eQN]: `InstanceInitiatedShutdownBehavior`,
[_xN]: _iISB }], [0, { [_eQN]: `PrivateIpAddress`,
[_xN]: _pIAr }], [0, { [_eQN]: `ClientToken`,
[_iTd]: 1, [_xN]: _cT }], [0, { [_eQN]: `AdditionalInfo`,
[_xN]: _aId }], [() => InstanceNetworkInterfaceSpecificationList, { [_eQN]: `NetworkInterface`,
[_xN]: _nIe }], [() => IamInstanceProfileSpecification$, { [_eQN]: `IamInstanceProfile`,
[_xN]: _iIP }], [2, { [_eQN]: `EbsOptimized`,
[_xN]: _eO }]], 2
];
var ScanResults$ = [3, n0, _SRc,
0,
[_HFSL, _FSD, _IFAS, _LFAS, _MFAS, _HFAS, _CFAS],
[[0, { [_eQN]: `HighestFindingSeverityLabel`,
[_xN]: _hFSL }], [4, { [_eQN]: `FindingScanDate`,
[_xN]: _fSD }], [4, { [_eQN]: `InformationalFixAvailableSince`,
[_xN]: _iFAS }], [4, { [_eQN]: `LowFixAvailableSince`,
[_xN]: _lFAS }], [4, { [_eQN]: `MediumFixAvailableSince`,
[_xN]: _mFAS }], [4, { [_eQN]: `HighFixAvailableSince`,
[_xN]: _hFAS }], [4, { [_eQN]: `CriticalFixAvailableSince`,
[_xN]: _cFAS }]]
];
var SecureBlobAttributeValue$ = [3, n0, _SBAV,
0,
[_V],
[[() => SecureBlob, { [_eQN]: `Value`,
[_xN]: _v }]]
];
var SecurityGroup$ = [3, n0, _SGec,
0,
[_GIr, _IPEp, _T, _VI, _SGA, _OI, _GN, _De, _IPpe],
[[0, { [_eQN]: `GroupId`,
[_xN]: _gIr }], [() => IpPermissionList, { [_eQN]: `IpPermissionsEgress`,
[_xN]: _iPEp }], [() => TagList, { [_eQN]: `TagSet`,
[_xN]: _tS }], [0, { [_eQN]: `VpcId`,
[_xN]: _vI }], [0, { [_eQN]: `SecurityGroupArn`,
[_xN]: _sGA }], [0, { [_eQN]: `OwnerId`,
[_xN]: _oI }], [0, { [_eQN]: `GroupName`,
[_xN]: _gN }], [0, { [_eQN]: `GroupDescription`,
[_xN]: _gD }], [() => IpPermissionList, { [_eQN]: `IpPermissions`,
[_xN]: _iPpe }]]
];
var SecurityGroupRule$ = [3, n0, _SGRe,
0,
[_SGRIe, _GIr, _GOI, _IE, _IPpr, _FP, _TP, _CIidr, _CIid, _PLI, _RGIe, _De, _T, _SGRA],
[[0, { [_eQN]: `SecurityGroupRuleId`,
[_xN]: _sGRI }], [0, { [_eQN]: `GroupId`,
[_xN]: _gIr }], [0, { [_eQN]: `GroupOwnerId`,
[_xN]: _gOI }], [2, { [_eQN]: `IsEgress`,
[_xN]: _iEs }], [0, { [_eQN]: `IpProtocol`,
[_xN]: _iPp }], [1, { [_eQN]: `FromPort`,
[_xN]: _fP }], [1, { [_eQN]: `ToPort`,
[_xN]: _tP }], [0, { [_eQN]: `CidrIpv4`,
[_xN]: _cIidr }], [0, { [_eQN]: `CidrIpv6`,
[_xN]: _cIid }], [0, { [_eQN]: `PrefixListId`,
[_xN]: _pLI }], [() => ReferencedSecurityGroup$, { [_eQN]: `ReferencedGroupInfo`,
[_xN]: _rGIe }], [0, { [_eQN]: `Description`,
[_xN]: _de }], [() => TagList, { [_eQN]: `TagSet`,
[_xN]: _tS }], [0, { [_eQN]: `SecurityGroupRuleArn`,
[_xN]: _sGRA }]]
];
var Snapshot$ = [3, n0, _Sna,
0,
[_OAw, _OA, _T, _STto, _RETe, _STs, _AZ, _TTr, _CDM, _CTomp, _FSSIB, _SIn, _VIo, _St, _SMta, _STt, _Pro, _OI, _De, _VSo, _Enc, _KKI, _DEKI],
[[0, { [_eQN]: `OwnerAlias`,
[_xN]: _oAw }], [0, { [_eQN]: `OutpostArn`,
[_xN]: _oA }], [() => TagList, { [_eQN]: `TagSet`,
[_xN]: _tS }], [0, { [_eQN]: `StorageTier`,
[_xN]: _sTto }], [4, { [_eQN]: `RestoreExpiryTime`,
[_xN]: _rETe }], [0, { [_eQN]: `SseType`,
[_xN]: _sTs }], [0, { [_eQN]: `AvailabilityZone`,
[_xN]: _aZ }], [0, { [_eQN]: `TransferType`,
[_xN]: _tTr }], [1, { [_eQN]: `CompletionDurationMinutes`,
[_xN]: _cDM }], [4, { [_eQN]: `CompletionTime`,
[_xN]: _cTomp }], [1, { [_eQN]: `FullSnapshotSizeInBytes`,
[_xN]: _fSSIB }], [0, { [_eQN]: `SnapshotId`,
[_xN]: _sIn }], [0, { [_eQN]: `VolumeId`,
[_xN]: _vIo }], [0, { [_eQN]: `Status`,
[_xN]: _sta }], [0, { [_eQN]: `StatusMessage`,
[_xN]: _sMt }], [4, { [_eQN]: `StartTime`,
[_xN]: _sTt }], [0, { [_eQN]: `Progress`,
[_xN]: _pro }], [0, { [_eQN]: `OwnerId`,
[_xN]: _oI }], [0, { [_eQN]: `Description`,
[_xN]: _de }], [1, { [_eQN]: `VolumeSize`,
[_xN]: _vSo }], [2, { [_eQN]: `Encrypted`,
[_xN]: _enc }], [0, { [_eQN]: `KmsKeyId`,
[_xN]: _kKI }], [0, { [_eQN]: `DataEncryptionKeyId`,
[_xN]: _dEKI }]]
];
var SnapshotInfo$ = [3, n0, _SInap,
0,
[_De, _T, _Enc, _VIo, _St, _VSo, _STt, _Pro, _OI, _SIn, _OA, _STs, _AZ],
[[0, { [_eQN]: `Description`,
[_xN]: _de }], [() => TagList, { [_eQN]: `TagSet`,
[_xN]: _tS }], [2, { [_eQN]: `Encrypted`,
[_xN]: _enc }], [0, { [_eQN]: `VolumeId`,
[_xN]: _vIo }], [0, { [_eQN]: `State`,
[_xN]: _st }], [1, { [_eQN]: `VolumeSize`,
[_xN]: _vSo }], [4, { [_eQN]: `StartTime`,
[_xN]: _sTt }], [0, { [_eQN]: `Progress`,
[_xN]: _pro }], [0, { [_eQN]: `OwnerId`,
[_xN]: _oI }], [0, { [_eQN]: `SnapshotId`,
[_xN]: _sIn }], [0, { [_eQN]: `OutpostArn`,
[_xN]: _oA }], [0, { [_eQN]: `SseType`,
[_xN]: _sTs }], [0, { [_eQN]: `AvailabilityZone`,
[_xN]: _aZ }]]
];
var SpotMarketOptions$ = [3, n0, _SMO,
0,
[_MPax, _SITp, _BDMlo, _VU, _IIB],
[0, 0, 1, 4, 0]
];
var StartInstancesRequest$ = [3, n0, _SIRt,
0,
[_IIn, _AId, _DR],
[[() => InstanceIdStringList, { [_xN]: _II }], [0, { [_eQN]: `AdditionalInfo`,
[_xN]: _aId }], [2, { [_eQN]: `DryRun`,
[_xN]: _dR }]], 1
];
var StartInstancesResult$ = [3, n0, _SIRta,
0,
[_SIt],
[[() => InstanceStateChangeList, { [_eQN]: `InstancesSet`,
[_xN]: _iSns }]]
];
var StateReason$ = [3, n0, _SRt,
0,
[_Co, _Me],
[[0, { [_eQN]: `Code`,
[_xN]: _co }], [0, { [_eQN]: `Message`,
[_xN]: _me }]]
];
var StopInstancesRequest$ = [3, n0, _SIRto,
0,
[_IIn, _Hi, _SOS, _DR, _F],
[[() => InstanceIdStringList, { [_xN]: _II }], 2, 2, [2, { [_eQN]: `DryRun`,
[_xN]: _dR }], [2, { [_eQN]: `Force`,
[_xN]: _fo }]], 1
];
var StopInstancesResult$ = [3, n0, _SIRtop,
0,
[_SIto],
[[() => InstanceStateChangeList, { [_eQN]: `InstancesSet`,
[_xN]: _iSns }]]
];
var Subnet$ = [3, n0, _Su,
0,
[_AZI, _ELADI, _MCOIOL, _COIP, _OI, _AIAOC, _ICBAS, _T, _SAub, _OA, _EDn, _IN, _PDNOOL, _BPAS, _Ty, _SIu, _St, _VI, _CB, _AIAC, _AZ, _DFA, _MPIOL],
[[0, { [_eQN]: `AvailabilityZoneId`,
[_xN]: _aZI }], [1, { [_eQN]: `EnableLniAtDeviceIndex`,
[_xN]: _eLADI }], [2, { [_eQN]: `MapCustomerOwnedIpOnLaunch`,
[_xN]: _mCOIOL }], [0, { [_eQN]: `CustomerOwnedIpv4Pool`,
[_xN]: _cOIP }], [0, { [_eQN]: `OwnerId`,
[_xN]: _oI }], [2, { [_eQN]: `AssignIpv6AddressOnCreation`,
[_xN]: _aIAOC }], [() => SubnetIpv6CidrBlockAssociationSet, { [_eQN]: `Ipv6CidrBlockAssociationSet`,
[_xN]: _iCBASp }], [() => TagList, { [_eQN]: `TagSet`,
[_xN]: _tS }], [0, { [_eQN]: `SubnetArn`,
[_xN]: _sAub }], [0, { [_eQN]: `OutpostArn`,
[_xN]: _oA }], [2, { [_eQN]: `EnableDns64`,
[_xN]: _eDn }], [2, { [_eQN]: `Ipv6Native`,
[_xN]: _iN }], [() => PrivateDnsNameOptionsOnLaunch$, { [_eQN]: `PrivateDnsNameOptionsOnLaunch`,
[_xN]: _pDNOOL }], [() => BlockPublicAccessStates$, { [_eQN]: `BlockPublicAccessStates`,
[_xN]: _bPAS }], [0, { [_eQN]: `Type`,
[_xN]: _ty }], [0, { [_eQN]: `SubnetId`,
[_xN]: _sIu }], [0, { [_eQN]: `State`,
[_xN]: _st }], [0, { [_eQN]: `VpcId`,
[_xN]: _vI }], [0, { [_eQN]: `CidrBlock`,
[_xN]: _cB }], [1, { [_eQN]: `AvailableIpAddressCount`,
[_xN]: _aIAC }], [0, { [_eQN]: `AvailabilityZone`,
[_xN]: _aZ }], [2, { [_eQN]: `DefaultForAz`,
[_xN]: _dFA }], [2, { [_eQN]: `MapPublicIpOnLaunch`,
[_xN]: _mPIOL }]]
];
var SubnetCidrBlockState$ = [3, n0, _SCBS,
0,
[_St, _SMt],
[[0, { [_eQN]: `State`,
[_xN]: _st }], [0, { [_eQN]: `StatusMessage`,
[_xN]: _sMt }]]
];
var SubnetIpv6CidrBlockAssociation$ = [3, n0, _SICBA,
0,
[_AIs, _ICB, _ICBS, _IAA, _ISpo],
[[0, { [_eQN]: `AssociationId`,
[_xN]: _aIs }], [0, { [_eQN]: `Ipv6CidrBlock`,
[_xN]: _iCB }], [() => SubnetCidrBlockState$, { [_eQN]: `Ipv6CidrBlockState`,
[_xN]: _iCBS }], [0, { [_eQN]: `Ipv6AddressAttribute`,
[_xN]: _iAA }], [0, { [_eQN]: `IpSource`,
[_xN]: _iSpo }]]
];
var SuccessfulInstanceCreditSpecificationItem$ = [3, n0, _SICSI,
0,
[_II],
[[0, { [_eQN]: `InstanceId`,
[_xN]: _iI }]]
];
var Tag$ = [3, n0, _Ta,
0,
[_K, _V],
[[0, { [_eQN]: `Key`,
[_xN]: _k }], [0, { [_eQN]: `Value`,
[_xN]: _v }]]
];
var TagSpecification$ = [3, n0, _TSa,
0,
[_RTe, _T],
[[0, { [_eQN]: `ResourceType`,
[_xN]: _rTe }], [() => TagList, { [_xN]: _Ta }]]
];
var TerminateInstancesRequest$ = [3, n0, _TIR,
0,
[_IIn, _F, _SOS, _DR],
[[() => InstanceIdStringList, { [_xN]: _II }], 2, 2, [2, { [_eQN]: `DryRun`,
[_xN]: _dR }]], 1
];
var TerminateInstancesResult$ = [3, n0, _TIRe,
0,
[_TIer],
[[() => InstanceStateChangeList, { [_eQN]: `InstancesSet`,
[_xN]: _iSns }]]
];
var UnsuccessfulInstanceCreditSpecificationItem$ = [3, n0, _UICSI,
0,
[_II, _Er],
[[0, { [_eQN]: `InstanceId`,
[_xN]: _iI }], [() => UnsuccessfulInstanceCreditSpecificationItemError$, { [_eQN]: `Error`,
[_xN]: _er }]]
];
var UnsuccessfulInstanceCreditSpecificationItemError$ = [3, n0, _UICSIE,
0,
[_Co, _Me],
[[0, { [_eQN]: `Code`,
[_xN]: _co }], [0, { [_eQN]: `Message`,
[_xN]: _me }]]
];
var UserIdGroupPair$ = [3, n0, _UIGPs,
0,
[_De, _UI, _GN, _GIr, _VI, _VPCI, _PSee],
[[0, { [_eQN]: `Description`,
[_xN]: _de }], [0, { [_eQN]: `UserId`,
[_xN]: _uI }], [0, { [_eQN]: `GroupName`,
[_xN]: _gN }], [0, { [_eQN]: `GroupId`,
[_xN]: _gIr }], [0, { [_eQN]: `VpcId`,
[_xN]: _vI }], [0, { [_eQN]: `VpcPeeringConnectionId`,
[_xN]: _vPCI }], [0, { [_eQN]: `PeeringStatus`,
[_xN]: _pSee }]]
];
var VCpuInfo$ = [3, n0, _VCIpu,
0,
[_DVC, _DCef, _DTPC, _VCa, _VTPC],
[[1, { [_eQN]: `DefaultVCpus`,
[_xN]: _dVC }], [1, { [_eQN]: `DefaultCores`,
[_xN]: _dCe }], [1, { [_eQN]: `DefaultThreadsPerCore`,
[_xN]: _dTPC }], [() => CoreCountList, { [_eQN]: `ValidCores`,
[_xN]: _vCa }], [() => ThreadsPerCoreList, { [_eQN]: `ValidThreadsPerCore`,
[_xN]: _vTPC }]]
];
var Volume$ = [3, n0, _Vol,
0,
[_AZI, _OA, _SVI, _Io, _T, _VT, _FRa, _MAE, _Th, _STs, _Op, _VIR, _VAo, _OI, _VIo, _Siz, _SIn, _AZ, _St, _CTre, _Atta, _Enc, _KKI],
[[0, { [_eQN]: `AvailabilityZoneId`,
[_xN]: _aZI }], [0, { [_eQN]: `OutpostArn`,
[_xN]: _oA }], [0, { [_eQN]: `SourceVolumeId`,
[_xN]: _sVI }], [1, { [_eQN]: `Iops`,
[_xN]: _io }], [() => TagList, { [_eQN]: `TagSet`,
[_xN]: _tS }], [0, { [_eQN]: `VolumeType`,
[_xN]: _vT }], [2, { [_eQN]: `FastRestored`,
[_xN]: _fRa }], [2, { [_eQN]: `MultiAttachEnabled`,
[_xN]: _mAE }], [1, { [_eQN]: `Throughput`,
[_xN]: _th }], [0, { [_eQN]: `SseType`,
[_xN]: _sTs }], [() => OperatorResponse$, { [_eQN]: `Operator`,
[_xN]: _ope }], [1, { [_eQN]: `VolumeInitializationRate`,
[_xN]: _vIR }], [0, { [_eQN]: `VolumeArn`,
[_xN]: _vA }], [0, { [_eQN]: `OwnerId`,
[_xN]: _oI }], [0, { [_eQN]: `VolumeId`,
[_xN]: _vIo }], [1, { [_eQN]: `Size`,
[_xN]: _si }], [0, { [_eQN]: `SnapshotId`,
[_xN]: _sIn }], [0, { [_eQN]: `AvailabilityZone`,
[_xN]: _aZ }], [0, { [_eQN]: `Status`,
[_xN]: _sta }], [4, { [_eQN]: `CreateTime`,
[_xN]: _cTre }], [() => VolumeAttachmentList, { [_eQN]: `AttachmentSet`,
[_xN]: _aSt }], [2, { [_eQN]: `Encrypted`,
[_xN]: _enc }], [0, { [_eQN]: `KmsKeyId`,
[_xN]: _kKI }]]
];
var VolumeAttachment$ = [3, n0, _VAol,
0,
[_DOT, _ARss, _IOS, _ECI, _VIo, _II, _Dev, _St, _ATtt],
[[2, { [_eQN]: `DeleteOnTermination`,
[_xN]: _dOT }], [0, { [_eQN]: `AssociatedResource`,
[_xN]: _aRs }], [0, { [_eQN]: `InstanceOwningService`,
[_xN]: _iOS }], [1, { [_eQN]: `EbsCardIndex`,
[_xN]: _eCI }], [0, { [_eQN]: `VolumeId`,
[_xN]: _vIo }], [0, { [_eQN]: `InstanceId`,
[_xN]: _iI }], [0, { [_eQN]: `Device`,
[_xN]: _dev }], [0, { [_eQN]: `Status`,
[_xN]: _sta }], [4, { [_eQN]: `AttachTime`,
[_xN]: _aTt }]]
];
var Vpc$ = [3, n0, _Vp,
0,
[_OI, _ITns, _ICBAS, _CBAS, _IDs, _ECn, _T, _BPAS, _VI, _St, _CB, _DOI],
[[0, { [_eQN]: `OwnerId`,
[_xN]: _oI }], [0, { [_eQN]: `InstanceTenancy`,
[_xN]: _iTns }], [() => VpcIpv6CidrBlockAssociationSet, { [_eQN]: `Ipv6CidrBlockAssociationSet`,
[_xN]: _iCBASp }], [() => VpcCidrBlockAssociationSet, { [_eQN]: `CidrBlockAssociationSet`,
[_xN]: _cBAS }], [2, { [_eQN]: `IsDefault`,
[_xN]: _iDs }], [() => VpcEncryptionControl$, { [_eQN]: `EncryptionControl`,
[_xN]: _eCn }], [() => TagList, { [_eQN]: `TagSet`,
[_xN]: _tS }], [() => BlockPublicAccessStates$, { [_eQN]: `BlockPublicAccessStates`,
[_xN]: _bPAS }], [0, { [_eQN]: `VpcId`,
[_xN]: _vI }], [0, { [_eQN]: `State`,
[_xN]: _st }], [0, { [_eQN]: `CidrBlock`,
[_xN]: _cB }], [0, { [_eQN]: `DhcpOptionsId`,
[_xN]: _dOI }]]
];
var VpcCidrBlockAssociation$ = [3, n0, _VCBA,
0,
[_AIs, _CB, _CBSi],
[[0, { [_eQN]: `AssociationId`,
[_xN]: _aIs }], [0, { [_eQN]: `CidrBlock`,
[_xN]: _cB }], [() => VpcCidrBlockState$, { [_eQN]: `CidrBlockState`,
[_xN]: _cBSi }]]
];
var VpcCidrBlockState$ = [3, n0, _VCBS,
0,
[_St, _SMt],
[[0, { [_eQN]: `State`,
[_xN]: _st }], [0, { [_eQN]: `StatusMessage`,
[_xN]: _sMt }]]
];
var VpcEncryptionControl$ = [3, n0, _VEC,
0,
[_VI, _VECI, _Mo, _St, _SMta, _REes, _T],
[[0, { [_eQN]: `VpcId`,
[_xN]: _vI }], [0, { [_eQN]: `VpcEncryptionControlId`,
[_xN]: _vECI }], [0, { [_eQN]: `Mode`,
[_xN]: _mo }], [0, { [_eQN]: `State`,
[_xN]: _st }], [0, { [_eQN]: `StateMessage`,
[_xN]: _sMta }], [() => VpcEncryptionControlExclusions$, { [_eQN]: `ResourceExclusions`,
[_xN]: _rEes }], [() => TagList, { [_eQN]: `TagSet`,
[_xN]: _tS }]]
];
var VpcEncryptionControlExclusion$ = [3, n0, _VECE,
0,
[_St, _SMta],
[[0, { [_eQN]: `State`,
[_xN]: _st }], [0, { [_eQN]: `StateMessage`,
[_xN]: _sMta }]]
];
var VpcEncryptionControlExclusions$ = [3, n0, _VECEp,
0,
[_IG, _EOIG, _NG, _VPG, _VP, _L, _VL, _EFS, _GA, _AGV],
[[() => VpcEncryptionControlExclusion$, { [_eQN]: `InternetGateway`,
[_xN]: _iG }], [() => VpcEncryptionControlExclusion$, { [_eQN]: `EgressOnlyInternetGateway`,
[_xN]: _eOIG }], [() => VpcEncryptionControlExclusion$, { [_eQN]: `NatGateway`,
[_xN]: _nG }], [() => VpcEncryptionControlExclusion$, { [_eQN]: `VirtualPrivateGateway`,
[_xN]: _vPG }], [() => VpcEncryptionControlExclusion$, { [_eQN]: `VpcPeering`,
[_xN]: _vP }], [() => VpcEncryptionControlExclusion$, { [_eQN]: `Lambda`,
[_xN]: _l }], [() => VpcEncryptionControlExclusion$, { [_eQN]: `VpcLattice`,
[_xN]: _vL }], [() => VpcEncryptionControlExclusion$, { [_eQN]: `ElasticFileSystem`,
[_xN]: _eFS }], [() => VpcEncryptionControlExclusion$, { [_eQN]: `GlobalAccelerator`,
[_xN]: _gA }], [() => VpcEncryptionControlExclusion$, { [_eQN]: `ApiGatewayV2`,
[_xN]: _aGV }]]
];
var VpcIpv6CidrBlockAssociation$ = [3, n0, _VICBA,
0,
[_AIs, _ICB, _ICBS, _NBG, _IPpvo, _IAA, _ISpo],
[[0, { [_eQN]: `AssociationId`,
[_xN]: _aIs }], [0, { [_eQN]: `Ipv6CidrBlock`,
[_xN]: _iCB }], [() => VpcCidrBlockState$, { [_eQN]: `Ipv6CidrBlockState`,
[_xN]: _iCBS }], [0, { [_eQN]: `NetworkBorderGroup`,
[_xN]: _nBG }], [0, { [_eQN]: `Ipv6Pool`,
[_xN]: _iPpvo }], [0, { [_eQN]: `Ipv6AddressAttribute`,
[_xN]: _iAA }], [0, { [_eQN]: `IpSource`,
[_xN]: _iSpo }]]
];
var __Unit = "unit";
var ArchitectureTypeList = [1, n0, _ATLr,
0, [0,
{ [_xN]: _it }]
];
var AssociatedSubnetList = [1, n0, _ASL,
0, [0,
{ [_xN]: _it }]
];
var BandwidthWeightingTypeList = [1, n0, _BWTL,
0, [0,
{ [_xN]: _it }]
];
var BlockDeviceMappingList = [1, n0, _BDML,
0, [() => BlockDeviceMapping$,
{ [_xN]: _it }]
];
var BlockDeviceMappingRequestList = [1, n0, _BDMRL,
0, [() => BlockDeviceMapping$,
{ [_xN]: _BDM }]
];
var BootModeTypeList = [1, n0, _BMTL,
0, [0,
{ [_xN]: _it }]
];
var CoreCountList = [1, n0, _CCL,
0, [1,
{ [_xN]: _it }]
];
var DeleteSnapshotResultSet = [1, n0, _DSRS,
0, [() => DeleteSnapshotReturnCode$,
{ [_xN]: _it }]
];
var DiskInfoList = [1, n0, _DILi,
0, [() => DiskInfo$,
{ [_xN]: _it }]
];
var EbsCardInfoList = [1, n0, _ECIL,
0, [() => EbsCardInfo$,
{ [_xN]: _it }]
];
var EbsStatusDetailsList = [1, n0, _ESDL,
0, [() => EbsStatusDetails$,
{ [_xN]: _it }]
];
var ElasticGpuAssociationList = [1, n0, _EGAL,
0, [() => ElasticGpuAssociation$,
{ [_xN]: _it }]
];
var ElasticGpuSpecifications = [1, n0, _EGSlas,
0, [() => ElasticGpuSpecification$,
{ [_xN]: _it }]
];
var ElasticInferenceAcceleratorAssociationList = [1, n0, _EIAAL,
0, [() => ElasticInferenceAcceleratorAssociation$,
{ [_xN]: _it }]
];
var ElasticInferenceAccelerators = [1, n0, _EIAl,
0, [() => ElasticInferenceAccelerator$,
{ [_xN]: _it }]
];
var ExecutableByStringList = [1, n0, _EBSL,
0, [0,
{ [_xN]: _EBx }]
];
var FilterList = [1, n0, _FLi,
0, [() => Filter$,
{ [_xN]: _Fil }]
];
var FpgaDeviceInfoList = [1, n0, _FDIL,
0, [() => FpgaDeviceInfo$,
{ [_xN]: _it }]
];
var GpuDeviceInfoList = [1, n0, _GDIL,
0, [() => GpuDeviceInfo$,
{ [_xN]: _it }]
];
var GroupIdentifierList = [1, n0, _GIL,
0, [() => GroupIdentifier$,
{ [_xN]: _it }]
];
var GroupIds = [1, n0, _GIro,
0, [0,
{ [_xN]: _it }]
];
var GroupIdStringList = [1, n0, _GISL,
0, [0,
{ [_xN]: _gIr }]
];
var GroupNameStringList = [1, n0, _GNSL,
0, [0,
{ [_xN]: _GN }]
];
var ImageIdStringList = [1, n0, _IISL,
0, [0,
{ [_xN]: _IIm }]
];
var ImageList = [1, n0, _ILm,
0, [() => Image$,
{ [_xN]: _it }]
];
var ImageWatermarkList = [1, n0, _IWL,
0, [() => ImageWatermark$,
{ [_xN]: _it }]
];
var InferenceDeviceInfoList = [1, n0, _IDIL,
0, [() => InferenceDeviceInfo$,
0]
];
var InstanceBlockDeviceMappingList = [1, n0, _IBDML,
0, [() => InstanceBlockDeviceMapping$,
{ [_xN]: _it }]
];
var InstanceBlockDeviceMappingSpecificationList = [1, n0, _IBDMSL,
0, [() => InstanceBlockDeviceMappingSpecification$,
{ [_xN]: _it }]
];
var InstanceCreditSpecificationList = [1, n0, _ICSL,
0, [() => InstanceCreditSpecification$,
{ [_xN]: _it }]
];
var InstanceCreditSpecificationListRequest = [1, n0, _ICSLR,
0, [() => InstanceCreditSpecificationRequest$,
{ [_xN]: _it }]
];
var InstanceIdStringList = [1, n0, _IISLn,
0, [0,
{ [_xN]: _II }]
];
var InstanceIpv4PrefixList = [1, n0, _IIPL,
0, [() => InstanceIpv4Prefix$,
{ [_xN]: _it }]
];
var InstanceIpv6AddressList = [1, n0, _IIAL,
0, [() => InstanceIpv6Address$,
{ [_xN]: _it }]
];
var InstanceIpv6PrefixList = [1, n0, _IIPLn,
0, [() => InstanceIpv6Prefix$,
{ [_xN]: _it }]
];
var InstanceList = [1, n0, _ILns,
0, [() => Instance$,
{ [_xN]: _it }]
];
var InstanceNetworkInterfaceList = [1, n0, _INIL,
0, [() => InstanceNetworkInterface$,
{ [_xN]: _it }]
];
var InstanceNetworkInterfaceSpecificationList = [1, n0, _INISL,
0, [() => InstanceNetworkInterfaceSpecification$,
{ [_xN]: _it }]
];
var InstancePrivateIpAddressList = [1, n0, _IPIAL,
0, [() => InstancePrivateIpAddress$,
{ [_xN]: _it }]
];
var InstanceSecondaryInterfaceList = [1, n0, _ISIL,
0, [() => InstanceSecondaryInterface$,
{ [_xN]: _it }]
];
var InstanceSecondaryInterfacePrivateIpAddressList = [1, n0, _ISIPIAL,
0, [() => InstanceSecondaryInterfacePrivateIpAddress$,
{ [_xN]: _it }]
];
var InstanceSecondaryInterfacePrivateIpAddressListRequest = [1, n0, _ISIPIALR,
0, [() => InstanceSecondaryInterfacePrivateIpAddressRequest$,
{ [_xN]: _it }]
];
var InstanceSecondaryInterfaceSpecificationListRequest = [1, n0, _ISISLR,
0, [() => InstanceSecondaryInterfaceSpecificationRequest$,
{ [_xN]: _it }]
];
var InstanceStateChangeList = [1, n0, _ISCL,
0, [() => InstanceStateChange$,
{ [_xN]: _it }]
];
var InstanceStatusDetailsList = [1, n0, _ISDL,
0, [() => InstanceStatusDetails$,
{ [_xN]: _it }]
];
var InstanceStatusEventList = [1, n0, _ISEL,
0, [() => InstanceStatusEvent$,
{ [_xN]: _it }]
];
var InstanceStatusList = [1, n0, _ISLn,
0, [() => InstanceStatus$,
{ [_xN]: _it }]
];
var InstanceTypeInfoList = [1, n0, _ITILn,
0, [() => InstanceTypeInfo$,
{ [_xN]: _it }]
];
var InstanceTypeOfferingsList = [1, n0, _ITOL,
0, [() => InstanceTypeOffering$,
{ [_xN]: _it }]
];
var InstanceTypes = ( null && (64 | 0));
var IpPermissionList = [1, n0, _IPLp,
0, [() => IpPermission$,
{ [_xN]: _it }]
];
var IpRangeList = [1, n0, _IRLp,
0, [() => IpRange$,
{ [_xN]: _it }]
];
var IpRanges = [1, n0, _IRpa,
0, [0,
{ [_xN]: _it }]
];
var Ipv4PrefixesList = [1, n0, _IPLpv,
0, [() => Ipv4PrefixSpecification$,
{ [_xN]: _it }]
];
var Ipv4PrefixList = [1, n0, _IPLpvr,
0, [() => Ipv4PrefixSpecificationRequest$,
{ [_xN]: _it }]
];
var Ipv6PrefixesList = [1, n0, _IPLpvre,
0, [() => Ipv6PrefixSpecification$,
{ [_xN]: _it }]
];
var Ipv6PrefixList = [1, n0, _IPLpvref,
0, [() => Ipv6PrefixSpecificationRequest$,
{ [_xN]: _it }]
];
var Ipv6RangeList = [1, n0, _IRLpv,
0, [() => Ipv6Range$,
{ [_xN]: _it }]
];
var KeyNameStringList = [1, n0, _KNSL,
0, [0,
{ [_xN]: _KN }]
];
var KeyPairIdStringList = [1, n0, _KPISL,
0, [0,
{ [_xN]: _KPI }]
];
var KeyPairList = [1, n0, _KPL,
0, [() => KeyPairInfo$,
{ [_xN]: _it }]
];
var LicenseList = [1, n0, _LL,
0, [() => LicenseConfiguration$,
{ [_xN]: _it }]
];
var LicenseSpecificationListRequest = [1, n0, _LSLR,
0, [() => LicenseConfigurationRequest$,
{ [_xN]: _it }]
];
var MediaDeviceInfoList = [1, n0, _MDIL,
0, [() => MediaDeviceInfo$,
{ [_xN]: _it }]
];
var MetricCategoryIdList = [1, n0, _MCIL,
0, [0,
{ [_xN]: _it }]
];
var NetworkCardInfoList = [1, n0, _NCIL,
0, [() => NetworkCardInfo$,
{ [_xN]: _it }]
];
var NetworkCardInterfaceTypeList = [1, n0, _NCITL,
0, [0,
{ [_xN]: _it }]
];
var NetworkInterfaceIdList = [1, n0, _NIIL,
0, [0,
{ [_xN]: _it }]
];
var NetworkInterfaceIpv6AddressesList = [1, n0, _NIIAL,
0, [() => NetworkInterfaceIpv6Address$,
{ [_xN]: _it }]
];
var NetworkInterfaceList = [1, n0, _NIL,
0, [() => NetworkInterface$,
{ [_xN]: _it }]
];
var NetworkInterfacePrivateIpAddressList = [1, n0, _NIPIAL,
0, [() => NetworkInterfacePrivateIpAddress$,
{ [_xN]: _it }]
];
var NeuronDeviceInfoList = [1, n0, _NDIL,
0, [() => NeuronDeviceInfo$,
{ [_xN]: _it }]
];
var NitroTpmSupportedVersionsList = [1, n0, _NTSVL,
0, [0,
{ [_xN]: _it }]
];
var OwnerStringList = [1, n0, _OSL,
0, [0,
{ [_xN]: _Own }]
];
var PlacementGroupStrategyList = [1, n0, _PGSL,
0, [0,
{ [_xN]: _it }]
];
var PrefixListIdList = [1, n0, _PLIL,
0, [() => PrefixListId$,
{ [_xN]: _it }]
];
var PrivateIpAddressSpecificationList = [1, n0, _PIASL,
0, [() => PrivateIpAddressSpecification$,
{ [_xN]: _it }]
];
var ProductCodeList = [1, n0, _PCLr,
0, [() => ProductCode$,
{ [_xN]: _it }]
];
var RegionGeographyList = [1, n0, _RGL,
0, [() => RegionGeography$,
{ [_xN]: _it }]
];
var RegionList = [1, n0, _RL,
0, [() => Region$,
{ [_xN]: _it }]
];
var RegionNames = ( null && (64 | 0));
var RegionNameStringList = [1, n0, _RNSL,
0, [0,
{ [_xN]: _RN }]
];
var ReservationList = [1, n0, _RLe,
0, [() => Reservation$,
{ [_xN]: _it }]
];
var RevokedSecurityGroupRuleList = [1, n0, _RSGRL,
0, [() => RevokedSecurityGroupRule$,
{ [_xN]: _it }]
];
var RootDeviceTypeList = [1, n0, _RDTL,
0, [0,
{ [_xN]: _it }]
];
var SecurityGroupIdStringList = [1, n0, _SGISL,
0, [0,
{ [_xN]: _SGI }]
];
var SecurityGroupList = [1, n0, _SGL,
0, [() => SecurityGroup$,
{ [_xN]: _it }]
];
var SecurityGroupRuleIdList = [1, n0, _SGRIL,
0, [0,
{ [_xN]: _it }]
];
var SecurityGroupRuleList = [1, n0, _SGRL,
0, [() => SecurityGroupRule$,
{ [_xN]: _it }]
];
var SecurityGroupStringList = [1, n0, _SGSL,
0, [0,
{ [_xN]: _SGec }]
];
var SnapshotIdStringList = [1, n0, _SISL,
0, [0,
{ [_xN]: _SIn }]
];
var SnapshotList = [1, n0, _SLn,
0, [() => Snapshot$,
{ [_xN]: _it }]
];
var SnapshotSet = [1, n0, _SSn,
0, [() => SnapshotInfo$,
{ [_xN]: _it }]
];
var SubnetIdStringList = [1, n0, _SISLu,
0, [0,
{ [_xN]: _SIu }]
];
var SubnetIpv6CidrBlockAssociationSet = [1, n0, _SICBAS,
0, [() => SubnetIpv6CidrBlockAssociation$,
{ [_xN]: _it }]
];
var SubnetList = [1, n0, _SLu,
0, [() => Subnet$,
{ [_xN]: _it }]
];
var SuccessfulInstanceCreditSpecificationSet = [1, n0, _SICSS,
0, [() => SuccessfulInstanceCreditSpecificationItem$,
{ [_xN]: _it }]
];
var SupportedAdditionalProcessorFeatureList = [1, n0, _SAPFL,
0, [0,
{ [_xN]: _it }]
];
var SupportedInstanceTypeSet = [1, n0, _SITS,
0, [() => InstanceTypeItem$,
{ [_xN]: _it }]
];
var TagList = [1, n0, _TL,
0, [() => Tag$,
{ [_xN]: _it }]
];
var TagSpecificationList = [1, n0, _TSL,
0, [() => TagSpecification$,
{ [_xN]: _it }]
];
var ThreadsPerCoreList = [1, n0, _TPCL,
0, [1,
{ [_xN]: _it }]
];
var UnsuccessfulInstanceCreditSpecificationSet = [1, n0, _UICSS,
0, [() => UnsuccessfulInstanceCreditSpecificationItem$,
{ [_xN]: _it }]
];
var UnsupportedInstanceTypeSet = [1, n0, _UITS,
0, [() => InstanceTypeItem$,
{ [_xN]: _it }]
];
var UsageClassTypeList = [1, n0, _UCTL,
0, [0,
{ [_xN]: _it }]
];
var UserIdGroupPairList = [1, n0, _UIGPL,
0, [() => UserIdGroupPair$,
{ [_xN]: _it }]
];
var ValueStringList = [1, n0, _VSL,
0, [0,
{ [_xN]: _it }]
];
var VirtualizationTypeList = [1, n0, _VTLi,
0, [0,
{ [_xN]: _it }]
];
var VolumeAttachmentList = [1, n0, _VALo,
0, [() => VolumeAttachment$,
{ [_xN]: _it }]
];
var VolumeIdStringList = [1, n0, _VISL,
0, [0,
{ [_xN]: _VIo }]
];
var VolumeList = [1, n0, _VLo,
0, [() => Volume$,
{ [_xN]: _it }]
];
var VpcCidrBlockAssociationSet = [1, n0, _VCBAS,
0, [() => VpcCidrBlockAssociation$,
{ [_xN]: _it }]
];
var VpcIdStringList = [1, n0, _VISLp,
0, [0,
{ [_xN]: _VI }]
];
var VpcIpv6CidrBlockAssociationSet = [1, n0, _VICBAS,
0, [() => VpcIpv6CidrBlockAssociation$,
{ [_xN]: _it }]
];
var VpcList = [1, n0, _VLp,
0, [() => Vpc$,
{ [_xN]: _it }]
];
var WorkloadsList = [1, n0, _WL,
0, [0,
{ [_xN]: _it }]
];
var AuthorizeSecurityGroupEgress$ = [9, n0, _ASGE,
0, () => AuthorizeSecurityGroupEgressRequest$, () => AuthorizeSecurityGroupEgressResult$
];
var AuthorizeSecurityGroupIngress$ = [9, n0, _ASGIu,
0, () => AuthorizeSecurityGroupIngressRequest$, () => AuthorizeSecurityGroupIngressResult$
];
var CopyImage$ = [9, n0, _CIopy,
0, () => CopyImageRequest$, () => CopyImageResult$
];
var CreateSecurityGroup$ = [9, n0, _CSG,
0, () => CreateSecurityGroupRequest$, () => CreateSecurityGroupResult$
];
var CreateTags$ = [9, n0, _CTreat,
0, () => CreateTagsRequest$, () => __Unit
];
var DeleteKeyPair$ = [9, n0, _DKP,
0, () => DeleteKeyPairRequest$, () => DeleteKeyPairResult$
];
var DeleteSecurityGroup$ = [9, n0, _DSG,
0, () => DeleteSecurityGroupRequest$, () => DeleteSecurityGroupResult$
];
var DeleteSnapshot$ = [9, n0, _DSele,
0, () => DeleteSnapshotRequest$, () => __Unit
];
var DeleteTags$ = [9, n0, _DTelet,
0, () => DeleteTagsRequest$, () => __Unit
];
var DeleteVolume$ = [9, n0, _DVel,
0, () => DeleteVolumeRequest$, () => __Unit
];
var DeregisterImage$ = [9, n0, _DIer,
0, () => DeregisterImageRequest$, () => DeregisterImageResult$
];
var DescribeImages$ = [9, n0, _DIes,
0, () => DescribeImagesRequest$, () => DescribeImagesResult$
];
var DescribeInstanceAttribute$ = [9, n0, _DIAe,
0, () => DescribeInstanceAttributeRequest$, () => InstanceAttribute$
];
var DescribeInstanceCreditSpecifications$ = [9, n0, _DICS,
0, () => DescribeInstanceCreditSpecificationsRequest$, () => DescribeInstanceCreditSpecificationsResult$
];
var DescribeInstances$ = [9, n0, _DIesc,
0, () => DescribeInstancesRequest$, () => DescribeInstancesResult$
];
var DescribeInstanceStatus$ = [9, n0, _DISes,
0, () => DescribeInstanceStatusRequest$, () => DescribeInstanceStatusResult$
];
var DescribeInstanceTypeOfferings$ = [9, n0, _DITO,
0, () => DescribeInstanceTypeOfferingsRequest$, () => DescribeInstanceTypeOfferingsResult$
];
var DescribeInstanceTypes$ = [9, n0, _DITe,
0, () => DescribeInstanceTypesRequest$, () => DescribeInstanceTypesResult$
];
var DescribeKeyPairs$ = [9, n0, _DKPe,
0, () => DescribeKeyPairsRequest$, () => DescribeKeyPairsResult$
];
var DescribeNetworkInterfaces$ = [9, n0, _DNIe,
0, () => DescribeNetworkInterfacesRequest$, () => DescribeNetworkInterfacesResult$
];
var DescribeRegions$ = [9, n0, _DRes,
0, () => DescribeRegionsRequest$, () => DescribeRegionsResult$
];
var DescribeSecurityGroups$ = [9, n0, _DSGe,
0, () => DescribeSecurityGroupsRequest$, () => DescribeSecurityGroupsResult$
];
var DescribeSnapshots$ = [9, n0, _DSes,
0, () => DescribeSnapshotsRequest$, () => DescribeSnapshotsResult$
];
var DescribeSubnets$ = [9, n0, _DSesc,
0, () => DescribeSubnetsRequest$, () => DescribeSubnetsResult$
];
var DescribeVolumes$ = [9, n0, _DVes,
0, () => DescribeVolumesRequest$, () => DescribeVolumesResult$
];
var DescribeVpcs$ = [9, n0, _DVesc,
0, () => DescribeVpcsRequest$, () => DescribeVpcsResult$
];
var ImportKeyPair$ = [9, n0, _IKP,
0, () => ImportKeyPairRequest$, () => ImportKeyPairResult$
];
var ModifyInstanceAttribute$ = [9, n0, _MIAo,
0, () => ModifyInstanceAttributeRequest$, () => __Unit
];
var ModifyInstanceCreditSpecification$ = [9, n0, _MICS,
0, () => ModifyInstanceCreditSpecificationRequest$, () => ModifyInstanceCreditSpecificationResult$
];
var ModifyInstanceMetadataOptions$ = [9, n0, _MIMOo,
0, () => ModifyInstanceMetadataOptionsRequest$, () => ModifyInstanceMetadataOptionsResult$
];
var RevokeSecurityGroupEgress$ = [9, n0, _RSGE,
0, () => RevokeSecurityGroupEgressRequest$, () => RevokeSecurityGroupEgressResult$
];
var RunInstances$ = [9, n0, _RIu,
0, () => RunInstancesRequest$, () => Reservation$
];
var StartInstances$ = [9, n0, _SIta,
0, () => StartInstancesRequest$, () => StartInstancesResult$
];
var StopInstances$ = [9, n0, _SItop,
0, () => StopInstancesRequest$, () => StopInstancesResult$
];
var TerminateInstances$ = [9, n0, _TI,
0, () => TerminateInstancesRequest$, () => TerminateInstancesResult$
];
})
};
