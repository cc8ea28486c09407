import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Secret as Seed, TOTP } from 'otpauth';
import { expect, onTestFinished } from 'vitest';
import { startEmbeddedAws } from '../../sandbox/aws/start.ts';
import type { ScenarioId } from '../../src/scenario/demo.ts';
import { FACES } from '../../src/slack/scenarios/faces.ts';
import { textOf } from '../../src/slack/text/catalog.ts';
import { movableClock } from './movable-clock.ts';
import { folderWith, openTerminal } from './terminal.ts';

const STEP_MS = 30_000;
/** On a busy machine each command of the aws-cli takes some seconds. */
const PATIENCE_MS = 90_000;
/** For a whole lesson with it. */
export const TAKE_HOME_MS = 300_000;
const COMMANDS = {
  '.sh': (name: string) => ['bash', name, 'key'],
  '.mts': (name: string) => [process.execPath, '--import', 'tsx', name],
};
export type Ending = keyof typeof COMMANDS;

/** The programs that can run here: the shell script needs aws-cli on the PATH. */
export const ENDINGS: readonly Ending[] = isThere('aws') ? ['.sh', '.mts'] : ['.mts'];

function isThere(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A file that a person takes home from a lesson. */
export function takeHomeFile(lesson: ScenarioId, ending: string, locale = 'en'): { name: string; content: string } {
  const files = FACES.of({ scenario: lesson }).takeHome?.files(textOf(locale)) ?? [];
  const file = files.find(({ name }) => name.endsWith(ending));
  if (!file) throw new Error(`no file of ${lesson} ends in ${ending}`);
  return file;
}

/** Runs a program of a lesson in a terminal, in an account that spreads changes slowly if it is told to. */
export async function runTakeHome(lesson: ScenarioId, ending: Ending, propagationSeconds = 0) {
  const clock = movableClock();
  const aws = await startEmbeddedAws({ propagationSeconds, now: clock.now });
  onTestFinished(() => aws.close());
  const { name, content } = takeHomeFile(lesson, ending);
  const folder = await folderWith(name, content);
  const terminal = openTerminal(COMMANDS[ending](name), { cwd: folder, env: { ...aws.env }, patienceMs: PATIENCE_MS });
  let setupKey: string | undefined;
  const seed = async () => {
    const shown = /in this file: (\S+)\n/;
    setupKey ??=
      ending === '.mts'
        ? await terminal.reads(/setup key: (\w+)/)
        : readFileSync(await terminal.reads(shown), 'utf8').trim();
    return setupKey;
  };
  const codeOf = async (stepsFromNow: number) =>
    new TOTP({ secret: Seed.fromBase32(await seed()) }).generate({ timestamp: clock.now() + stepsFromNow * STEP_MS });
  const types = async (prompt: RegExp, line: string) => {
    await terminal.reads(prompt);
    terminal.types(line);
  };
  return {
    aws,
    clock,
    terminal,
    seed,
    typesPair: async (first: string, second: string) => {
      await types(/MFA code 1 [^:]*: /, first);
      await types(/MFA code 2 [^:]*: /, second);
    },
    /** The codes of the period before and of this one, also when the next period begins just now. */
    twoCodes: async (): Promise<[string, string]> => {
      for (;;) {
        const [older, newer] = [await codeOf(-1), await codeOf(0)];
        if ((await codeOf(-1)) === older) return [older, newer];
      }
    },
    typesCode: async (code: string) => types(/MFA code \(one[^:]*: /, code),
    /** The code that the phone shows after the ones that were typed, once AWS knows all that is new. */
    typesFreshCode: async (stepsFromNow = 1) => {
      await terminal.reads(/MFA code \(one[^:]*: /);
      await expect.poll(() => aws.view().settlesAt).toBeUndefined();
      terminal.types(await codeOf(stepsFromNow));
    },
    expectNothingLeft: () => {
      expect(terminal.said()).toContain('Cleaned up: nothing is left in AWS.');
      const { users, roles, mfaDevices } = aws.view();
      expect(users.map(({ userName }) => userName)).toEqual(['sandbox-admin']);
      expect([...roles, ...mfaDevices]).toEqual([]);
      // What holds the setup key was in a folder of its own.
      const file = /in this file: (\S+)/.exec(terminal.said())?.[1];
      if (file) expect([file, existsSync(dirname(file))]).toEqual([file, false]);
    },
    /** The setup key is said once, where it is typed from the screen; no other secret is. */
    expectNoSecretSaid: async (secrets: readonly string[]) => {
      const everything = terminal.said() + terminal.errors();
      expect(everything.split(await seed())).toHaveLength(ending === '.mts' ? 2 : 1);
      expect(secrets.length).toBeGreaterThan(2);
      const others = secrets.filter((secret) => secret !== setupKey);
      expect(others.filter((secret) => everything.includes(secret))).toEqual([]);
    },
  };
}
