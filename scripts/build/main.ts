import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, NOT_USED, ROOT } from './bundle.ts';
import { isUpToDate, noteInputs } from './up-to-date.ts';

/**
 * `npm run build`: makes dist/main.js, which `npm start` and the image run. With --if-needed it runs only if a file has
 * changed since the last build.
 */
const FOLDER = 'dist';

if (!process.argv.includes('--if-needed') || !isUpToDate(FOLDER)) {
  // The new folder is made beside the old one and then renamed: another bot may be starting from the old one.
  const [fresh, old] = [`${FOLDER}.new-${process.pid}`, `${FOLDER}.old-${process.pid}`];
  const inputs = await bundle({ entry: 'src/main.ts', folder: fresh, without: NOT_USED });
  noteInputs(fresh, inputs);
  if (existsSync(join(ROOT, FOLDER))) renameSync(join(ROOT, FOLDER), join(ROOT, old));
  renameSync(join(ROOT, fresh), join(ROOT, FOLDER));
  rmSync(join(ROOT, old), { recursive: true, force: true });
}
