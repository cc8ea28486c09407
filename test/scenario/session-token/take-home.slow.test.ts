import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Secret as Seed, TOTP } from 'otpauth';
import { expect, onTestFinished, test } from 'vitest';
import { startEmbeddedAws } from '../../../sandbox/aws/start.ts';
import { takeHomeFiles } from '../../../src/scenario/session-token/take-home/files.ts';
import { LOCALES, textOf } from '../../../src/slack/text/catalog.ts';
import { folderWith, openTerminal } from '../../support/terminal.ts';

const STEP_MS = 30_000;

function fileOf(ending: string, locale: (typeof LOCALES)[number] = 'en'): { name: string; content: string } {
  const file = takeHomeFiles(textOf(locale).takeHome.programs).find(({ name }) => name.endsWith(ending));
  if (!file) throw new Error(`no file ends in ${ending}`);
  return file;
}

/** The TypeScript program in a terminal, in an account that spreads changes slowly if it is told to. */
async function runProgram(propagationSeconds = 0) {
  const aws = await startEmbeddedAws({ propagationSeconds });
  onTestFinished(() => aws.close());
  const { name, content } = fileOf('.mts');
  const folder = await folderWith(name, content);
  const terminal = openTerminal([process.execPath, '--import', 'tsx', name], { cwd: folder, env: { ...aws.env } });
  return {
    aws,
    terminal,
    seed: () => terminal.reads(/setup key: (\w+)/),
    nothingIsLeft: async () => {
      expect(aws.view().users.map(({ userName }) => userName)).toEqual(['sandbox-admin']);
      expect(aws.view().mfaDevices).toEqual([]);
      // The picture with the setup key was in a folder of its own.
      const picture = /\S+\/qr\.png/.exec(terminal.said())?.[0];
      if (picture) expect([picture, existsSync(dirname(picture))]).toEqual([picture, false]);
    },
  };
}

function codeOf(seed: string, stepsFromNow: number): string {
  return new TOTP({ secret: Seed.fromBase32(seed) }).generate({ timestamp: Date.now() + stepsFromNow * STEP_MS });
}

/** The codes of the period before and of this one, also when the next period begins just now. */
function twoCodes(seed: string): [string, string] {
  for (;;) {
    const [older, newer] = [codeOf(seed, -1), codeOf(seed, 0)];
    if (codeOf(seed, -1) === older) return [older, newer];
  }
}

test('the TypeScript program proves the three answers, mistyped codes and all, and leaves nothing', async () => {
  const { aws, terminal, seed, nothingIsLeft } = await runProgram(1);
  const setupKey = await seed();
  const [older, newer] = twoCodes(setupKey);
  for (const [first, second] of [
    ['000000', '000000'],
    [older, newer],
  ]) {
    await terminal.reads(/MFA code 1 [^:]*: /);
    terminal.types(first ?? '');
    await terminal.reads(/MFA code 2 [^:]*: /);
    terminal.types(second ?? '');
  }
  await terminal.reads(/Access key: AccessDenied/);
  await terminal.reads(/Temporary credentials, no code: AccessDenied/);
  const secrets = aws.secrets();
  await terminal.reads(/MFA code \(one[^:]*: /);
  terminal.types('000000');
  await terminal.reads(/MFA code \(one[^:]*: /);
  // Before that, STS would not know the device.
  await expect.poll(() => aws.view().settlesAt).toBeUndefined();
  terminal.types(codeOf(setupKey, 1));
  expect(await terminal.ended()).toBe(0);
  expect(terminal.said()).toMatch(/\(absent\) +AccessDenied +Access key\n/);
  expect(terminal.said()).toMatch(/false +AccessDenied +Temporary credentials, no code\n/);
  expect(terminal.said()).toMatch(/true +allowed \(12\) +Temporary credentials, your code\n/);
  expect(terminal.said()).toContain('Cleaned up: nothing is left in AWS.');
  await nothingIsLeft();
  const everything = terminal.said() + terminal.errors();
  expect(everything.split(setupKey)).toHaveLength(2);
  expect(secrets.length).toBeGreaterThan(2);
  expect(secrets.filter((secret) => secret !== setupKey && everything.includes(secret))).toEqual([]);
});

test.each([
  ['while it waits for the first code', /MFA code 1 [^:]*: /],
  ['right after it has begun', /Creating the test user/],
])('an interruption %s leaves nothing', async (_, words) => {
  const { terminal, nothingIsLeft } = await runProgram();
  await terminal.reads(words);
  terminal.interrupts();
  expect(await terminal.ended()).toBe(130);
  expect(terminal.said()).toContain('Cleaned up: nothing is left in AWS.');
  await nothingIsLeft();
});

test('an interruption in the middle, with a key and an enabled device, leaves nothing', async () => {
  const { aws, terminal, seed, nothingIsLeft } = await runProgram();
  const [older, newer] = twoCodes(await seed());
  await terminal.reads(/MFA code 1 [^:]*: /);
  terminal.types(older);
  await terminal.reads(/MFA code 2 [^:]*: /);
  terminal.types(newer);
  await terminal.reads(/MFA code \(one[^:]*: /);
  expect(aws.view().users).toHaveLength(2);
  terminal.interrupts();
  terminal.interrupts();
  expect(await terminal.ended()).toBe(130);
  await nothingIsLeft();
});

test('a terminal that is closed leaves nothing', async () => {
  const { terminal, nothingIsLeft } = await runProgram();
  await terminal.reads(/MFA code 1 [^:]*: /);
  terminal.closesInput();
  expect(await terminal.ended()).toBe(130);
  await nothingIsLeft();
});

test.each(LOCALES)('the shell script in %s is one that bash can read', async (locale) => {
  const { name, content } = fileOf('.sh', locale);
  const folder = await folderWith(name, content);
  expect(execFileSync('bash', ['-n', join(folder, name)], { encoding: 'utf8' })).toBe('');
  expect(content).toContain('trap clean_up EXIT');
});

test('both programs put the policy that is sent with them', () => {
  const policy = JSON.parse(fileOf('.json').content) as object;
  expect(fileOf('.sh').content).toContain(JSON.stringify(policy));
  expect(fileOf('.mts').content).toContain(JSON.stringify(policy, null, 2));
  expect(JSON.stringify(policy)).not.toContain('CurrentTime');
});

test('words of any language stay within their comment and their quotes', () => {
  const { programs } = textOf('en').takeHome;
  const nasty = (words: object) =>
    Object.fromEntries(Object.keys(words).map((key) => [key, `a'b"c\`d$e\\f $(false) \${g}`]));
  const words = { comments: nasty(programs.comments), says: nasty(programs.says) } as unknown as typeof programs;
  const [shell, program] = takeHomeFiles(words);
  expect(() => execFileSync('bash', ['-n'], { input: shell?.content })).not.toThrow();
  expect(program?.content).toContain(`step('a\\'b"c\`d$e\\\\f $(false) \${g}')`);
});

test('each thing that the programs say is one line', () => {
  for (const locale of LOCALES) {
    const { comments, says } = textOf(locale).takeHome.programs;
    for (const line of [...Object.values(comments), ...Object.values(says)]) expect(line).not.toMatch(/[\r\n]/);
  }
});
