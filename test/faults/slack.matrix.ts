import { playOn } from '../crash/play-on.ts';
import { faultMatrix, type PlannedCell } from './matrix.ts';
import { atFirst, STAGES } from './stages.ts';
import { partOf, patience, startFaultWorld } from './world.ts';

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
    // The first message has no picture, so the fault starts when the picture is uploaded.
    world: {
      onCall: (name, { slack }) => {
        if (name !== 'slack files.completeUploadExternal') return;
        slack.orderFault({ method: 'chat.postMessage', kind: 'invalid-slack-file', times: 3 });
      },
    },
  },
  {
    where: 'every envelope',
    fault: 'delivered twice',
    world: { prepare: ({ slack }) => slack.deliverTwice(1000) },
  },
];
const sockets = STAGES.flatMap((stage): PlannedCell[] => [
  { where: `socket in ${stage}`, fault: 'cut', world: { onCall: atFirst(stage, ({ slack }) => slack.cutSockets()) } },
  {
    where: `socket in ${stage}`,
    fault: 'refreshed',
    world: { onCall: atFirst(stage, ({ slack }) => slack.refreshSockets()) },
  },
]);

faultMatrix('Slack', [...refusals, ...particular, ...sockets]);

async function methodsOfALife(): Promise<string[]> {
  await using world = await startFaultWorld();
  await playOn(world.person, patience, partOf(world.person));
  const names = world.points().flatMap(({ name }) => (name.startsWith('slack ') ? [name.slice('slack '.length)] : []));
  return [...new Set(names)].filter((name) => name.includes('.'));
}
