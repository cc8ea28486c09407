import { playStory } from '../sandbox/cli/play-story.ts';
import { STORIES } from '../sandbox/stories/stories.ts';
import { startWorld } from '../sandbox/world.ts';

/** Calls that every bot makes at its start and with each sweep, whoever has a demo. */
const OF_NO_DEMO = ['ListUsers', 'ListRoles'];

/** Counts what is asked of AWS for one whole demo, played at a person's pace while changes take eight seconds to spread. */
const story = STORIES[0];
if (!story) throw new Error('there is no story to tell');
const world = await startWorld({
  propagationSeconds: 8,
  log: { level: 'warn', write: (line) => void process.stderr.write(line) },
  sweeps: 'none',
});
const plain = (text: string) => text;
const colours = new Proxy({}, { get: () => plain }) as Parameters<typeof playStory>[2]['colours'];
await playStory(world, story, { out: { write: () => true } as never, colours, columns: 80 });
const counts = new Map<string, number>();
for (const { operation } of world.aws.view().calls) {
  if (!OF_NO_DEMO.includes(operation)) counts.set(operation, (counts.get(operation) ?? 0) + 1);
}
const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
process.stdout.write(`${total} calls to AWS for one demo\n`);
for (const [operation, count] of [...counts].sort((one, other) => other[1] - one[1]))
  process.stdout.write(`${String(count).padStart(4)}  ${operation}\n`);
await world.stop();
process.exit(0);
