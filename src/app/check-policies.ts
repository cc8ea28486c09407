import type { AwsSettings } from '../aws/client/clients.ts';
import { createAwsSimulator } from '../aws/simulator.ts';
import { ConfigError, UserError } from '../errors.ts';
import { checkPolicy } from '../policy-check/check-policy.ts';
import { type ReadPolicy, readPolicy } from '../policy-check/read-policy.ts';
import type { Question } from '../policy-check/simulator.ts';
import {
  failureJson,
  jsonOf,
  type Paint,
  problemsJson,
  problemsText,
  tableOf,
} from '../policy-check/terminal/report.ts';

/** The question of a person at a terminal. */
interface Asked {
  /** The name of the file. */
  readonly name: string;
  readonly text: string;
  /**
   * If absent, `s3:ListAllMyBuckets`. A trust policy is always checked for `sts:AssumeRole`, and no other action is
   * accepted.
   */
  readonly action?: string | undefined;
  /** If absent, `*`. For a trust policy, only `*` and ARNs of roles are accepted. */
  readonly resource?: string | undefined;
  readonly context: readonly { readonly key: string; readonly value: string }[];
  readonly json: boolean;
}

interface Answer {
  /** 0: no hole, 1: a hole, 2: bad input, 3: no verdict, for example because AWS did not answer. */
  readonly exitCode: 0 | 1 | 2 | 3;
  readonly words: string;
}

/** Creates the check of policies. It asks AWS's simulator, or a simulator at the address in the settings. */
export function checkingPolicies(settings: AwsSettings) {
  const simulator = createAwsSimulator(settings);
  return {
    async check({ name, text, action, resource, context, json }: Asked, paint: Paint): Promise<Answer> {
      const read = readPolicy(text);
      if ('problems' in read) {
        return { exitCode: 2, words: json ? problemsJson(read.problems) : problemsText(name, read.problems) };
      }
      const question = questionFor(read, action, resource);
      if (!question) return badInput(OF_TRUST, json);
      const extra = context.map(({ key, value }) => ({ key, type: 'string', values: [value] }) as const);
      try {
        const report = await checkPolicy(simulator, read, question, extra);
        const words = json ? jsonOf(report) : tableOf(name, report, paint);
        return { exitCode: report.holes.length > 0 ? 1 : 0, words };
      } catch (error) {
        const { exitCode, says } = failureOf(error);
        return { exitCode, words: json ? failureJson(says) : `${says}\n` };
      }
    },
    stop: () => simulator.close(),
  };
}

const OF_TRUST = 'A trust policy is checked only for sts:AssumeRole on its role: leave out --action and --resource.';

/**
 * Returns the question for the simulator; undefined if the policy is a trust policy, and the action or the resource
 * does not fit.
 */
function questionFor(
  { kind }: ReadPolicy,
  action: string | undefined,
  resource: string | undefined,
): Question | undefined {
  if (kind === 'identity') return { action: action ?? 's3:ListAllMyBuckets', resource: resource ?? '*' };
  const isAssuming = /^sts:AssumeRole$/i.test(action ?? 'sts:AssumeRole');
  const isRole = /^(?:\*|arn:[\w-]+:iam::\d{12}:role\/.+)$/.test(resource ?? '*');
  return isAssuming && isRole ? { action: 'sts:AssumeRole', resource: '*' } : undefined;
}

function badInput(says: string, json: boolean): Answer {
  return { exitCode: 2, words: json ? failureJson(says) : `${says}\n` };
}

/** Translates a failure into an exit code and a sentence, so that it cannot look like a verdict. */
function failureOf(error: unknown): { readonly exitCode: 2 | 3; readonly says: string } {
  if (error instanceof UserError) return { exitCode: 2, says: error.message };
  if (error instanceof ConfigError) {
    const needed = 'they must be valid, and must allow iam:SimulateCustomPolicy';
    return { exitCode: 3, says: `AWS does not accept the credentials of your shell: ${needed}.` };
  }
  return { exitCode: 3, says: `The policy could not be judged: ${error instanceof Error ? error.message : 'unknown'}` };
}
