import { readFileSync } from 'node:fs';
import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { expect, onTestFinished, test } from 'vitest';
import { createPerson } from '../../sandbox/person/person.ts';
import { startEmbeddedSlack } from '../../sandbox/slack/start.ts';
import { BUTTONS } from '../../sandbox/stories/story.ts';
import { runSweep } from '../../src/commands/sweep.ts';
import { loadSweepConfig } from '../../src/config.ts';
import { confirms, enrolls, freshCode, opensCleanup, startsAndScans, twoCodes } from '../e2e/moves.ts';
import { startBot } from '../support/bot.ts';
import { BOT_NAME, type FencedAccount, startFencedAccount } from './fenced-account.ts';

const manifest = readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8');
const PATIENCE_MS = 15_000;

async function startFencedBot({ aws, boundaryArn, botPolicyArn, newBot }: FencedAccount, more = {}) {
  const key = await newBot(BOT_NAME, botPolicyArn);
  const slack = await startEmbeddedSlack({
    manifest,
    fileProcessingMs: 0,
    ackLimitMs: PATIENCE_MS,
    triggerLifeMs: PATIENCE_MS,
  });
  onTestFinished(() => slack.close());
  const admin = slack.workspace.personas.find(({ role }) => role === 'admin');
  const env = {
    AWS_ACCESS_KEY_ID: key.accessKeyId,
    AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
    PERMISSIONS_BOUNDARY_ARN: boundaryArn,
  };
  await startBot(aws, slack, { ...env, ...more, ADMIN_USER_IDS: admin?.userId ?? '' });
  const person = async (name: string) => {
    const { userId = '' } = slack.workspace.personas.find((one) => one.name === name) ?? {};
    const playing = await createPerson(slack.url, userId);
    onTestFinished(() => playing.close());
    return playing;
  };
  return { env, person };
}

const namesIn = ({ aws }: FencedAccount) => aws.view().users.map(({ userName }) => userName);

test('the policies of the template are enough for a complete demo, and its user has the boundary', async () => {
  const account = await startFencedAccount();
  const { person } = await startFencedBot(account);
  const ana = await person('Ana');
  await startsAndScans(ana);
  const [demoUser] = account.aws.view().users.filter(({ path }) => path === '/mfa-demo/sandbox/');
  expect(demoUser?.boundaryArn).toBe(account.boundaryArn);
  await enrolls(ana);
  await ana.submits(freshCode(ana));
  await ana.sees('It worked: S3 allowed access only with your code');
  await ana.clicks(BUTTONS.done);
  await ana.sees('0 left');
  expect(namesIn(account)).toEqual(['sandbox-admin', BOT_NAME]);
  const denied = account.aws.view().calls.filter((call) => call.result === 'denied' && call.service === 'iam');
  expect(denied).toEqual([]);
});

test('the policies of the template are enough for the lesson with a role, and its user and role have the boundary', async () => {
  const account = await startFencedAccount();
  const { person } = await startFencedBot(account, { SCENARIOS: 'assume-role' });
  const ana = await person('Ana');
  await ana.types('/mfa-demo start');
  await ana.scansTheQr();
  const roles = () => account.aws.view().roles.filter(({ path }) => path === '/mfa-demo/sandbox/');
  await expect.poll(() => roles()[0]?.boundaryArn).toBe(account.boundaryArn);
  await ana.clicks(BUTTONS.enterCodes);
  await ana.submits(...twoCodes(ana));
  await ana.confirms(BUTTONS.continue);
  await ana.submits(freshCode(ana));
  await ana.sees('It worked: the role could be assumed only with your code');
  await ana.clicks(BUTTONS.done);
  await ana.sees('0 left');
  expect(namesIn(account)).toEqual(['sandbox-admin', BOT_NAME]);
  expect(roles()).toEqual([]);
  const denied = account.aws.view().calls.filter((call) => call.result === 'denied' && call.service === 'iam');
  expect(denied).toEqual([]);
});

test('the policies of the template are enough for a stop in the middle of a demo, and for a cleanup by an admin', async () => {
  const account = await startFencedAccount();
  const { person: enter } = await startFencedBot(account);
  const [ana, yuki, max] = [await enter('Ana'), await enter('Yuki'), await enter('Max')];
  await startsAndScans(ana);
  await ana.types('/mfa-demo stop');
  await ana.sees('0 left');
  for (const person of [ana, yuki]) {
    await startsAndScans(person);
  }
  await opensCleanup(max);
  await max.clicks('Remove all (2) …');
  await confirms(max);
  await expect.poll(() => namesIn(account), { timeout: 20_000 }).toEqual(['sandbox-admin', BOT_NAME]);
});

test('the policies of the template are enough for a sweep of the resources that an ended bot has left', async () => {
  const account = await startFencedAccount();
  const { env } = await startFencedBot(account);
  const { admin, aws } = account;
  const UserName = 'mfa-demo-abcabcabcabc';
  const Path = '/mfa-demo/sandbox/';
  const Tags = [{ Key: 'mfa-demo:deadline', Value: '2020-01-01T00:00:00Z' }];
  await admin.send(new CreateUserCommand({ UserName, Path, Tags, PermissionsBoundary: account.boundaryArn }));
  await admin.send(new CreateAccessKeyCommand({ UserName }));
  await admin.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: UserName, Path, Tags }));
  const PolicyDocument = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}';
  await admin.send(new PutUserPolicyCommand({ UserName, PolicyName: 'p', PolicyDocument }));
  const config = loadSweepConfig('sandbox', { ...env, AWS_ENDPOINT_URL: aws.url });
  const told: string[] = [];
  expect(await runSweep(config, { dryRun: false, json: false }, (text) => told.push(text)), told.join('')).toBe(0);
  expect(namesIn(account)).toEqual(['sandbox-admin', BOT_NAME]);
  expect(aws.view().mfaDevices).toEqual([]);
});
