import { expect, test } from 'vitest';
import { ENDINGS, runTakeHome, TAKE_HOME_MS } from '../../support/take-home.ts';

test.each(ENDINGS)(
  'the program %s is allowed at once, denied when the code is too old, and allowed with the next code',
  { timeout: TAKE_HOME_MS },
  async (ending) => {
    const run = await runTakeHome('mfa-age', ending, 1);
    const { aws, clock, terminal } = run;
    await run.typesPair(...(await run.twoCodes()));
    await terminal.reads(/Access key: AccessDenied/);
    await run.typesFreshCode();
    await terminal.reads(/Temporary credentials, at once: allowed \(12\)/);
    const secrets = aws.secrets();
    await terminal.reads(/Waiting until the code is too old/);
    clock.pass(61_000);
    await terminal.reads(/The same credentials, later: AccessDenied/);
    await run.typesFreshCode();
    expect(await terminal.ended()).toBe(0);
    expect(terminal.said()).toMatch(/\(absent\) +AccessDenied +Access key\n/);
    expect(terminal.said()).toMatch(/< 60 +allowed \(12\) +Temporary credentials, at once\n/);
    expect(terminal.said()).toMatch(/>= 60 +AccessDenied +The same credentials, later\n/);
    expect(terminal.said()).toMatch(/< 60 +allowed \(12\) +New credentials, next code\n/);
    expect(terminal.said()).toContain('Only the age of your code made the difference.');
    run.expectNothingLeft();
    await run.expectNoSecretSaid(secrets);
  },
);
