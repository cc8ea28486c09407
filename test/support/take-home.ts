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
/** How long a test waits for output, in milliseconds. On a busy machine each command of aws-cli takes some seconds. */
const PATIENCE_MS = 90_000;
/** The timeout of a test that plays a whole lesson, in milliseconds. */
export const TAKE_HOME_MS = 300_000;
const COMMANDS = {
  '.sh': (name: string) => ['bash', name, 'key'],
  '.mts': (name: string) => [process.execPath, '--import', 'tsx', name],
};
export type Ending = keyof typeof COMMANDS;

/** The endings of the programs that can run here: the shell script needs aws-cli on the PATH. */
export const ENDINGS: readonly Ending[] = isThere('aws') ? ['.sh', '.mts'] : ['.mts'];

function isThere(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Returns the take-home file of a lesson with this ending. @throws Error if there is none */
export function takeHomeFile(lesson: ScenarioId, ending: string, locale = 'en'): { name: string; content: string } {
  const files = FACES.of({ scenario: lesson }).takeHome?.files(textOf(locale)) ?? [];
  const file = files.find(({ name }) => name.endsWith(ending));
  if (!file) throw new Error(`no file of ${lesson} ends in ${ending}`);
  return file;
}

/**
 * Runs the take-home program of a lesson in a terminal. @param propagationSeconds how long AWS takes to spread a change
 */
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
    /** Returns the codes of the previous and the current period; starts again if a new period begins in between. */
    twoCodes: async (): Promise<[string, string]> => {
      for (;;) {
        const [older, newer] = [await codeOf(-1), await codeOf(0)];
        if ((await codeOf(-1)) === older) return [older, newer];
      }
    },
    typesCode: async (code: string) => types(/MFA code \(one[^:]*: /, code),
    /** Types the code of a later period, after all changes in AWS have taken effect. */
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
      // The setup key was in a file in its own folder, and the program must delete this folder.
      const file = /in this file: (\S+)/.exec(terminal.said())?.[1];
      if (file) expect([file, existsSync(dirname(file))]).toEqual([file, false]);
    },
    /**
     * Expects no secret in the output. Only the .mts program prints the setup key, once, because it does not write the
     * key to a file.
     */
    expectNoSecretSaid: async (secrets: readonly string[]) => {
      const everything = terminal.said() + terminal.errors();
      expect(everything.split(await seed())).toHaveLength(ending === '.mts' ? 2 : 1);
      expect(secrets.length).toBeGreaterThan(2);
      const others = secrets.filter((secret) => secret !== setupKey);
      expect(others.filter((secret) => everything.includes(secret))).toEqual([]);
    },
  };
}
