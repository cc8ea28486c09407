import { parsePolicy } from '../policy/parse.ts';
import type { InlinePolicy, ManagedPolicy } from './state.ts';

const documents = {
  AdministratorAccess: { id: 'ANPAIWMBCKSKIEE64ZLYK', actions: ['*'] },
  AmazonS3FullAccess: { id: 'ANPAIFIR6V6BVTRAHWINE', actions: ['s3:*', 's3-object-lambda:*'] },
  AmazonS3ReadOnlyAccess: {
    id: 'ANPAIZTJ4DXE7G6AGAE6M',
    actions: ['s3:Get*', 's3:List*', 's3:Describe*', 's3-object-lambda:Get*', 's3-object-lambda:List*'],
  },
  IAMFullAccess: { id: 'ANPAI7XKCFMBPM3QQRRVQ', actions: ['iam:*'] },
  IAMReadOnlyAccess: {
    id: 'ANPAJKSO7NDY4T57MWDSQ',
    actions: ['iam:Get*', 'iam:List*', 'iam:Simulate*', 'iam:GenerateCredentialReport'],
  },
} as const;

/** The few AWS managed policies that this account knows, by ARN, with simplified documents. Nobody can change them. */
export const awsManagedPolicies: ReadonlyMap<string, ManagedPolicy> = new Map(
  Object.entries(documents).map(([name, { id, actions }]) => {
    const arn = `arn:aws:iam::aws:policy/${name}`;
    return [arn, awsManagedPolicy(arn, name, id, actions)];
  }),
);

export const allowEverything: InlinePolicy = policyAllowing(['*']);

function policyAllowing(actions: readonly string[]): InlinePolicy {
  const Action = actions.length === 1 ? actions[0] : actions;
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] });
  return { text, document: parsePolicy(text) };
}

function awsManagedPolicy(arn: string, name: string, id: string, actions: readonly string[]): ManagedPolicy {
  const createdAt = Date.parse('2015-02-06T18:39:46Z');
  const version = { id: 'v1', createdAt, ...policyAllowing(actions) };
  return {
    arn,
    name,
    path: '/',
    id,
    createdAt,
    updatedAt: createdAt,
    description: undefined,
    tags: {},
    versions: new Map([['v1', version]]),
    versionsMade: 1,
    defaultVersion: [{ at: createdAt, value: version }],
  };
}
