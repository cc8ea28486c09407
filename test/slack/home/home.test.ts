import { WebClient } from '@slack/web-api';
import { expect, test } from 'vitest';
import type { Demo } from '../../../src/scenario/demo.ts';
import { noteName } from '../../../src/scenario/ports/notes.ts';
import { noteLastSweep } from '../../../src/scenario/sweep/last-sweep.ts';
import { ACTIONS } from '../../../src/slack/ids.ts';
import { FACES } from '../../../src/slack/scenarios/faces.ts';
import { textOf } from '../../../src/slack/text/catalog.ts';
import { homeView } from '../../../src/slack/views/home/home-view.ts';
import { pastDemo } from '../../contract/demo-history.ts';
import { demoOf, idleOperations, openedDemo, startScene } from '../scene.ts';
import { actionsAtHome, homeText, pressesAtHome, seesAtHome } from './home-scene.ts';

test('a new person sees how to start and the five steps, in the language of their Slack', async () => {
  await using scene = await startScene(idleOperations());
  const [ana, yuki] = [scene.person('Ana'), scene.person('Yuki')];
  await Promise.all([ana.opensHome(), yuki.opensHome()]);
  await seesAtHome(ana, 'You enter one more code, and the same request works.');
  await seesAtHome(yuki, '体験の内容');
  expect(await actionsAtHome(ana)).toEqual([ACTIONS.homeStart, ACTIONS.homeSteps, ACTIONS.homeLanguage]);
  await pressesAtHome(ana, ACTIONS.homeSteps);
  await expect.poll(() => ana.modalText()).toContain('You can stop at any time');
});

test('Start begins the default lesson, and the App Home shows where the demo is, its next button, and when it ends', async () => {
  const started: unknown[] = [];
  let demo: Demo | undefined;
  await using scene = await startScene(
    idleOperations({
      start: async (participant, traits, scenario) => {
        started.push([participant.userId, traits, scenario]);
        demo = demoOf(scene.person('Ana'), 'awaiting-session-code');
        return { kind: 'started', demo };
      },
      status: async () => (demo ? { kind: 'active', demo } : { kind: 'none' }),
    }),
  );
  const ana = scene.person('Ana');
  await ana.opensHome();
  await seesAtHome(ana, 'Start the demo');
  await openedDemo(scene.side, ana, 'awaiting-session-code');
  await pressesAtHome(ana, ACTIONS.homeStart);
  await seesAtHome(ana, textOf('en').sessionToken.where['awaiting-session-code']);
  expect(started).toEqual([
    [
      ana.userId,
      { isGuest: false, isInAllowedGroup: expect.any(Function), greet: expect.any(Function), channelId: '' },
      'session-token',
    ],
  ]);
  const [next, ...others] = await actionsAtHome(ana);
  expect([next, ...others]).toEqual([ACTIONS.enterSessionCode, ACTIONS.goToDemo, ACTIONS.stop, ACTIONS.homeLanguage]);
  const home = await homeText(ana);
  expect(home).toMatch(/"url":"http[^"]+\/archives\/D\w+\/p\d+"/);
  expect(home).toContain(`<!date^${demo!.deadlineAt / 1000}^{time}|`);
  expect(home).toContain('Stop the demo?');
});

test('a person who may not start reads why in a window after the click, and a guest reads it in the App Home', async () => {
  await using scene = await startScene(
    idleOperations({ start: async () => ({ kind: 'refused', reason: 'not-invited' }) }),
  );
  const [ana, gus] = [scene.person('Ana'), scene.person('Gus')];
  await Promise.all([ana.opensHome(), gus.opensHome()]);
  await seesAtHome(ana, 'Start the demo');
  await pressesAtHome(ana, ACTIONS.homeStart);
  await expect.poll(() => ana.modalText()).toContain('You do not have access to the demo yet');
  await seesAtHome(gus, textOf('en').access.guest);
  expect(await actionsAtHome(gus)).not.toContain(ACTIONS.homeStart);
  expect(await ana.messages('app-dm')).toEqual([]);
});

test('a button of an outdated App Home has no effect, its answer says so, and the App Home is updated', async () => {
  const demo = { current: undefined as Demo | undefined };
  await using scene = await startScene(
    idleOperations({ status: async () => (demo.current ? { kind: 'active', demo: demo.current } : { kind: 'none' }) }),
  );
  const ana = scene.person('Ana');
  demo.current = demoOf(ana, 'awaiting-enrollment');
  await ana.opensHome();
  await seesAtHome(ana, 'Stop and clean up');
  demo.current = undefined;
  await pressesAtHome(ana, ACTIONS.stop);
  await seesAtHome(ana, 'Start the demo');
  await expect
    .poll(async () => (await ana.messages('app-dm')).map(({ text }) => text))
    .toEqual([textOf('en').commands.thatDemoIsOver]);
});

test('if the App Home cannot be published after a click, the click still has its effect, and the person sees no error', async () => {
  await using scene = await startScene(idleOperations());
  const ana = scene.person('Ana');
  await ana.opensHome();
  await seesAtHome(ana, 'Start the demo');
  scene.slack.orderFault({ method: 'views.publish', kind: 'server-error', times: 3 });
  await pressesAtHome(ana, ACTIONS.homeLanguage, 'ja');
  await expect.poll(() => scene.lines.join(''), { timeout: 10_000 }).toContain('an App Home could not be updated');
  expect(await ana.messages('app-dm')).toEqual([]);
  await ana.opensHome();
  await seesAtHome(ana, 'デモを開始');
});

test('a chosen language applies until “Same as in Slack” is chosen, also in answers; an unknown saved language is ignored', async () => {
  await using scene = await startScene(idleOperations());
  const { notes } = scene.remembered;
  const ana = scene.person('Ana');
  await ana.opensHome();
  await seesAtHome(ana, 'Same as in Slack');
  await pressesAtHome(ana, ACTIONS.homeLanguage, 'ja');
  await seesAtHome(ana, 'デモを開始');
  expect(await homeText(ana)).toContain('"initial_option":{"value":"ja"');
  await ana.typesIn('app-dm', '/mfa-demo status');
  await expect.poll(async () => JSON.stringify(await ana.messages('app-dm'))).toContain(textOf('ja').commands.noDemo);

  const name = noteName('language', ana.workspaceId, ana.userId);
  await notes.keep(name, 'xx', 60_000);
  await ana.opensHome();
  await seesAtHome(ana, 'Start the demo');
  await notes.keep(name, 'ja', 60_000);
  await ana.opensHome();
  await seesAtHome(ana, 'デモを開始');
  await pressesAtHome(ana, ACTIONS.homeLanguage, 'auto');
  await seesAtHome(ana, 'Start the demo');
  expect(await notes.read(name)).toBeUndefined();
});

test('the last demos are listed with the way they ended, newest first', async () => {
  await using scene = await startScene(idleOperations());
  const ana = scene.person('Ana');
  const who = { workspaceId: ana.workspaceId, userId: ana.userId };
  const now = Date.now();
  await scene.remembered.history.add(who, pastDemo('one', now - 3000, { endReason: 'timeout' }));
  await scene.remembered.history.add(who, pastDemo('two', now - 2000, { result: 'as-expected' }));
  await scene.remembered.history.add(who, pastDemo('three', now - 1000, { endReason: 'failure', left: 2 }));
  await ana.opensHome();
  await seesAtHome(ana, 'Your last demos');
  const {
    home: { past },
    sessionToken,
  } = textOf('en');
  const lines = (await homeText(ana)).match(/:\w+: \*[^"]*?AWS(?=\\n|")/g);
  const lineOf = (ending: string, rest: string) => {
    const pattern = `:\\w+: \\*${ending}\\*  ·  <!date\\^\\d+\\^[^>]+>  ·  ${rest}$`;
    return expect.stringMatching(new RegExp(pattern));
  };
  expect(lines).toEqual([
    lineOf(past.ending.failure, '1 min 12 s  ·  2 left in AWS'),
    lineOf(sessionToken.about.finished, '1 min 12 s  ·  nothing left in AWS'),
    lineOf(past.ending.timeout, '1 min 12 s  ·  nothing left in AWS'),
  ]);
  expect(await homeText(ana)).not.toContain('What you will see');
});

test('only admins see how many demos there are and what the last sweep left', async () => {
  await using scene = await startScene(idleOperations());
  const [ana, max] = [scene.person('Ana'), scene.person('Max')];
  await Promise.all([ana.opensHome(), max.opensHome()]);
  await seesAtHome(max, 'not known, because there has been no check yet');
  await seesAtHome(ana, 'Start the demo');
  expect(await homeText(ana)).not.toContain('For admins');

  await noteLastSweep(scene.remembered.notes, { at: 1_767_605_400_000, leftovers: 2 });
  for (const [place, count] of [
    ['proved', 2],
    ['preparing', 1],
    ['stuck', 1],
  ] as const)
    scene.remembered.counts.set(place, count);
  await max.opensHome();
  await seesAtHome(max, '2 leftovers in AWS at the last check (<!date^1767605400^{time}|');
  expect(await homeText(max)).toContain('3 demos are running.\\n:warning: 1 demo could not be cleaned up yet.');
  await pressesAtHome(max, ACTIONS.homeCleanup);
  await expect.poll(() => max.modalText()).toContain('There is nothing to clean up');
});

test('a person who is no longer an admin cannot clean up from an outdated App Home', async () => {
  await using scene = await startScene(idleOperations());
  const ana = scene.person('Ana');
  const admin = { active: 1, stuck: 0, lastSweep: undefined };
  const view = homeView({ isGuest: false, language: 'auto', past: [], faces: FACES, admin }, textOf('en'));
  const slack = new WebClient(scene.slack.botToken, { slackApiUrl: scene.slack.apiUrl });
  await slack.views.publish({ user_id: ana.userId, view });
  await pressesAtHome(ana, ACTIONS.homeCleanup);
  await expect.poll(() => ana.modalText()).toContain(textOf('en').cleanup.forAdmins);
  await expect.poll(() => homeText(ana)).not.toContain('For admins');
});
