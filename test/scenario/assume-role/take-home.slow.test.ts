import { expect, test } from 'vitest';
import { ENDINGS, runTakeHome, TAKE_HOME_MS } from '../../support/take-home.ts';

/** How long AWS takes to spread a change, in seconds. The program must wait for this, but the test moves the clock. */
const SPREADS_SECONDS = 60;

test.each(ENDINGS)(
  'the program %s assumes the role only with a code, is denied when the role’s policy asks for MFA, and leaves nothing',
  { timeout: TAKE_HOME_MS },
  async (ending) => {
    const run = await runTakeHome('assume-role', ending, 1);
    const { aws, terminal } = run;
    await run.seed();
    await run.typesPair('000000', '000000');
    await run.typesPair(...(await run.twoCodes()));
    await terminal.reads(/Assume the role, access key: AccessDenied/);
    await terminal.reads(/Assume the role, no code: AccessDenied/);
    const { users, roles } = aws.view();
    const userArn = users.find(({ userName }) => userName.startsWith('mfa-demo-take-home-'))?.arn;
    expect(JSON.stringify(roles)).toContain(userArn);
    await run.typesCode('000000');
    await run.typesFreshCode();
    await terminal.reads(/List buckets in the role: allowed \(12\)/);
    const secrets = aws.secrets();
    await terminal.reads(/asks for MFA as well/);
    expect(await terminal.ended()).toBe(0);
    expect(terminal.said()).toMatch(/\(absent\) +AccessDenied +Assume the role, access key\n/);
    expect(terminal.said()).toMatch(/false +AccessDenied +Assume the role, no code\n/);
    expect(terminal.said()).toMatch(/true +allowed +Assume the role, your code\n/);
    expect(terminal.said()).toMatch(/false +allowed \(12\) +List buckets in the role\n/);
    expect(terminal.said()).toMatch(/false +AccessDenied +The same, asked for MFA\n/);
    expect(terminal.said()).toContain('The role could be assumed only with your code');
    run.expectNothingLeft();
    await run.expectNoSecretSaid(secrets);
  },
);

test('the program waits until AWS knows the user in the trust policy, the access key, and the policy of the role', async () => {
  const run = await runTakeHome('assume-role', '.mts', SPREADS_SECONDS);
  const { aws, clock, terminal } = run;
  const answersTo = (operation: string) =>
    aws
      .view()
      .calls.filter((call) => call.operation === operation)
      .map(({ result }) => result);
  await run.typesPair(...(await run.twoCodes()));
  await expect.poll(() => answersTo('CreateRole').length).toBeGreaterThan(1);
  expect(answersTo('CreateRole')).not.toContain('allowed');
  clock.pass(SPREADS_SECONDS * 1000);
  await terminal.reads(/Waiting until AWS knows the access key/);
  await expect.poll(() => answersTo('GetCallerIdentity').length).toBeGreaterThan(1);
  clock.pass(SPREADS_SECONDS * 1000);
  await run.typesFreshCode();
  await terminal.reads(/asks for MFA as well/);
  const listed = answersTo('ListBuckets').length;
  await expect.poll(() => answersTo('ListBuckets').length).toBeGreaterThan(listed + 1);
  expect(answersTo('ListBuckets').at(-1)).toBe('allowed');
  clock.pass(SPREADS_SECONDS * 1000);
  expect(await terminal.ended()).toBe(0);
  expect(terminal.said()).toMatch(/false +AccessDenied +The same, asked for MFA\n/);
  run.expectNothingLeft();
});
