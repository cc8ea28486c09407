import { expect, test } from 'vitest';
import { ENDINGS, runTakeHome, TAKE_HOME_MS } from '../../support/take-home.ts';

test.each(ENDINGS)(
  'the program %s gets the three expected answers, also after mistyped codes, and leaves nothing in AWS',
  { timeout: TAKE_HOME_MS },
  async (ending) => {
    const run = await runTakeHome('session-token', ending, 1);
    const { aws, terminal } = run;
    await run.seed();
    await run.typesPair('000000', '000000');
    await run.typesPair(...(await run.twoCodes()));
    await terminal.reads(/Access key: AccessDenied/);
    await terminal.reads(/Temporary credentials, no code: AccessDenied/);
    const secrets = aws.secrets();
    await run.typesCode('000000');
    await run.typesFreshCode();
    expect(await terminal.ended()).toBe(0);
    expect(terminal.said()).toMatch(/\(absent\) +AccessDenied +Access key\n/);
    expect(terminal.said()).toMatch(/false +AccessDenied +Temporary credentials, no code\n/);
    expect(terminal.said()).toMatch(/true +allowed \(12\) +Temporary credentials, your code\n/);
    expect(terminal.said()).toContain('Only your code made the difference.');
    run.expectNothingLeft();
    await run.expectNoSecretSaid(secrets);
  },
);
