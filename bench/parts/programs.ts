import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, NOT_USED, ROOT } from '../../scripts/build/bundle.ts';

const FOLDER = 'node_modules/.cache/mfa-demo/bench';

/** The programs that benches start, with plain node. */
export interface Programs {
  /** The bundle that operators run. */
  readonly bot: string;
  /** The app in bare-app.ts, bundled in the same way as the bot. */
  readonly bareApp: string;
  /** The same app with its packages in node_modules, as Bolt's guide describes it. */
  readonly plainBareApp: string;
}

let bundled: Promise<Programs> | undefined;

/**
 * Bundles the programs, once in a process.
 * @returns the paths of the programs
 * @throws Error when a program does not compile
 */
export function bundlePrograms(): Promise<Programs> {
  bundled ??= bundleAll(`${FOLDER}/${process.pid}`);
  return bundled;
}

async function bundleAll(folder: string): Promise<Programs> {
  process.once('exit', () => rmSync(join(ROOT, folder), { recursive: true, force: true }));
  await bundle({ entry: 'src/main.ts', folder: `${folder}/bot`, without: NOT_USED });
  await bundle({ entry: 'bench/parts/bare-app.ts', folder: `${folder}/bare` });
  await bundle({ entry: 'bench/parts/bare-app.ts', folder: `${folder}/plain`, keepsPackages: true });
  const main = (program: string) => `${folder}/${program}/main.js`;
  return { bot: main('bot'), bareApp: main('bare'), plainBareApp: main('plain') };
}
