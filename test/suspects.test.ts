import { expect, test } from 'vitest';
import { readSources } from './support/read-sources.ts';
import { suspectsIn } from './support/suspects.ts';

const ITS_OWN_TIMERS = 'the timers are what is tested, or they are its own, and are real again afterwards';
const PRODUCT_FOLDER = 'reads a folder of the project, which nobody writes while tests run';
const NOT_BEFORE_NOW = 'a time that was written must lie between two looks at the same clock';

/** The places that a reader has looked at, and why they are fine. This table may only shrink. */
const KNOWN: Readonly<Record<string, string>> = {
  'test/aws/find-ours.test.ts compares with the clock': NOT_BEFORE_NOW,
  'test/config.test.ts lives for seconds': 'the setting is read, and nothing lives',
  'test/contract/job-queue-failures.ts counts turns of the event loop':
    'gives others their turn; nothing is counted on it',
  'test/deploy/dockerfile.test.ts reads a folder': PRODUCT_FOLDER,
  'test/docs.test.ts reads a folder': PRODUCT_FOLDER,
  'test/e2e/http-transport.test.ts compares with the clock': 'the time is one that the test itself signs with',
  'test/e2e/missing-permissions.slow.test.ts reads a folder': PRODUCT_FOLDER,
  'test/e2e/sweep-command.slow.test.ts replaces timers': ITS_OWN_TIMERS,
  'test/queue/bullmq-crash.slow.test.ts waits for a time':
    'the clock of a Redis cannot be moved, and a lock must run out in it',
  'test/queue/sweep-timer-redis.test.ts counts turns of the event loop':
    'gives others their turn; nothing is counted on it',
  'test/queue/system-clock.test.ts replaces timers': ITS_OWN_TIMERS,
  'test/readme.test.ts reads a folder': PRODUCT_FOLDER,
  'test/rooms.test.ts reads a folder': PRODUCT_FOLDER,
  'test/sandbox/page/client/emoji.test.ts reads a folder': PRODUCT_FOLDER,
  'test/sandbox/slack/coverage.test.ts reads a folder': PRODUCT_FOLDER,
  'test/sandbox/slack/http-delivery.test.ts compares with the clock': NOT_BEFORE_NOW,
  'test/sandbox/slack/person.test.ts replaces timers': ITS_OWN_TIMERS,
  'test/scenario/sweep/orphans.test.ts lives for seconds': 'half an hour on a clock of its own',
  'test/scenario/sweep/sweep.test.ts compares with the clock': NOT_BEFORE_NOW,
  'test/slack/every-payload.test.ts reads a folder': PRODUCT_FOLDER,
  'test/slack/traps.test.ts replaces timers': ITS_OWN_TIMERS,
  'test/support/browser.ts keeps something between files': 'one Chromium for all files of a worker',
  'test/support/built-bot.ts keeps something between files':
    'where the program is that was built from the sources as they are',
  'test/support/follower.ts reads a folder': PRODUCT_FOLDER,
  'test/support/kept-context.ts keeps something between files':
    'one browser context; storage is cleared before each page, and a test that fails takes the context with it',
  'test/support/kept-port.ts keeps something between files': 'a port to try first; any other one will do',
  'test/support/machine-clock.ts keeps something between files':
    'how far the clock was moved; every world puts it back',
  'test/support/machine-clock.ts replaces timers': 'this is where time is made to pass',
  'test/support/markdown.ts reads a folder': PRODUCT_FOLDER,
  'test/support/movable-clock.ts waits for a time': 'an alarm clock waits',
  'test/support/npm-process.ts reads a folder': 'the process table, of which only its own group is looked at',
  'test/support/read-sources.ts reads a folder': PRODUCT_FOLDER,
  'test/support/redis-bytes.ts reads a folder':
    'waits until that Redis writes nothing, and lists again when a file went away',
};

/** They take minutes, run alone, and kill processes at given times. */
const MATRICES =
  /^test\/(?:crash|faults|redis-topologies|swarm)\/|\.image\.ts$|^test\/deploy\/(?:image-process|build-image)\.ts$/;

test('no test depends on speed, chance or its neighbours but where it was looked at', async () => {
  const sources = (await readSources('test')).filter(({ path }) => !MATRICES.test(path) && !path.includes('suspects'));
  expect(sources.length).toBeGreaterThan(200);
  const found = suspectsIn(sources).map(({ path, sign }) => `${path} ${sign}`);
  expect(found.toSorted()).toEqual(Object.keys(KNOWN).toSorted());
});

test('a suspect is found with its line', () => {
  const text = `test('x', async () => {\n  await new Promise((resolve) => setTimeout(resolve, 50));\n});\n`;
  expect(suspectsIn([{ path: 'test/x.test.ts', text }])).toEqual([
    { path: 'test/x.test.ts', sign: 'waits for a time', line: 2 },
  ]);
  expect(suspectsIn([{ path: 'test/support/x.ts', text: 'let shared = 0;\n' }])).toHaveLength(1);
});
