import { expect, onTestFinished, test } from 'vitest';
import { readRecord } from '../../confirm/record/record.ts';
import { startEmbeddedAws } from '../../sandbox/aws/start.ts';
import { UsageError } from '../../sandbox/cli/run-program.ts';
import { startServices } from '../support/services.ts';
import { runConfirm } from './scene.ts';

/** Starts an embedded AWS in place of the real one. */
async function startAws() {
  const aws = await startEmbeddedAws({ propagationSeconds: 0 });
  onTestFinished(() => aws.close());
  return { aws, real: { aws: { endpoint: aws.url, credentials: aws.adminKey } } };
}

const askAws = ['--real', '--aws', '--only', 'third-access-key', '--account'];
const askSlack = ['--real', '--slack', '--only', 'picture-by-update', '--user', 'U012ABCDEF'];

test('credentials of another account are refused, and nothing is made', async () => {
  const { aws, real } = await startAws();
  const { error, said } = await runConfirm([...askAws, '999900001111'], { real });
  expect(error).toBeInstanceOf(UsageError);
  expect((error as Error).message).toBe(
    'The credentials belong to account 111122223333, but --account is 999900001111. Nothing was done.',
  );
  expect(said).toBe('');
  expect(aws.view().calls.map(({ operation }) => operation)).toEqual(['GetCallerIdentity']);
});

test('credentials that AWS does not know are refused', async () => {
  const { aws } = await startAws();
  const credentials = { accessKeyId: 'AKIANOBODYKNOWSTHIS1', secretAccessKey: 'not-a-key' };
  const { error } = await runConfirm([...askAws, aws.accountId], { real: { aws: { endpoint: aws.url, credentials } } });
  expect(error).toBeInstanceOf(UsageError);
  expect((error as Error).message).toContain('InvalidClientTokenId');
  expect((error as Error).message).not.toContain('not-a-key');
});

test('a setting that sends the calls to another address than AWS is refused', async () => {
  const { error } = await runConfirm([...askAws, '111122223333'], {
    env: { AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:1' },
  });
  expect((error as Error).message).toBe('AWS_ENDPOINT_URL_STS is set, so the calls would not reach the real AWS.');
});

test('with the right account the check runs, and the record has the target and the id of the request', async () => {
  const { aws, real } = await startAws();
  const { exitCode, said, docs } = await runConfirm([...askAws, aws.accountId, '--write'], { real });
  expect(exitCode, said).toBe(0);
  expect(await readRecord(new URL('confirmed.json', docs))).toMatchObject([
    { point: 'third-access-key', target: 'aws', requestId: expect.stringMatching(/\S/) as string },
  ]);
  expect(aws.view().users.map(({ userName }) => userName)).toEqual(['sandbox-admin']);
});

test('without a bot token the real Slack is not called', async () => {
  const { error } = await runConfirm(askSlack);
  expect(error).toBeInstanceOf(UsageError);
  expect((error as Error).message).toMatch(/^SLACK_BOT_TOKEN is not set/);
});

test('a token that Slack does not accept is refused, and not shown', async () => {
  const { slack } = await startServices();
  const env = { SLACK_BOT_TOKEN: 'xoxb-not-a-token' };
  const { error } = await runConfirm(askSlack, { env, real: { slackApiUrl: slack.apiUrl } });
  expect(error).toBeInstanceOf(UsageError);
  expect((error as Error).message).toBe('Slack does not accept the token in SLACK_BOT_TOKEN: invalid_auth.');
});

test('if the bot token is missing, no check runs on AWS', async () => {
  const { aws, real } = await startAws();
  const args = ['--real', '--only', 'third-access-key,picture-by-update', '--account', aws.accountId];
  const { error } = await runConfirm([...args, '--user', 'U012ABCDEF'], { real });
  expect((error as Error).message).toMatch(/^SLACK_BOT_TOKEN is not set/);
  expect(aws.view().calls.map(({ operation }) => operation)).toEqual(['GetCallerIdentity']);
});

test('with a token the person gets messages, which are deleted again', async () => {
  const { slack, person } = await startServices();
  const ana = await person('Ana');
  const args = ['--real', '--slack', '--only', 'picture-by-update', '--user', ana.userId];
  const env = { SLACK_BOT_TOKEN: slack.botToken };
  const { exitCode, said } = await runConfirm(args, { env, real: { slackApiUrl: slack.apiUrl } });
  expect(exitCode, said).toBe(0);
  expect(slack.fileIds()).toEqual([]);
  expect(ana.screen().conversations.flatMap(({ messages }) => messages)).toEqual([]);
});
