import { ALL_LESSONS, offering } from '../app/lessons.ts';
import { createAwsAccount } from '../aws/account.ts';
import { createAwsSelfCheck } from '../aws/self-check.ts';
import type { Config } from '../config.ts';
import { pathOf } from '../scenario/naming.ts';
import { makesRole } from '../scenario/scenario.ts';
import { GRACE_MS, judgeAll, judgeByDeadline, orphansAmong } from '../scenario/sweep/orphans.ts';
import { createSlackSelfCheck } from '../slack/self-check.ts';
import { createRedisSelfCheck } from '../state/self-check.ts';
import { awsChecks } from './aws-checks.ts';
import { type Check, type Checked, runCheck, skipped } from './check.ts';
import { once } from './needs.ts';
import { redisChecks } from './redis-checks.ts';
import { slackChecks } from './slack-checks.ts';

/**
 * Runs all checks, one after another. They change nothing, except that the checks of Redis write and delete test keys.
 * @param onChecked called after each check
 */
export async function examine(config: Config, onChecked: (checked: Checked) => void): Promise<Checked[]> {
  const { checks, close } = allChecks(config);
  const results: Checked[] = [];
  try {
    for (const check of checks) {
      const checked = await runCheck(check);
      onChecked(checked);
      results.push(checked);
    }
  } finally {
    close();
  }
  return results;
}

function allChecks(config: Config): { checks: Check[]; close: () => void } {
  const { aws, demo, state, slack, access } = config;
  const { installation, longestLifetimeMs } = demo;
  const { scenarios, faces } = offering(ALL_LESSONS, demo.scenarios);
  const isRoleOffered = faces.offered().some((id) => makesRole(scenarios.of({ scenario: id })));
  const awsLook = createAwsSelfCheck(aws);
  const account = createAwsAccount(aws);
  const judge = judgeByDeadline({ aws: account, clock: account, graceMs: GRACE_MS, longestLifetimeMs });
  const path = pathOf(installation);
  const findLeftovers = async () => {
    const judged = await judgeAll(account, path, judge);
    return orphansAmong(judged).flatMap(({ resources }) => resources.map(({ arn }) => arn));
  };
  const findBelow = async () => (await account.findBelow(path)).map(({ arn }) => arn);
  const ours = once(() => account.findOurs(path));
  const namesOf = async (wanted: 'user' | 'role') =>
    (await ours()).filter(({ kind }) => kind === wanted).map(({ name }) => name);
  const redis =
    state.kind === 'redis' ? createRedisSelfCheck({ ...state, prefix: `mfa-demo:${installation}` }) : undefined;
  return {
    checks: [
      ...slackChecks({ slack, access }, createSlackSelfCheck(slack)),
      ...(redis ? redisChecks(redis) : [withoutRedis]),
      ...awsChecks({ aws, installation, isRoleOffered }, { ...awsLook, findLeftovers, findBelow, namesOf }),
    ],
    close: () => {
      awsLook.close();
      account.close();
      redis?.close();
    },
  };
}

const withoutRedis: Check = {
  id: 'redis',
  title: 'Running demos are kept at a restart',
  run: async () => skipped('MFA_DEMO_STATE is memory, so a restart loses running demos'),
};
