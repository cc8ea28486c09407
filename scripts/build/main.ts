import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, NOT_USED, ROOT } from './bundle.ts';
import { isUpToDate, noteInputs } from './up-to-date.ts';

/** `npm run build`: makes what `npm start` and the image run, dist/main.js. With --if-needed only when a file has changed since. */
const FOLDER = 'dist';

if (!process.argv.includes('--if-needed') || !isUpToDate(FOLDER)) {
  rmSync(join(ROOT, FOLDER), { recursive: true, force: true });
  const inputs = await bundle({ entry: 'src/main.ts', folder: FOLDER, without: NOT_USED });
  noteInputs(FOLDER, inputs);
}
