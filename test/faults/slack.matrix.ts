import { playOn } from '../crash/play-on.ts';
import { faultMatrix, type PlannedCell } from './matrix.ts';
import { startFaultWorld } from './world.ts';

/** The last call that each stage makes for sure, in the order of a life. */
const STAGE_MARKS = {
  preparing: 'aws CreateUser',
  'awaiting-enrollment': 'aws PutUserPolicy',
  enrolling: 'aws EnableMFADevice',
  'awaiting-session-code': 'slack views.update',
  proving: 'aws GetSessionToken',
  'tearing-down': 'aws DeleteUserPolicy',
} as const;

const methods = await methodsOfALife();
const refusals = (['rate-limited', 'server-error', 'reset-before', 'reset-after-commit'] as const).flatMap((kind) =>
  methods.map(
    (method): PlannedCell => ({
      where: method,
      fault: `${kind} x2`,
      world: { prepare: ({ slack }) => slack.orderFault({ method, kind, times: 2, retryAfterSeconds: 1 }) },
    }),
  ),
);
const particular: PlannedCell[] = [
  {
    where: 'views.update',
    fault: 'not_found, always',
    world: { prepare: ({ slack }) => slack.orderFault({ method: 'views.update', kind: 'not-found', times: 1000 }) },
  },
  {
    where: 'chat.postMessage',
    fault: 'invalid slack file x3',
    // The first message has no picture.
    world: {
      onCall: (name, { slack }) =>
        name === 'slack files.completeUploadExternal' &&
        slack.orderFault({ method: 'chat.postMessage', kind: 'invalid-slack-file', times: 3 }),
    },
  },
  {
    where: 'every envelope',
    fault: 'delivered twice',
    world: { prepare: ({ slack }) => slack.deliverTwice(1000) },
  },
];
const sockets = Object.entries(STAGE_MARKS).flatMap(([stage, mark]) =>
  (['cut', 'refreshed'] as const).map((what): PlannedCell => {
    let isDone = false;
    return {
      where: `socket in ${stage}`,
      fault: what,
      world: {
        onCall: (name, { slack }) => {
          if (name !== mark || isDone) return;
          isDone = true;
          if (what === 'cut') slack.cutSockets();
          else slack.refreshSockets();
        },
      },
    };
  }),
);

faultMatrix('Slack', [...refusals, ...particular, ...sockets]);

async function methodsOfALife(): Promise<string[]> {
  await using world = await startFaultWorld();
  await playOn(world.person, { patienceMs: 9000, giveUpMs: 60_000 });
  const names = world.points().flatMap(({ name }) => (name.startsWith('slack ') ? [name.slice('slack '.length)] : []));
  return [...new Set(names)].filter((name) => name.includes('.'));
}
