import { createPerson, type Person, type PhoneTime } from '../../sandbox/person/person.ts';
import { PATIENT, startWorld, type WorldOptions } from '../../sandbox/world.ts';
import { answerPings } from './answered-pings.ts';
import { keepLog } from './evidence.ts';
import { moveMachineClock, resetMachineClock } from './machine-clock.ts';
import { movableClock } from './movable-clock.ts';

export type PersonaName = 'Ana' | 'Max' | 'Gus' | 'Yuki';

/**
 * Starts the sandbox and the bot on free ports, without the delays of AWS and Slack, and without sweeps unless `sweeps`
 * is set.
 */
export async function startTestWorld(options: Partial<Omit<WorldOptions, 'log' | 'clock'>> = {}) {
  const logLines: string[] = [];
  const clock = movableClock();
  keepLog(() => logLines.join(''));
  const world = await startWorld({
    propagationSeconds: 0,
    fileProcessingMs: 0,
    // The tests of the embedded Slack use Slack's own limits.
    ...PATIENT,
    // An automatic sweep, 30 to 60 seconds after the start, would remove resources that a slow test still needs.
    sweeps: 'none',
    ...options,
    clock,
    log: { level: 'debug', write: (line) => void logLines.push(line) },
  });
  const people: Person[] = [];
  const pass = (milliseconds: number) => {
    // Redis and BullMQ wait in real time.
    if (options.redisUrl !== undefined) throw new Error('The clock cannot be moved in a world with Redis.');
    moveMachineClock(milliseconds);
    answerPings();
    clock.pass(0);
  };
  /** A phone that waits for its next code moves the clock instead, so that no test waits. */
  const time: PhoneTime = { now: clock.now, sleep: async (milliseconds) => pass(milliseconds) };
  return {
    ...world,
    now: clock.now,
    /** The clock of all phones. */
    time,
    /** Moves the clocks of the bot, AWS, Slack and all phones forward by this many milliseconds. */
    pass,
    /** Returns the whole log of the bot, at the level debug. */
    logText: () => logLines.join(''),
    person: async (name: PersonaName): Promise<Person> => {
      const persona = world.slack.workspace.personas.find((one) => one.name === name);
      if (!persona) throw new Error(`There is no person called ${name}.`);
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
