/** The region of IAM, and the default region of buckets. */
export const HOME_REGION = 'us-east-1';

/** The regions of the partition `aws` (botocore's partitions.json); those of `aws-cn` and `aws-us-gov` are refused. */
const REGIONS: ReadonlySet<string> = new Set([
  'af-south-1',
  ...['ap-east-1', 'ap-east-2', 'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1', 'ap-south-2'],
  ...['ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-5', 'ap-southeast-6'],
  ...['ap-southeast-7', 'ca-central-1', 'ca-west-1', 'eu-central-1', 'eu-central-2', 'eu-north-1', 'eu-south-1'],
  ...['eu-south-2', 'eu-west-1', 'eu-west-2', 'eu-west-3', 'il-central-1', 'me-central-1', 'me-south-1', 'me-west-1'],
  ...['mx-central-1', 'sa-east-1', 'sa-west-1', HOME_REGION, 'us-east-2', 'us-west-1', 'us-west-2'],
]);

/** Returns whether a name is that of a region of the partition `aws`. */
export function isRegion(name: string): boolean {
  return REGIONS.has(name);
}
