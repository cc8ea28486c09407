import type { AwsPoint } from '../../point.ts';

/** Beliefs that need a person and a stack, an organization, a cluster, another partition or a room full of people. */
export const AWS_FOR_A_PERSON: readonly AwsPoint[] = [
  {
    id: 'template-on-real-account',
    service: 'aws',
    statement:
      'The CloudFormation template works on a real account, and its policies allow what the bot does. They were tested only in the embedded AWS.',
    where: ['deploy/cloudformation.yml'],
    by: 'a person',
    how: 'Deploy the stack as docs/operate.md says, give the bot its outputs, and run `npm run doctor -- --canary`. Each lesson ends with "nothing is left".',
  },
  {
    id: 'empty-condition-in-trust-policy',
    service: 'aws',
    statement: 'CloudFormation accepts a trust policy whose `Condition` is removed by `Fn::If`.',
    where: ['deploy/cloudformation.yml'],
    by: 'a person',
    how: 'Deploy the stack with `TrustedPrincipalArn` and without `ExternalId`. The role `AssumableRole` exists, and its trust policy has no condition.',
  },
  {
    id: 'eks-pod-identity',
    service: 'aws',
    statement: 'EKS Pod Identity accepts the role that the stack makes with `TrustedService=pods.eks.amazonaws.com`.',
    where: ['deploy/cloudformation.yml', 'deploy/kubernetes.yml'],
    by: 'a person',
    how: 'Deploy the stack with that parameter, associate the role with a service account of an EKS cluster, and run the bot there. `npm run doctor` in the pod names the role.',
  },
  {
    id: 'simulate-service-control-policies',
    service: 'aws',
    statement: '`SimulatePrincipalPolicy` applies the service control policies of an organization.',
    where: ['sandbox/aws/iam/simulate/simulate.ts', 'src/doctor/permission-matrix.ts'],
    by: 'a person',
    how: 'In an organization, deny `iam:CreateUser` for an account with a service control policy and run `npm run doctor` there. It says that the bot may not create users.',
  },
  {
    id: 'bucket-location-in-every-region',
    service: 'aws',
    statement: '`GetBucketLocation` answers in every region, whatever region the bucket is in.',
    where: ['sandbox/aws/s3/bucket-configuration.ts'],
    by: 'a person',
    how: 'With a bucket of yours in one region, run `aws s3api get-bucket-location --bucket NAME --region` with two other regions. Both name the region of the bucket.',
  },
  {
    id: 'other-partitions',
    service: 'aws',
    statement: 'The bot works in the partitions `aws-cn` and `aws-us-gov`. Only `aws` was tested.',
    where: ['src/aws/client/clients.ts'],
    by: 'a person',
    how: 'Deploy the stack in an account of that partition, set `AWS_REGION`, and run `npm run doctor -- --canary`.',
  },
  {
    id: 'throttling-of-fifty',
    service: 'aws',
    statement: 'IAM and STS throttle fifty demos that start together no more than the bot’s pacing expects.',
    where: ['src/aws/client/clients.ts', 'src/aws/client/pacing', 'docs/operate.md'],
    by: 'a person',
    how: 'Hold a workshop of fifty on a test account, because a program would cause throttling for all other users of the account. Look at the metrics of AWS calls. All fifty people get their QR code within the time that docs/operate.md says.',
  },
  {
    id: 'managed-redis-info',
    service: 'aws',
    statement:
      '`INFO` of MemoryDB and ElastiCache has `aof_enabled` and `maxmemory_policy`, and the bot works there in cluster mode.',
    where: ['src/state/self-check.ts'],
    by: 'a person',
    how: 'Set `REDIS_URL`, and `REDIS_CLUSTER=true` for MemoryDB, and run `npm run doctor` from a machine that reaches it. All lines about Redis are `ok`.',
  },
];
