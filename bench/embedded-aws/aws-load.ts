import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startEmbeddedAws } from '../../sandbox/aws/start.ts';
import { createCaller } from './aws-caller.ts';
import { populate, ROUND, type Scene } from './aws-stories.ts';

const USERS = 2000;
const CALLS = 100_000;
const BATCH = 10_000;
const LIMIT_MS = 280_000;
/** A call of the last batch may take at most this many times the processor time of a call of the second batch. */
const MOST_TIME = 1.3;
const MOST_HEAP = 1.1;

interface Figures {
  readonly calls: number;
  /** Processor time per call, in microseconds. Other programs on the machine do not change it. */
  readonly perCall: number;
  /** Heap after garbage collection, in MB. */
  readonly heap: number;
}

const say = (line: string) => void process.stdout.write(`${line}\n`);
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
setTimeout(() => fail(new Error(`This took longer than ${LIMIT_MS / 1000} s.`)), LIMIT_MS).unref();
run().catch(fail);

async function run(): Promise<void> {
  const startedAt = performance.now();
  const clock = { now: Date.now() };
  const aws = await startEmbeddedAws({ propagationSeconds: 8, now: () => clock.now });
  const caller = createCaller(aws, () => clock.now);
  const pass = (seconds: number) => {
    clock.now += seconds * 1000;
  };
  const scene: Scene = { caller, now: () => clock.now, pass, turn: 0, users: USERS };
  const figures: Figures[] = [];
  const batch = async (upTo: number, work: (turn: number) => Promise<void>) => {
    const [before, from] = [process.cpuUsage(), caller.calls];
    for (let turn = from; caller.calls < upTo; turn += 1) await work(turn);
    const { user, system } = process.cpuUsage(before);
    // Sessions of one batch expire before the next, so a long run holds no more memory than a short one.
    pass(3 * 86_400);
    collectGarbage();
    const heap = process.memoryUsage().heapUsed / 1e6;
    figures.push({ calls: caller.calls, perCall: (user + system) / (caller.calls - from), heap });
    say(lineOf(figures.at(-1)!));
  };
  say('   calls   µs per call   heap MB');
  let index = 0;
  await batch(3 * USERS, () => populate(scene, index++));
  for (let upTo = BATCH; upTo <= CALLS; upTo += BATCH) {
    await batch(upTo, async (turn) => {
      for (const [index, story] of ROUND.entries()) await story({ ...scene, turn: turn * ROUND.length + index });
      pass(1);
    });
  }
  say(`${(performance.now() - startedAt) / 1000} s in all`);
  conclude(figures.slice(1));
  await aws.close();
}

function lineOf({ calls, perCall, heap }: Figures): string {
  return `${String(calls).padStart(8)}${perCall.toFixed(0).padStart(14)}${heap.toFixed(1).padStart(10)}`;
}

/**
 * Compares the last batch with the second one. The first batch does not count, because Node still compiles code in it.
 */
function conclude([, first, ...rest]: readonly Figures[]): void {
  const last = rest.at(-1);
  if (!first || !last) throw new Error('There are too few figures.');
  const time = last.perCall / first.perCall;
  const heap = last.heap / first.heap;
  const isFlat = time <= MOST_TIME && heap <= MOST_HEAP;
  say(
    `last against ${first.calls}: time x ${time.toFixed(2)}, heap x ${heap.toFixed(2)}: ${isFlat ? 'flat' : 'NOT flat'}`,
  );
  process.exitCode = isFlat ? 0 : 1;
}

function fail(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
