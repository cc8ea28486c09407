import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, NOT_USED, ROOT } from './bundle.ts';
import { isUpToDate, noteInputs } from './up-to-date.ts';

/** `npm run build`: makes what `npm start` and the image run, dist/main.js. With --if-needed only when a file has changed since. */
const FOLDER = 'dist';

if (!process.argv.includes('--if-needed') || !isUpToDate(FOLDER)) {
  // Made beside it and then put in its place: another bot may start from the same folder at this moment.
  const [fresh, old] = [`${FOLDER}.new-${process.pid}`, `${FOLDER}.old-${process.pid}`];
  const inputs = await bundle({ entry: 'src/main.ts', folder: fresh, without: NOT_USED });
  noteInputs(fresh, inputs);
  if (existsSync(join(ROOT, FOLDER))) renameSync(join(ROOT, FOLDER), join(ROOT, old));
  renameSync(join(ROOT, fresh), join(ROOT, FOLDER));
  rmSync(join(ROOT, old), { recursive: true, force: true });
}
