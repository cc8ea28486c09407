import { IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { appDm, messageText, screenText } from '../../../sandbox/person/read-screen.ts';
import { BUTTONS } from '../../../sandbox/stories/story.ts';
import { enrolls, freshCode, startsAndScans, twoCodes } from '../moves.ts';
import { away, startRefusingWorkspace } from './refusing-slack.ts';

/** In milliseconds: enough for a whole demo on a busy machine. */
const LONGEST_MS = 120_000;
const isSaid = (method: string) => /^(?:chat|views)\./.test(method);

test(
  'a result that could not be sent while Slack was out of order is shown automatically once Slack works again',
  async () => {
    const world = await startRefusingWorkspace(() => undefined);
    const ana = await world.person('Ana');
    await startsAndScans(ana);
    await enrolls(ana);
    world.refuses((method) => (isSaid(method) ? away() : undefined));
    await ana.submits(freshCode(ana));
    await expect.poll(world.bot.logText, { timeout: 60_000 }).toMatch(/"stage":"proved".*stage entered/);
    await expect.poll(world.bot.logText, { timeout: 60_000 }).toMatch(/"jobId":"tell-.*job will be tried again/);
    expect(ana.text()).not.toContain('It worked');
    world.refuses(() => undefined);
    await ana.sees('It worked: S3 allowed access only with your code', 60_000);
    await ana.until('the result in the message', (screen) =>
      appDm(screen).messages.some((message) => messageText(message).includes('It worked')),
    );
  },
  LONGEST_MS,
);

test(
  'an alert that could not be sent reaches the admins later, and only then the participant reads that the admins know',
  async () => {
    const world = await startRefusingWorkspace(() => undefined, { ADMIN_USER_IDS: 'U0SANDBOXM1' });
    const [ana, max] = [await world.person('Ana'), await world.person('Max')];
    await startsAndScans(ana);
    const { url: endpoint, region, adminKey: credentials } = world.aws;
    const admin = new IAMClient({ endpoint, region, credentials });
    const Statement = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
    await admin.send(
      new PutUserPolicyCommand({
        UserName: world.ourUsers()[0]?.userName,
        PolicyName: 'somebody-elses',
        PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }),
      }),
    );
    world.refuses((method, body) =>
      method === 'conversations.open' && body.includes(max.userId) ? away() : undefined,
    );
    await ana.clicks(BUTTONS.enterCodes);
    await ana.submits(...twoCodes(ana));
    await ana.sees('S3 answered without MFA');
    await ana.sees('I will tell the admins.');
    expect(ana.text()).not.toContain('The admins know');
    expect(screenText(await max.client.screen())).not.toContain('S3 answered without MFA');
    world.refuses(() => undefined);
    await max.sees('S3 answered without MFA in the demo of', 60_000);
    await ana.sees('The admins know about this.', 60_000);
    expect(ana.text()).not.toContain('I will tell');
    await expect.poll(world.ourUsers).toEqual([]);
  },
  LONGEST_MS,
);

test(
  'if Slack refuses every change of the progress message, the demo works with new messages instead of changed ones',
  async () => {
    const world = await startRefusingWorkspace((method) =>
      method === 'chat.update' ? 'edit_window_closed' : undefined,
    );
    const ana = await world.person('Ana');
    await startsAndScans(ana);
    await enrolls(ana);
    await ana.submits(freshCode(ana));
    await ana.sees('It worked: S3 allowed access only with your code');
    await ana.clicks(BUTTONS.done);
    await ana.sees('0 left');
    const shown = () => appDm(ana.screen()).messages.filter(({ isEphemeral }) => !isEphemeral);
    await expect.poll(() => shown().map(messageText), { message: 'outdated messages are deleted' }).toHaveLength(1);
    expect(world.ourUsers()).toEqual([]);
  },
  LONGEST_MS,
);
