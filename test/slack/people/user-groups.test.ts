import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import { ConfigError } from '../../../src/errors.ts';
import { createMethodLimits } from '../../../src/slack/api/method-limits.ts';
import { type AdminSettings, createAdmins } from '../../../src/slack/people/admins.ts';
import type { Person } from '../../../src/slack/people/people.ts';
import { createUserGroups } from '../../../src/slack/people/user-groups.ts';
import { recordingLogger } from '../recording-logger.ts';

const GROUP = { ok: true, users: ['UMAX', 'UEVA'] };
const NO_SCOPE = { ok: false, error: 'missing_scope', needed: 'usergroups:read', provided: 'chat:write' };

/** Starts a Slack that gives the same answer to every call. The test can change the answer. */
async function slackWith(answer: object) {
  const slack = { answer, asked: [] as string[], now: 1_000_000 };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      slack.asked.push(`${request.url} ${body}`);
      response.setHeader('content-type', 'application/json').end(JSON.stringify(slack.answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = new WebClient('xoxb-test', {
    slackApiUrl: `http://127.0.0.1:${port}/api/`,
    retryConfig: { retries: 0 },
  });
  return Object.assign(slack, {
    groups: createUserGroups(
      client,
      { now: () => slack.now },
      createMethodLimits(() => slack.now),
    ),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function person(userId: string, traits: Partial<Person> = {}): Person {
  const participant = { workspaceId: 'T1', userId, locale: 'en' as const };
  return { participant, isGuest: false, isWorkspaceAdmin: false, ...traits };
}

const nobody: AdminSettings = { userIds: [], usergroupId: undefined, areWorkspaceAdminsIncluded: false };

test('the bot asks Slack for a group once, and again after five minutes', async () => {
  await using slack = await slackWith(GROUP);
  expect(await slack.groups.members('S1')).toEqual(['UMAX', 'UEVA']);
  slack.answer = { ok: true, users: ['UANA'] };
  expect(await slack.groups.members('S1')).toEqual(['UMAX', 'UEVA']);
  expect(slack.asked).toEqual(['/api/usergroups.users.list usergroup=S1']);
  slack.now += 5 * 60_000;
  expect(await slack.groups.members('S1')).toEqual(['UANA']);
});

test('without the scope, the error names the missing scope', async () => {
  await using slack = await slackWith(NO_SCOPE);
  const failure = await slack.groups.members('S1').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ConfigError);
  expect(String(failure)).toContain('usergroups:read');
});

test('admins are the listed people and the members of the group, except guests, and nobody else', async () => {
  await using slack = await slackWith(GROUP);
  const { logger } = recordingLogger();
  const admins = createAdmins({ ...nobody, userIds: ['UMAX', 'ULEA'], usergroupId: 'S1' }, slack.groups, logger);
  expect(admins.isConfigured).toBe(true);
  expect(await Promise.all(['UMAX', 'ULEA', 'UEVA', 'UANA'].map((id) => admins.includes(person(id))))).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(await admins.includes(person('UANA', { isWorkspaceAdmin: true }))).toBe(false);
  expect(await admins.includes(person('UMAX', { isGuest: true }))).toBe(false);
  expect(await admins.list()).toEqual({ userIds: ['UMAX', 'ULEA', 'UEVA'], isComplete: true });
});

test('workspace admins are admins of the bot only if a setting says so, and without any setting nobody is an admin', async () => {
  await using slack = await slackWith(GROUP);
  const { logger } = recordingLogger();
  const boss = person('UBOSS', { isWorkspaceAdmin: true });
  const none = createAdmins(nobody, slack.groups, logger);
  expect([none.isConfigured, await none.includes(boss)]).toEqual([false, false]);
  const some = createAdmins({ ...nobody, areWorkspaceAdminsIncluded: true }, slack.groups, logger);
  expect([some.isConfigured, await some.includes(boss), await some.includes(person('UANA'))]).toEqual([
    true,
    true,
    false,
  ]);
  expect(slack.asked).toEqual([]);
});

test('if the bot may not read the group, only the listed people get alerts, and the log says why', async () => {
  await using slack = await slackWith(NO_SCOPE);
  const { logger, lines } = recordingLogger();
  const admins = createAdmins({ ...nobody, userIds: ['UMAX'], usergroupId: 'S1' }, slack.groups, logger);
  expect(await admins.list()).toEqual({ userIds: ['UMAX'], isComplete: true });
  expect(lines.join('\n')).toContain('usergroups:read');
});
