import { coloursOf } from '../sandbox/cli/colours.ts';
import { playStory } from '../sandbox/cli/play-story.ts';
import { STORIES } from '../sandbox/stories/stories.ts';
import { startWorld } from '../sandbox/world.ts';

/** Counts what is asked of AWS for one whole demo, played at a person's pace while changes take eight seconds to spread. */
const story = STORIES[0];
if (!story) throw new Error('there is no story to tell');
const world = await startWorld({
  propagationSeconds: 8,
  log: { level: 'warn', write: (line) => void process.stderr.write(line) },
  sweeps: 'none',
});
const colours = coloursOf({ isTTY: false, hasColors: () => false });
await playStory(world, story, { out: { write: () => true }, colours, columns: 80 });
const counts = new Map<string, number>();
const { calls } = world.aws.view();
for (const { operation } of calls) counts.set(operation, (counts.get(operation) ?? 0) + 1);
process.stdout.write(`${calls.length} calls to AWS for one demo\n`);
for (const [operation, count] of [...counts].sort((one, other) => other[1] - one[1]))
  process.stdout.write(`${String(count).padStart(4)}  ${operation}\n`);
await world.stop();
process.exit(0);
