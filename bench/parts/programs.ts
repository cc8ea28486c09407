import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, NOT_USED, ROOT } from '../../scripts/build/bundle.ts';

const FOLDER = 'node_modules/.cache/mfa-demo/bench';

/** The programs that benches start. Both are bundled in the same way, as the bot is that people operate, and run with plain node. */
export interface Programs {
  readonly bot: string;
  readonly bareApp: string;
}

let bundled: Promise<Programs> | undefined;

/** Bundles the bot and the bare Bolt app, once in a process. @returns the paths of the programs @throws Error when one does not compile */
export function bundlePrograms(): Promise<Programs> {
  bundled ??= bundleAll(`${FOLDER}/${process.pid}`);
  return bundled;
}

async function bundleAll(folder: string): Promise<Programs> {
  process.once('exit', () => rmSync(join(ROOT, folder), { recursive: true, force: true }));
  await bundle({ entry: 'src/main.ts', folder: `${folder}/bot`, without: NOT_USED });
  await bundle({ entry: 'bench/parts/bare-app.ts', folder: `${folder}/bare` });
  return { bot: `${folder}/bot/main.js`, bareApp: `${folder}/bare/main.js` };
}
