import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endWithReader } from '../sandbox/cli/run-program.ts';
import type { Lockfile } from './production-packages.ts';

/**
 * `npm run --silent sbom > sbom.json`: lists the packages of a deployment in CycloneDX's format. `npm sbom --omit dev`
 * would leave out packages that both the bot and a development tool need (for example zod), so npm gets a project
 * without development dependencies.
 */
endWithReader();
const root = new URL('../', import.meta.url);
const manifest = withoutDevelopment(readJson('package.json'));
const lockfile: Lockfile = readJson('package-lock.json');
const packages = Object.entries(lockfile.packages)
  .filter(([, { dev }]) => !dev)
  .map(([path, locked]) => [path, path === '' ? withoutDevelopment(locked) : locked]);

const parent = mkdtempSync(join(tmpdir(), 'sbom-'));
try {
  // npm takes the project's name from its folder.
  const folder = join(parent, manifest.name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(
    join(folder, 'package-lock.json'),
    JSON.stringify({ ...lockfile, packages: Object.fromEntries(packages) }),
  );
  const options = ['--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'];
  process.stdout.write(execFileSync('npm', ['sbom', ...options], { cwd: folder }));
} finally {
  rmSync(parent, { recursive: true });
}

function withoutDevelopment<Manifest extends object>(manifest: Manifest): Manifest {
  return { ...manifest, devDependencies: undefined };
}

function readJson(name: string) {
  return JSON.parse(readFileSync(new URL(name, root), 'utf8'));
}
