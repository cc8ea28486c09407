import { readFileSync } from 'node:fs';
import { allowed, type Lockfile, licenceProblems, productionPackages } from './production-packages.ts';

/** `npm run licences`: checks that every package of a deployment has one of the allowed licences. */
const root = new URL('../', import.meta.url);
const lockfile: Lockfile = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8'));
const packages = productionPackages(lockfile, (path) => readFileSync(new URL(`${path}/package.json`, root), 'utf8'));
const problems = licenceProblems(packages);

for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length === 0) {
  process.stdout.write(
    `${packages.length} production packages, each under one of these licences: ${allowed.join(', ')}\n`,
  );
}
process.exitCode = problems.length === 0 ? 0 : 1;
