import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../support/volume.ts';
import { startRealTrust } from './real-trust.ts';

type Names = Awaited<ReturnType<typeof startRealTrust>>;

/**
 * Few values, so that two random conditions often have the same value. One age is below the age of the code, and one
 * is above.
 */
const KEYS: Readonly<Record<string, { readonly operators: string[]; readonly valuesFor: (names: Names) => string[] }>> =
  {
    'aws:MultiFactorAuthPresent': {
      operators: ['Bool', 'Bool', 'Null', 'StringEquals'],
      valuesFor: () => ['true', 'false'],
    },
    'aws:MultiFactorAuthAge': {
      operators: ['NumericLessThan', 'NumericGreaterThan', 'Null'],
      valuesFor: () => ['20', '3600'],
    },
    'aws:PrincipalArn': {
      operators: ['ArnLike', 'ArnNotLike', 'StringEquals', 'StringNotEquals'],
      valuesFor: ({ ann, ben }) => [ann, ben],
    },
    'aws:username': { operators: ['StringEquals', 'StringNotEquals'], valuesFor: () => ['ann', 'ben'] },
    'aws:PrincipalType': { operators: ['StringEquals', 'StringNotEquals'], valuesFor: () => ['User', 'AssumedRole'] },
  };

const condition = (names: Names) =>
  fc
    .constantFrom(...Object.keys(KEYS))
    .chain((key) => {
      const { operators = [], valuesFor = () => [] } = KEYS[key] ?? {};
      return fc.record({
        key: fc.constant(key),
        operator: fc.constantFrom(...operators),
        suffix: fc.constantFrom('', '', 'IfExists'),
        value: fc.constantFrom(...valuesFor(names)),
        isNull: fc.constantFrom('true', 'false'),
      });
    })
    .map(({ key, operator, suffix, value, isNull }) =>
      operator === 'Null' ? { Null: { [key]: isNull } } : { [`${operator}${suffix}`]: { [key]: value } },
    );

/**
 * Returns whether the policy may treat users of other accounts differently. The embedded AWS has one account, so it
 * cannot show what `*` allows to them.
 */
function needsOtherAccounts({ Statement }: { readonly Statement: readonly object[] }, { account }: Names): boolean {
  const texts = Statement.map((each) => JSON.stringify(each));
  const allowsEverybody = texts.some((each) => each.includes('"Allow"') && each.includes('"*"'));
  const tellsThemApart = new RegExp(`"Deny".*(?:"${account}"|:root")|aws:PrincipalArn|aws:username`);
  return allowsEverybody && texts.some((each) => tellsThemApart.test(each));
}

const statement = (names: Names) =>
  fc
    .record({
      Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
      Principal: fc.oneof(
        fc
          .subarray([names.ann, names.ben, names.ci, names.account, `arn:aws:iam::${names.account}:root`, '*'], {
            minLength: 1,
            maxLength: 2,
          })
          .map((AWS) => ({ AWS })),
        fc.constantFrom<object>({ AWS: names.ann, Service: 'ec2.amazonaws.com' }, { Service: ['ec2.amazonaws.com'] }),
      ),
      action: fc.constantFrom<object>(
        { Action: 'sts:AssumeRole' },
        { Action: 'sts:AssumeRole' },
        { Action: ['sts:TagSession', 'sts:AssumeRole'] },
        { Action: 'sts:*' },
        { Action: 'sts:TagSession' },
        { NotAction: 'sts:TagSession' },
      ),
      conditions: fc.array(condition(names), { maxLength: 2 }),
    })
    .map(({ action, conditions, ...rest }) => ({
      ...rest,
      ...action,
      ...(conditions.length > 0 && { Condition: Object.assign({}, ...conditions) as object }),
    }));

test('real calls confirm the verdict of random trust policies and of their repairs', {
  timeout: 3_600_000,
}, async () => {
  const real = await startRealTrust();
  const seen = { verdicts: new Set<string>(), repaired: 0 };
  const policies = fc
    .array(statement(real), { minLength: 1, maxLength: 3 })
    .map((Statement) => ({ Version: '2012-10-17', Statement }));
  await fc.assert(
    fc.asyncProperty(policies, async (policy) => {
      fc.pre(!needsOtherAccounts(policy, real));
      const decided = await real.decides(policy);
      const { verdict, repaired, trust } = await real.checks(policy);
      seen.verdicts.add(JSON.stringify(decided));
      if (trust?.callers.length === 0) expect(Object.values(decided)).not.toContain('allowed');
      expect(verdict).toEqual(decided);
      if (!repaired) return;
      seen.repaired += 1;
      expect(await real.decides(repaired)).toEqual({
        accessKey: 'denied',
        sessionWithoutMfa: 'denied',
        sessionWithMfa: 'allowed',
      });
    }),
    { numRuns: runs(1000) },
  );
  expect(seen.verdicts.size).toBeGreaterThan(4);
  expect(seen.repaired).toBeGreaterThan(5);
});
