import { expect, test } from 'vitest';
import { PATTERNS } from '../../../src/policy-check/patterns.ts';
import { tableOf } from '../../../src/policy-check/terminal/report.ts';
import { textOf } from '../../../src/slack/text/catalog.ts';
import { policyChecks } from '../policy-checks.ts';

const { verdict, repaired } = textOf('en').policyCheck;
const PAINT = { red: String, green: String, bold: String, dim: String };
const NOBODY = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] };

const { checked } = policyChecks();

async function printed(policy: object) {
  return tableOf('policy.json', await checked(policy), PAINT).split('\n');
}

/** Returns a sentence of the window in Slack without its emoji and its bold marks. */
function plain(sentence: string): string {
  return sentence.replace(/^:\w+: /, '').replaceAll('*', '');
}

test('the terminal says the verdict in the words of the window in Slack', async () => {
  expect(await printed(PATTERNS['allow-bool'])).toContain(plain(verdict.tight));
  expect(await printed(NOBODY)).toContain(plain(verdict.closed));
  const leaky = await printed(PATTERNS['deny-bool']);
  expect(leaky).toContain(plain(verdict.hole('access key')));
  expect(leaky).toContain(plain(repaired));
});

test('the report lists every kind of credentials that is allowed without MFA, and says if it is about a trust policy', async () => {
  const open = { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' };
  const all =
    'This policy does not demand MFA. Allowed without MFA: access key, temporary credentials without MFA and temporary credentials of a role.';
  expect(await printed({ Version: '2012-10-17', Statement: [open] })).toContain(all);
  expect(await printed(PATTERNS['trust-bool'])).toContain(
    'This trust policy demands MFA. Requests without MFA are denied.',
  );
});
