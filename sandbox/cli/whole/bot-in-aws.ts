import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { EmbeddedAws } from '../../aws/start.ts';

const TEMPLATE = new URL('../../../deploy/cloudformation.yml', import.meta.url);

type Values = Readonly<Record<string, string>>;

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Properties: Readonly<Record<string, unknown>> }>>;
}

interface Key {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const PATH = '/mfa-demo-bots/';

/**
 * Creates the user and the policies of deploy/cloudformation.yml: a bot with the least privilege. They are active at
 * once.
 * @returns the settings of a program that acts as this bot: the bot itself, doctor, sweep and others
 */
export async function addBot(aws: EmbeddedAws, installation: string, key: Key): Promise<Record<string, string>> {
  const known = { Installation: installation, 'AWS::Partition': 'aws', 'AWS::AccountId': aws.accountId };
  const { Resources } = parse(await readFile(TEMPLATE, 'utf8')) as Template;
  const nameOf = (logicalId: string) => String(resolved(Resources[logicalId]?.Properties.ManagedPolicyName, known));
  const arnOf = (logicalId: string) => `arn:aws:iam::${aws.accountId}:policy${PATH}${nameOf(logicalId)}`;
  const boundaryArn = arnOf('ParticipantsBoundary');
  const policyOf = (logicalId: string) => ({
    policyName: nameOf(logicalId),
    path: PATH,
    document: resolved(Resources[logicalId]?.Properties.PolicyDocument, {
      ...known,
      ParticipantsBoundary: boundaryArn,
    }),
  });
  const user = {
    userName: `mfa-demo-${installation}-bot`,
    path: PATH,
    boundaryArn: arnOf('BotBoundary'),
    attachedPolicies: [arnOf('BotPolicy')],
    accessKeys: [key],
  };
  const managedPolicies = ['ParticipantsBoundary', 'BotBoundary', 'BotPolicy'].map(policyOf);
  await aws.seed({ managedPolicies, users: [user] }).catch((cause: Error) => {
    throw new Error(`The embedded AWS does not accept deploy/cloudformation.yml: ${cause.message}`, { cause });
  });
  return {
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    PERMISSIONS_BOUNDARY_ARN: boundaryArn,
  };
}

/**
 * Resolves `Ref` and `Fn::Sub`, the only intrinsic functions in the policies.
 * @throws Error if a parameter has no value
 */
function resolved(node: unknown, values: Values): unknown {
  if (Array.isArray(node)) return node.map((each) => resolved(each, values));
  if (typeof node !== 'object' || node === null) return node;
  const [[key, value] = ['', undefined], ...others] = Object.entries(node);
  if (others.length === 0 && key === 'Ref') return parameter(String(value), values);
  if (others.length === 0 && key === 'Fn::Sub') {
    return String(value).replace(/\$\{([^}]+)\}/g, (_whole, name: string) => parameter(name, values));
  }
  return Object.fromEntries(Object.entries(node).map(([name, each]) => [name, resolved(each, values)]));
}

function parameter(name: string, values: Values): string {
  const value = values[name];
  if (value === undefined) throw new Error(`deploy/cloudformation.yml uses ${name}, which has no value here`);
  return value;
}
