import type { AwsSettings } from '../aws/client/clients.ts';
import { createAwsSimulator } from '../aws/simulator.ts';
import { UserError } from '../errors.ts';
import { checkPolicy } from '../policy-check/check-policy.ts';
import { problemsText, readPolicy } from '../policy-check/read-policy.ts';
import { jsonOf, type Paint, tableOf } from '../policy-check/report.ts';

/** What somebody asks for in a terminal. */
interface Asked {
  /** Of the file. */
  readonly name: string;
  readonly text: string;
  readonly action: string;
  readonly resource: string;
  readonly context: readonly { readonly key: string; readonly value: string }[];
  readonly json: boolean;
}

interface Answer {
  /** 0: no hole, 1: a hole, 2: bad input. */
  readonly exitCode: 0 | 1 | 2;
  readonly words: string;
}

/** Checks policies with the simulator at these settings, which is AWS's own unless they name an address. */
export function checkingPolicies(settings: AwsSettings) {
  const simulator = createAwsSimulator(settings);
  return {
    async check({ name, text, action, resource, context, json }: Asked, paint: Paint): Promise<Answer> {
      const read = readPolicy(text);
      if ('problems' in read) {
        const words = json ? `${JSON.stringify(read, null, 2)}\n` : problemsText(name, read.problems);
        return { exitCode: 2, words };
      }
      const extra = context.map(({ key, value }) => ({ key, type: 'string', values: [value] }) as const);
      try {
        const report = await checkPolicy(simulator, read, { action, resource }, extra);
        const words = json ? jsonOf(report) : tableOf(name, report, paint);
        return { exitCode: report.holes.length > 0 ? 1 : 0, words };
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        const problem = { line: 1, path: '', says: error.message };
        return {
          exitCode: 2,
          words: json ? `${JSON.stringify({ problems: [problem] }, null, 2)}\n` : `${error.message}\n`,
        };
      }
    },
    stop: () => simulator.close(),
  };
}
