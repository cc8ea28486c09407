import { expect, test } from 'vitest';
import type { Person } from '../../sandbox/person/person.ts';
import { appDm, topModal } from '../../sandbox/person/read-screen.ts';
import { ALL_LESSONS, offering } from '../../src/app/lessons.ts';
import { postTakeHomeButtons } from '../support/post-buttons.ts';
import { startTestWorld, type TestWorld } from '../support/world.ts';
import { enrolls, expectNothingLeft, freshCode, isPrepared, ourUsers, startsAndScans, twoCodes } from './moves.ts';

/** Returns the id of this person's newest demo from its button or its menu. While the bot works there is no button. */
function demoIdOf(person: Person): string {
  const values = [
    ...JSON.stringify(appDm(person.screen()).messages).matchAll(/"value":"(?:[a-z-]+ )?([a-z0-9]{12})"/g),
  ];
  return values.at(-1)?.[1] ?? '';
}

async function getsButtons(world: TestWorld, person: Person, demoId: string): Promise<void> {
  await postTakeHomeButtons(world.slack, appDm(person.screen()).channelId, demoId);
}

/** Returns all pages of the explanation, from the first to the last. */
async function readsExplanation(person: Person): Promise<string> {
  await person.clicks('Explain each API call');
  const pages: string[] = [];
  for (;;) {
    const range = await person.until('a page', (screen) => {
      const shown = JSON.stringify(topModal(screen)?.blocks ?? []);
      return /Calls (\d+) to (\d+) of (\d+)/.exec(shown)?.[0] !== pages.at(-1)?.match(/Calls [\d a-z]+/)?.[0] &&
        shown !== '[]'
        ? shown
        : undefined;
    });
    pages.push(range);
    const [, , to, all] = /Calls (\d+) to (\d+) of (\d+)/.exec(range) ?? [];
    if (to === all) break;
    await person.clicks('Next');
  }
  await person.closesModal();
  return pages.join('\n');
}

/** Plays a demo until its last proof, and returns the typed codes. */
async function proves(world: TestWorld, person: Person): Promise<string[]> {
  await startsAndScans(person);
  const demoId = demoIdOf(person);
  const pair = twoCodes(person);
  await enrolls(person, pair);
  const fresh = freshCode(person);
  await person.submits(fresh);
  await expect.poll(() => logged(world, demoId, 'stage entered')).toContain('"stage":"proved"');
  await person.closesModal();
  return [...pair, fresh];
}

async function ends(world: TestWorld, person: Person, demoId: string): Promise<void> {
  await person.types('/mfa-demo stop');
  await expect.poll(() => logged(world, demoId, 'demo ended')).not.toBe('');
}

/** Returns the log lines of one event of a demo. */
function logged(world: TestWorld, demoId: string, event: string): string {
  const lines = world.logText().split('\n');
  return lines.filter((line) => line.includes(demoId) && line.includes(`"${event}"`)).join('\n');
}

test('the calls of a demo are explained after its end, with the request ids of AWS and without a secret', async () => {
  await using world = await startTestWorld();
  const ana = await world.person('Ana');
  const typed = await proves(world, ana);
  const secrets = world.aws.secrets();
  const demoId = demoIdOf(ana);
  await ends(world, ana, demoId);
  await getsButtons(world, ana, demoId);

  const told = await readsExplanation(ana);
  const calls = [...told.matchAll(/\*\d+\. `(\w+:\w+)`/g)].map(([, call]) => call);
  expect(calls).toEqual(expect.arrayContaining(['iam:CreateUser', 'iam:EnableMFADevice', 'iam:DeleteUser']));
  const answers = [...told.matchAll(/`s3:ListBuckets`\* · :\w+: (\w+).*?"text":"(with [^·]+) ·/g)];
  expect(answers.map(([, answer, by]) => `${answer} ${by}`)).toEqual([
    'denied with the access key',
    'denied with temporary credentials, requested without a code',
    'allowed with temporary credentials, requested with your code',
    'denied with the access key',
    'denied with temporary credentials, requested without a code',
  ]);
  const inAws = new Set(world.aws.view().calls.map(({ requestId }) => requestId));
  const requestIds = [...told.matchAll(/request `([^`]+)`/g)].map(([, id]) => id ?? '');
  expect(requestIds.length).toBeGreaterThan(20);
  expect(requestIds.filter((id) => !inAws.has(id))).toEqual([]);
  expect(told).toContain('TokenCode: (typed by you)');
  const hidden = [...secrets, ...typed, ana.phone.seed()];
  expect(hidden.filter((secret) => told.includes(secret))).toEqual([]);
});

test('of two demos at the same time, each is explained with its own calls', async () => {
  await using world = await startTestWorld();
  const [ana, max] = await Promise.all([world.person('Ana'), world.person('Max')]);
  await Promise.all([proves(world, ana), proves(world, max)]);
  const [ofAna, ofMax] = [demoIdOf(ana), demoIdOf(max)];
  await Promise.all([ends(world, ana, ofAna), ends(world, max, ofMax)]);
  await Promise.all([getsButtons(world, ana, ofAna), getsButtons(world, max, ofMax)]);
  const told = [await readsExplanation(ana), await readsExplanation(max)];
  const namesIn = (text = '') => [...new Set(text.match(/mfa-demo-[a-z0-9]{12}/g))];
  expect(told.map(namesIn)).toEqual([[`mfa-demo-${ofAna}`], [`mfa-demo-${ofMax}`]]);
  const idsIn = (text = '') => [...text.matchAll(/request `([^`]+)`/g)].map(([, id]) => id);
  expect(idsIn(told[0]).filter((id) => idsIn(told[1]).includes(id))).toEqual([]);
});

test('nobody sees the policy, the calls or the scripts of somebody else’s demo', async () => {
  await using world = await startTestWorld();
  const [ana, max] = await Promise.all([world.person('Ana'), world.person('Max')]);
  await startsAndScans(ana);
  await getsButtons(world, max, demoIdOf(ana));
  for (const label of ['Show the policy', 'Do it with the AWS CLI', 'Explain each API call']) {
    await max.clicks(label);
    await max.until(`no answer to ${label}`, (screen) => topModal(screen)?.title === 'MFA demo');
    await max.until(`no details for ${label}`, (screen) =>
      JSON.stringify(topModal(screen)?.blocks).includes('I no longer have the details of this demo'),
    );
    await max.closesModal();
  }
  await max.clicks('Scripts');
  await max.sees('I no longer have the details of this demo');
  expect(max.text()).not.toContain('mfa-lesson.sh');
});

test('the policy in the window is the policy in AWS', async () => {
  await using world = await startTestWorld();
  const ana = await world.person('Ana');
  await proves(world, ana);
  await getsButtons(world, ana, demoIdOf(ana));
  const inAws = ourUsers(world)[0]?.inlinePolicies[0]?.document;
  await ana.clicks('Show the policy');
  const modal = await ana.until('the policy', (screen) =>
    topModal(screen)?.title === 'The policy' ? topModal(screen) : undefined,
  );
  const shown = (modal.blocks as { text?: { text: string } }[]).map(({ text }) => text?.text ?? '');
  const json = shown.find((text) => text.startsWith('```')) ?? '';
  expect(JSON.parse(json.replaceAll('```', '').replace(/^.*▲.*$/m, ''))).toEqual(inAws);
});

test('a person who has assumed a role gets the commands and scripts for it, even after the end of the demo', async () => {
  await using world = await startTestWorld({ lessons: offering(ALL_LESSONS, ['assume-role']) });
  const ana = await world.person('Ana');
  await ana.types('/mfa-demo start');
  await ana.scansTheQr();
  await isPrepared(world);
  await ana.clicks('Enter codes');
  await ana.submits(...twoCodes(ana));
  await ana.sees('Access denied, twice.');
  await ana.confirms('Continue');
  await ana.submits(freshCode(ana));
  await ana.sees('It worked: the role could be assumed only with your code');
  await ana.closesModal();
  await ana.clicks('Clean up');
  await ana.sees('0 left');
  expectNothingLeft(world);
  await ana.chooses('Do it with the AWS CLI');
  const modal = await ana.until('the commands', (screen) => {
    const shown = JSON.stringify(topModal(screen)?.blocks ?? []);
    return shown.includes('aws sts') ? shown : undefined;
  });
  expect(modal).toContain('aws sts assume-role --role-arn');
  expect(modal).toContain('--profile with-mfa');
  expect(modal).not.toContain('get-session-token');
  await ana.clicks('Send me the scripts');
  await ana.sees('assume-role-lesson.mts');
});
