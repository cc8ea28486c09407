import { createPerson, type Person } from '../../src/sandbox/person/person.ts';
import { startWorld, type WorldOptions } from '../../src/sandbox/world.ts';

export type PersonaName = 'Ana' | 'Max' | 'Gus' | 'Yuki';

/** The whole product with AWS's and Slack's delays switched off, on ports of its own. */
export async function startTestWorld(options: Partial<Omit<WorldOptions, 'log'>> = {}) {
  const logLines: string[] = [];
  const world = await startWorld({
    propagationSeconds: 0,
    fileProcessingMs: 0,
    // A busy machine must not decide a story; Slack's own limits are tested where they are kept.
    patienceMs: 15_000,
    ...options,
    log: { level: 'debug', write: (line) => void logLines.push(line) },
  });
  const people: Person[] = [];
  return {
    ...world,
    /** Everything the bot has logged, at its most talkative level. */
    logText: () => logLines.join(''),
    person: async (name: PersonaName): Promise<Person> => {
      const persona = world.slack.workspace.personas.find((one) => one.name === name);
      if (!persona) throw new Error(`nobody is called ${name}`);
      const person = await createPerson(world.slack.url, persona.userId);
      people.push(person);
      return person;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(people.map((person) => person.close()));
      await world.stop();
    },
  };
}

export type TestWorld = Awaited<ReturnType<typeof startTestWorld>>;
