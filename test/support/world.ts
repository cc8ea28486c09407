import { createPerson, type Person, type PhoneTime } from '../../sandbox/person/person.ts';
import { startWorld, type WorldOptions } from '../../sandbox/world.ts';
import { answerPings } from './answered-pings.ts';
import { PATIENCE_MS } from './bot.ts';
import { keepLog } from './evidence.ts';
import { moveMachineClock, resetMachineClock } from './machine-clock.ts';
import { movableClock } from './movable-clock.ts';

export type PersonaName = 'Ana' | 'Max' | 'Gus' | 'Yuki';

/** The whole product on ports of its own, without AWS's and Slack's delays, and without sweeps unless they are asked for. */
export async function startTestWorld(options: Partial<Omit<WorldOptions, 'log' | 'clock'>> = {}) {
  const logLines: string[] = [];
  const clock = movableClock();
  keepLog(() => logLines.join(''));
  const world = await startWorld({
    propagationSeconds: 0,
    fileProcessingMs: 0,
    // A busy machine must not decide a story; Slack's own limits are tested where they are kept.
    patienceMs: PATIENCE_MS,
    pingTimeoutMs: PATIENCE_MS,
    // A sweep that comes by itself, after half a minute, would remove what a slow test still looks at.
    sweeps: 'none',
    ...options,
    clock,
    log: { level: 'debug', write: (line) => void logLines.push(line) },
  });
  const people: Person[] = [];
  const pass = (milliseconds: number) => {
    // BullMQ reads the machine's clock.
    if (options.redisUrl !== undefined) throw new Error('time cannot be made to pass in Redis');
    moveMachineClock(milliseconds);
    answerPings();
    clock.pass(0);
  };
  /** Whoever waits for the next code has it at once. */
  const time: PhoneTime = { now: clock.now, sleep: async (milliseconds) => pass(milliseconds) };
  return {
    ...world,
    now: clock.now,
    /** The time of all phones. */
    time,
    /** Puts everybody's clock forward by so many milliseconds: those of the bot, AWS, Slack and all phones. */
    pass,
    /** Everything the bot has logged, at its most talkative level. */
    logText: () => logLines.join(''),
    person: async (name: PersonaName): Promise<Person> => {
      const persona = world.slack.workspace.personas.find((one) => one.name === name);
      if (!persona) throw new Error(`nobody is called ${name}`);
      const person = await createPerson(world.slack.url, persona.userId, time);
      people.push(person);
      return person;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(people.map((person) => person.close()));
      await world.stop();
      resetMachineClock();
    },
  };
}

export type TestWorld = Awaited<ReturnType<typeof startTestWorld>>;
