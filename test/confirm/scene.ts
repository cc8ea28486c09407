import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { confirm } from '../../confirm/command.ts';
import { isChecked } from '../../confirm/point.ts';
import { POINTS } from '../../confirm/points/points.ts';
import type { Surroundings } from '../../confirm/surroundings.ts';

/** The points that a program checks. */
export const CHECKED = [...POINTS.aws.filter(isChecked), ...POINTS.slack.filter(isChecked)];

/**
 * Runs the command in a sandbox without delays, with an empty record in a temporary folder. `error` says why it could
 * not start.
 */
export async function runConfirm(args: readonly string[], around: Partial<Surroundings> = {}) {
  const said: string[] = [];
  const docs = around.docs ?? (await docsOfItsOwn());
  const defaults: Surroundings = {
    say: (text) => said.push(text),
    env: {},
    signal: new AbortController().signal,
    docs,
    points: POINTS,
    sandbox: { aws: { propagationSeconds: 0 }, slack: { fileProcessingMs: 0 } },
  };
  const ended = await confirm(args, { ...defaults, ...around }).then(
    (exitCode) => ({ exitCode, error: undefined }),
    (error: unknown) => ({ exitCode: undefined, error }),
  );
  return { ...ended, said: said.join('\n'), docs };
}

async function docsOfItsOwn(): Promise<URL> {
  const folder = await mkdtemp(join(tmpdir(), 'confirm-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'confirmed.json'), '[]');
  return pathToFileURL(`${folder}/`);
}
