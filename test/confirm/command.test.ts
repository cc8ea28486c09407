import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { UsageError } from '../../sandbox/cli/run-program.ts';
import { runConfirm } from './scene.ts';

test.each([
  [
    ['--only', 'role-session-mfa-stat'],
    'There is no point role-session-mfa-stat. Did you mean role-session-mfa-state?',
  ],
  [['--only', 'weather'], 'There is no point weather. npm run confirm -- --list shows all points.'],
  [['--slack', '--only', 'new-role-soon'], 'The point new-role-soon is about aws, and only slack was asked for.'],
  [['--real', '--aws'], '--real needs --account <12 digits>: the AWS account to use.'],
  [['--real', '--slack'], '--real needs --user <user id>: the Slack user to whom the bot may write.'],
  [['--real', '--aws', '--account', '1234'], '--account must be an AWS account id: 12 digits.'],
  [['--real', '--slack', '--user', 'ana'], '--user must be a Slack user id, for example U012ABCDEF.'],
  [['--account', '111122223333'], '--account and --user are for the real services: add --real.'],
  [['--everything'], "unknown option '--everything'"],
  [['aws'], 'Unknown word aws. Did you mean --aws? There are only options: npm run confirm -- --help'],
])('the arguments %j are refused with an error message, and nothing is printed on stdout', async (args, sentence) => {
  const { error, said } = await runConfirm(args);
  expect(error).toBeInstanceOf(UsageError);
  expect((error as Error).message).toBe(sentence);
  expect(said).toBe('');
});

test('for a point that only a person can check, the command says how, and checks nothing', async () => {
  const { error } = await runConfirm(['--only', 'eks-pod-identity']);
  expect(error).toBeInstanceOf(UsageError);
  expect((error as Error).message).toMatch(/^Only a person can confirm this\. eks-pod-identity: Deploy the stack/);
});

test('a point that a program can check only in the sandbox needs a person on the real service', async () => {
  const { error } = await runConfirm([
    '--real',
    '--slack',
    '--user',
    'U012ABCDEF',
    '--only',
    'manifest-without-app-home',
  ]);
  expect((error as Error).message).toContain('create an app at api.slack.com/apps');
});

test('--list shows for each point whether a program or a person checks it; with --aws, no point of Slack is listed', async () => {
  const { exitCode, said } = await runConfirm(['--list', '--aws']);
  expect(exitCode).toBe(0);
  expect(said).toContain('aws   a program  role-session-mfa-state\n');
  expect(said).toContain('aws   a person   eks-pod-identity\n');
  expect(said).not.toContain('slack ');
});

test('help explains the exit codes', async () => {
  const { exitCode, said } = await runConfirm(['--help']);
  expect(exitCode).toBe(0);
  expect(said).toContain('--account <12 digits>');
  expect(said).toContain('Exit code 0');
});

test('--write saves the results in confirmed.json and writes the page', async () => {
  const { exitCode, docs } = await runConfirm(['--only', 'third-access-key,pointers-in-view', '--write']);
  expect(exitCode).toBe(0);
  const record = JSON.parse(await readFile(new URL('confirmed.json', docs), 'utf8')) as object[];
  const date = expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as string;
  expect(record).toEqual([
    {
      point: 'pointers-in-view',
      target: 'sandbox',
      date,
      outcome: 'as believed',
      saw: 'Slack said: must be less than 151 characters [json-pointer:/blocks/0/text/text].',
    },
    {
      point: 'third-access-key',
      target: 'sandbox',
      date,
      outcome: 'as believed',
      saw: 'LimitExceeded: "Cannot exceed quota for AccessKeysPerUser: 2".',
    },
  ]);
  const page = await readFile(new URL('confirm-on-real.md', docs), 'utf8');
  expect(page).toMatch(/\| A third access key .* `third-access-key` \|.*\| \d{4}-\d{2}-\d{2} \| not yet \|/);
});
