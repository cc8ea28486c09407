import { expect, test } from 'vitest';
import { readSources } from './support/read-sources.ts';
import { suspectsIn } from './support/suspects.ts';

const ITS_OWN_TIMERS = 'the test replaces timers or the date on purpose, and restores them at its end';
const PRODUCT_FOLDER = 'reads a folder of the project, which does not change while tests run';
const NOT_BEFORE_NOW = 'compares a written time with a later reading of the same clock';

/**
 * Places where a test looks as if it depended on speed, chance or other tests, each with the reason why it does no
 * harm. Remove entries; do not add any.
 */
const KNOWN: Readonly<Record<string, string>> = {
  'test/aws/find-ours.test.ts compares with the clock': NOT_BEFORE_NOW,
  'test/config.test.ts sets a lifetime': 'the test only reads the setting',
  'test/contract/job-queue-failures.ts counts turns of the event loop':
    'lets other work run; the result does not depend on the number of turns',
  'test/deploy/dockerfile.test.ts reads a folder': PRODUCT_FOLDER,
  'test/docs.test.ts reads a folder': PRODUCT_FOLDER,
  'test/e2e/http-transport.test.ts compares with the clock': 'the test signs its own request with this time',
  'test/e2e/missing-permissions.slow.test.ts reads a folder': PRODUCT_FOLDER,
  'test/e2e/sweep-command.slow.test.ts replaces timers': ITS_OWN_TIMERS,
  'test/queue/bullmq-crash.slow.test.ts waits for a time':
    'the clock of Redis cannot be moved, and a lock must expire in Redis',
  'test/queue/places.test.ts replaces timers': ITS_OWN_TIMERS,
  'test/queue/sweep-timer-redis.slow.test.ts counts turns of the event loop':
    'lets other work run; the result does not depend on the number of turns',
  'test/queue/system-clock.test.ts replaces timers': ITS_OWN_TIMERS,
  'test/readme.test.ts reads a folder': PRODUCT_FOLDER,
  'test/rooms.test.ts reads a folder': PRODUCT_FOLDER,
  'test/sandbox/page/client/emoji.test.ts reads a folder': PRODUCT_FOLDER,
  'test/sandbox/slack/coverage.test.ts reads a folder': PRODUCT_FOLDER,
  'test/sandbox/slack/http-delivery.test.ts compares with the clock': NOT_BEFORE_NOW,
  'test/sandbox/slack/person.test.ts replaces timers': ITS_OWN_TIMERS,
  'test/scenario/sweep/orphans.test.ts sets a lifetime': 'half an hour on a clock that always shows the same time',
  'test/scenario/sweep/sweep.test.ts compares with the clock': NOT_BEFORE_NOW,
  'test/slack/every-payload.test.ts reads a folder': PRODUCT_FOLDER,
  'test/slack/traps.test.ts replaces timers': ITS_OWN_TIMERS,
  'test/support/browser.ts keeps something between files': 'one Chromium for all files of a worker',
  'test/support/built-bot.ts keeps something between files':
    'the path of the bundle that was built from the current sources',
  'test/support/follower.ts reads a folder': PRODUCT_FOLDER,
  'test/support/kept-context.ts keeps something between files':
    'one browser context; its storage is cleared before each page, and it is closed after a test that fails',
  'test/support/kept-port.ts keeps something between files': 'a port that is tried first; any other port works too',
  'test/support/machine-clock.ts keeps something between files':
    'how far the clock was moved; every world sets it back',
  'test/support/machine-clock.ts replaces timers': 'this file moves the time for all tests',
  'test/support/markdown.ts reads a folder': PRODUCT_FOLDER,
  'test/support/movable-clock.ts waits for a time': 'an alarm on the machine clock needs a real timer',
  'test/support/npm-process.ts reads a folder':
    'reads the process table, and uses only processes of the group that the test started',
  'test/support/read-sources.ts reads a folder': PRODUCT_FOLDER,
  'test/support/redis-bytes.ts reads a folder':
    'waits until this Redis writes no file, and reads the folder again if its list of files has changed',
};

/**
 * The matrices and the tests of the image run separately from the suite. They take minutes, and some kill processes at
 * given times.
 */
const MATRICES =
  /^test\/(?:crash|faults|redis-topologies|swarm)\/|\.image\.ts$|^test\/deploy\/(?:image-process|build-image)\.ts$/;

test('only the reviewed places have a sign that a test depends on speed, chance or other tests', async () => {
  const sources = (await readSources('test')).filter(({ path }) => !MATRICES.test(path) && !path.includes('suspects'));
  expect(sources.length).toBeGreaterThan(200);
  const found = suspectsIn(sources).map(({ path, sign }) => `${path} ${sign}`);
  expect(found.toSorted()).toEqual(Object.keys(KNOWN).toSorted());
});

test('code in a test that may depend on speed or on other tests is reported with its line', () => {
  const text = `test('x', async () => {\n  await new Promise((resolve) => setTimeout(resolve, 50));\n});\n`;
  expect(suspectsIn([{ path: 'test/x.test.ts', text }])).toEqual([
    { path: 'test/x.test.ts', sign: 'waits for a time', line: 2 },
  ]);
  expect(suspectsIn([{ path: 'test/support/x.ts', text: 'let shared = 0;\n' }])).toHaveLength(1);
});
