/** A region, as a person picks it. */
export interface KnownRegion {
  /** `eu-west-1` */
  readonly name: string;
  /** `Europe (Ireland)` */
  readonly place: string;
}

/** The regions of all partitions. Source: the partition table of the AWS SDK for JavaScript, against which a test holds it. */
export const knownRegions: readonly KnownRegion[] = [
  { name: 'af-south-1', place: 'Africa (Cape Town)' },
  { name: 'ap-east-1', place: 'Asia Pacific (Hong Kong)' },
  { name: 'ap-east-2', place: 'Asia Pacific (Taipei)' },
  { name: 'ap-northeast-1', place: 'Asia Pacific (Tokyo)' },
  { name: 'ap-northeast-2', place: 'Asia Pacific (Seoul)' },
  { name: 'ap-northeast-3', place: 'Asia Pacific (Osaka)' },
  { name: 'ap-south-1', place: 'Asia Pacific (Mumbai)' },
  { name: 'ap-south-2', place: 'Asia Pacific (Hyderabad)' },
  { name: 'ap-southeast-1', place: 'Asia Pacific (Singapore)' },
  { name: 'ap-southeast-2', place: 'Asia Pacific (Sydney)' },
  { name: 'ap-southeast-3', place: 'Asia Pacific (Jakarta)' },
  { name: 'ap-southeast-4', place: 'Asia Pacific (Melbourne)' },
  { name: 'ap-southeast-5', place: 'Asia Pacific (Malaysia)' },
  { name: 'ap-southeast-6', place: 'Asia Pacific (New Zealand)' },
  { name: 'ap-southeast-7', place: 'Asia Pacific (Thailand)' },
  { name: 'ca-central-1', place: 'Canada (Central)' },
  { name: 'ca-west-1', place: 'Canada West (Calgary)' },
  { name: 'eu-central-1', place: 'Europe (Frankfurt)' },
  { name: 'eu-central-2', place: 'Europe (Zurich)' },
  { name: 'eu-north-1', place: 'Europe (Stockholm)' },
  { name: 'eu-south-1', place: 'Europe (Milan)' },
  { name: 'eu-south-2', place: 'Europe (Spain)' },
  { name: 'eu-west-1', place: 'Europe (Ireland)' },
  { name: 'eu-west-2', place: 'Europe (London)' },
  { name: 'eu-west-3', place: 'Europe (Paris)' },
  { name: 'il-central-1', place: 'Israel (Tel Aviv)' },
  { name: 'me-central-1', place: 'Middle East (UAE)' },
  { name: 'me-south-1', place: 'Middle East (Bahrain)' },
  { name: 'me-west-1', place: 'Middle East (Saudi Arabia)' },
  { name: 'mx-central-1', place: 'Mexico (Central)' },
  { name: 'sa-east-1', place: 'South America (Sao Paulo)' },
  { name: 'sa-west-1', place: 'South America (Chile)' },
  { name: 'us-east-1', place: 'US East (N. Virginia)' },
  { name: 'us-east-2', place: 'US East (Ohio)' },
  { name: 'us-west-1', place: 'US West (N. California)' },
  { name: 'us-west-2', place: 'US West (Oregon)' },
  { name: 'cn-north-1', place: 'China (Beijing)' },
  { name: 'cn-northwest-1', place: 'China (Ningxia)' },
  { name: 'eusc-de-east-1', place: 'AWS European Sovereign Cloud (Germany)' },
  { name: 'us-iso-east-1', place: 'US ISO East' },
  { name: 'us-iso-west-1', place: 'US ISO WEST' },
  { name: 'us-isob-east-1', place: 'US ISOB East (Ohio)' },
  { name: 'us-isob-west-1', place: 'US ISOB West' },
  { name: 'eu-isoe-west-1', place: 'EU ISOE West' },
  { name: 'us-isof-east-1', place: 'US ISOF EAST' },
  { name: 'us-isof-south-1', place: 'US ISOF SOUTH' },
  { name: 'us-gov-east-1', place: 'AWS GovCloud (US-East)' },
  { name: 'us-gov-west-1', place: 'AWS GovCloud (US-West)' },
];
