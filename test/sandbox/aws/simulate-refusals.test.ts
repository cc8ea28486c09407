import {
  SimulateCustomPolicyCommand,
  type SimulateCustomPolicyCommandInput,
  SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalOf, startWorld, type World } from './support.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.aws.close());

const iamOfAccount = 'arn:aws:iam::111122223333';
const policy = (statement: object) => JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
const everything = { Effect: 'Allow', Action: '*', Resource: '*' };

describe('a simulation is refused if its request has', () => {
  const PolicyInputList = [policy(everything)];
  const ActionNames = ['iam:GetUser'];

  test.each<[string, SimulateCustomPolicyCommandInput, string]>([
    ['an action without a service', { PolicyInputList, ActionNames: ['GetUser'] }, 'Invalid Input Action: GetUser'],
    ['an action with a wildcard', { PolicyInputList, ActionNames: ['iam:*'] }, 'Invalid Input Action: iam:*'],
    [
      'a malformed policy',
      { PolicyInputList: ['{}'], ActionNames },
      'Invalid Input PolicyInputList.1: Syntax errors in policy.',
    ],
    [
      'a resource policy without a caller',
      { PolicyInputList, ActionNames, ResourcePolicy: policy({ ...everything, Principal: '*' }) },
      'A resource policy needs the ARN of a caller.',
    ],
    [
      'two boundaries',
      { PolicyInputList, ActionNames, PermissionsBoundaryPolicyInputList: [...PolicyInputList, ...PolicyInputList] },
      'Only one permissions boundary policy can be simulated.',
    ],
    [
      'a caller that is not a user',
      { PolicyInputList, ActionNames, CallerArn: `${iamOfAccount}:role/r` },
      `Invalid caller ARN: ${iamOfAccount}:role/r is not the ARN of an IAM user.`,
    ],
    [
      'a ResourceHandlingOption, which is only for EC2',
      { PolicyInputList, ActionNames: ['ec2:RunInstances'], ResourceHandlingOption: 'EC2-VPC-EBS' },
      'The sandbox does not simulate the EC2 scenarios of ResourceHandlingOption.',
    ],
    [
      'a numeric context value that is not a number',
      {
        PolicyInputList,
        ActionNames,
        ContextEntries: [
          { ContextKeyName: 'aws:MultiFactorAuthAge', ContextKeyType: 'numeric', ContextKeyValues: ['ten'] },
        ],
      },
      'Invalid value ten of type numeric for context key aws:MultiFactorAuthAge.',
    ],
  ])('%s', async (_name, input, message) => {
    expect(await refusalOf(world.iam.send(new SimulateCustomPolicyCommand(input)))).toEqual({
      code: 'InvalidInput',
      http: 400,
      message,
    });
  });

  test('the ARN of an unknown user, or an ARN of the root user', async () => {
    const of = (PolicySourceArn: string) =>
      refusalOf(world.iam.send(new SimulatePrincipalPolicyCommand({ PolicySourceArn, ActionNames })));
    expect(await of(`${iamOfAccount}:user/nobody`)).toMatchObject({ code: 'NoSuchEntity', http: 404 });
    expect(await of(`${iamOfAccount}:root`)).toMatchObject({
      code: 'InvalidInput',
      message: `Invalid Entity Arn: ${iamOfAccount}:root does not clearly define entity type and name.`,
    });
  });
});
