import { endWithReader } from '../sandbox/cli/run-program.ts';
import { allProse } from './prose/all.ts';

/**
 * `npm run prose [path ...]`: lists each comment, docstring, log line, error text, help text and test title with its
 * file and line.
 */
endWithReader();
const found = await allProse(process.argv.slice(2));
const counts = new Map<string, number>();
for (const { path, line, kind, text } of found) {
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
  process.stdout.write(`${path}:${line} [${kind}] ${text}\n`);
}
const perKind = [...counts].map(([kind, count]) => `${kind} ${count}`).join(', ');
process.stdout.write(`${found.length} in all: ${perKind}\n`);
