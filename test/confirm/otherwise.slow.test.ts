import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateUserCommand, TagUserCommand } from '@aws-sdk/client-iam';
import { expect, onTestFinished, test } from 'vitest';
import { makeEnabledDevice } from '../../confirm/aws/make-device.ts';
import { makeActor, makeUser } from '../../confirm/aws/make-user.ts';
import { type AwsPoint, isChecked, type Point, type Points, type SlackPoint } from '../../confirm/point.ts';
import { clockInDateHeader } from '../../confirm/points/aws/answers/clock-in-date-header.ts';
import { secondEnrollmentCode } from '../../confirm/points/aws/mfa/second-enrollment-code.ts';
import { pictureByUpdate } from '../../confirm/points/slack/messages/picture-by-update.ts';
import { readRecord } from '../../confirm/record/record.ts';
import { runConfirm } from './scene.ts';

const aws = (point: AwsPoint): Points => ({ aws: [point], slack: [] });
const slack = (point: SlackPoint): Points => ({ aws: [], slack: [point] });

/** Returns the same point, but its check gets a scene in which some parts are replaced. */
function inScene<Scene>(point: Point<Scene>, differs: (scene: Scene) => Partial<Scene>): Point<Scene> {
  if (!isChecked(point)) throw new Error(`No program can check ${point.id}.`);
  return { ...point, check: (scene) => point.check({ ...scene, ...differs(scene) }) };
}

test('if AWS knows a new device at once, the result for the second enrollment code is "otherwise"', async () => {
  const { exitCode, said } = await runConfirm([], { points: aws(secondEnrollmentCode) });
  expect(said).toMatch(/^otherwise {4}second-enrollment-code .*\n +It was taken \d+\.\d s after the enrollment\.$/m);
  expect(exitCode).toBe(1);
});

test('if S3 sends no time, the result is "otherwise"', async () => {
  const silent = createServer((_request, response) => {
    response.sendDate = false;
    response.end();
  });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void silent.close());
  const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
  const behindProxy = inScene(clockInDateHeader, ({ urls }) => ({ urls: { ...urls, s3: url } }));
  const { exitCode, said } = await runConfirm(['--write'], { points: aws(behindProxy) });
  expect(said).toContain('STS sent the time, S3 sent no time.');
  expect(exitCode).toBe(1);
});

test('if Slack processes a picture longer than the limit, the result is "otherwise" with the reason of Slack', async () => {
  const impatient = inScene(pictureByUpdate, ({ until }) => ({ until: (_limit, ask) => until(0, ask) }));
  const { exitCode, said } = await runConfirm([], {
    points: slack(impatient),
    sandbox: { slack: { fileProcessingMs: 60_000 } },
  });
  expect(said).toContain('invalid slack file');
  expect(said).toContain('1 otherwise');
  expect(said).toContain('Nothing is left behind.');
  expect(exitCode).toBe(1);
});

const breaking: AwsPoint = {
  id: 'breaking',
  service: 'aws',
  statement: 'A check that breaks off leaves nothing.',
  where: [],
  check: async (scene) => {
    const { user } = await makeActor(scene, 'user', [{ Effect: 'Allow', Action: '*', Resource: '*' }]);
    await makeEnabledDevice(scene, user);
    scene.hide('a-secret-of-the-check');
    throw new Error(`broken in the middle with a-secret-of-the-check of ${scene.accountId}`);
  },
};

test('a check that fails in the middle leaves nothing behind, prints no secret, and is not recorded', async () => {
  const { exitCode, said, docs } = await runConfirm(['--write'], { points: aws(breaking) });
  expect(said).toContain('The check failed: Error: broken in the middle with <secret> of <account>');
  expect(said).toContain('1 failed, 0 for a person. Nothing is left behind.');
  expect(exitCode).toBe(1);
  expect(await readRecord(new URL('confirmed.json', docs))).toEqual([]);
});

test('a message of a check that fails is deleted', async () => {
  const points = slack({
    ...breaking,
    service: 'slack',
    check: async (scene) => {
      await scene.post({ text: 'A message of a check' });
      throw new Error('broken');
    },
  });
  const { said } = await runConfirm([], { points });
  expect(said).toContain('1 failed, 0 for a person. Nothing is left behind.');
});

test('if a check leaves a resource in AWS, the command prints the ARN and fails', async () => {
  const careless: AwsPoint = {
    ...breaking,
    check: async ({ iam, path }) => {
      await iam.send(new CreateUserCommand({ UserName: 'forgotten', Path: path }));
      return { outcome: 'as believed', saw: 'A user was made.' };
    },
  };
  const { exitCode, said } = await runConfirm([], { points: aws(careless) });
  expect(said).toMatch(/LEFT BEHIND, please delete:\narn:aws:iam::\d{12}:user\/mfa-demo-confirm\/\w+\/forgotten$/);
  expect(exitCode).toBe(1);
});

test('a run that is stopped in a check removes everything that the check made', async () => {
  const stop = new AbortController();
  const waiting: AwsPoint = {
    ...breaking,
    check: async (scene) => {
      const { name: UserName } = await makeUser(scene, 'user');
      await scene.iam.send(new TagUserCommand({ UserName, Tags: [{ Key: 'a', Value: 'b' }] }));
      stop.abort();
      await scene.pause(3600);
      return { outcome: 'as believed', saw: 'It was not stopped.' };
    },
  };
  const { exitCode, said } = await runConfirm([], { points: aws(waiting), signal: stop.signal });
  expect(said).toContain('AbortError');
  expect(said).toContain('Nothing is left behind.');
  expect(exitCode).toBe(1);
});
