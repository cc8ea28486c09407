import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Lockfile, licenceProblems, productionPackages } from '../../scripts/production-packages.ts';

const root = new URL('../../', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, root), 'utf8');
const lockfile: Lockfile = JSON.parse(read('package-lock.json'));
const manifestOf = (path: string) => read(`${path}/package.json`);
const packages = productionPackages(lockfile, manifestOf);

/** Returns the problems of production packages with these licences. */
function problemsOf(licences: Readonly<Record<string, string | undefined>>): string[] {
  const entries = Object.keys(licences).map((name) => [`node_modules/${name}`, { version: '1.0.0' }]);
  const licenceOf = (path: string) => JSON.stringify({ license: licences[path.replace('node_modules/', '')] });
  return licenceProblems(productionPackages({ packages: Object.fromEntries(entries) }, licenceOf));
}

test('no production package has a copyleft licence', () => {
  expect(packages.length).toBeGreaterThan(100);
  expect(licenceProblems(packages)).toEqual([]);
});

test.each(['MIT', 'Apache-2.0', '(MIT OR GPL-3.0-only)', 'MIT AND ISC', 'MIT AND OFL-1.1'])(
  'the licence %s is allowed',
  (licence) => {
    expect(problemsOf({ some: licence })).toEqual([]);
  },
);

test.each([
  'GPL-3.0-only',
  'AGPL-3.0-or-later',
  'LGPL-2.1',
  'MPL-2.0',
  'SSPL-1.0',
  'BUSL-1.1',
  'UNLICENSED',
  'SEE LICENSE IN LICENSE',
  'MIT AND GPL-2.0-only',
  '(GPL-2.0-only OR MIT) AND AGPL-3.0-only',
  '',
  undefined,
])('the licence %s is not allowed', (licence) => {
  const [problem, ...others] = problemsOf({ fine: 'MIT', some: licence });
  expect(problem).toContain('some 1.0.0 (node_modules/some)');
  expect(others).toEqual([]);
});

test('a missing package is an error, because its licence is not known; an optional package may be missing', () => {
  const missing = () => {
    throw new Error('ENOENT');
  };
  const locked = { version: '1.0.0', license: 'MIT' };
  expect(() => productionPackages({ packages: { 'node_modules/a': locked } }, missing)).toThrow('run npm ci');
  const optional = { packages: { 'node_modules/a': { ...locked, optional: true } } };
  expect(licenceProblems(productionPackages(optional, missing))).toEqual([]);
});

test('the lockfile pins every production package by its hash, and all of them come from the registry', () => {
  expect(packages.filter(({ integrity }) => !integrity?.startsWith('sha512-')).map(({ path }) => path)).toEqual([]);
  expect(packages.filter(({ link, resolved }) => link || resolved).map(({ path }) => path)).toEqual([]);
});

test('install scripts are switched off, and the only production package with an install script is optional', () => {
  expect(read('.npmrc').split('\n')).toContain('ignore-scripts=true');
  const withScript = packages.filter(({ hasInstallScript }) => hasInstallScript);
  // This package only makes msgpackr faster. Without it, msgpackr uses its JavaScript.
  expect(withScript.map(({ path }) => path)).toEqual(['node_modules/msgpackr-extract']);
  expect(withScript.every(({ optional }) => optional)).toBe(true);
});

const component = z.object({
  name: z.string(),
  version: z.string(),
  purl: z.string().startsWith('pkg:npm/'),
  licenses: z.array(z.unknown()).min(1),
  hashes: z.array(z.object({ alg: z.literal('SHA-512'), content: z.string().length(128) })).min(1),
});
const sbom = z.object({
  bomFormat: z.literal('CycloneDX'),
  specVersion: z.string().regex(/^1\.\d$/),
  components: z.array(component),
});

test('npm run sbom lists every production package with its licence and hash', () => {
  // The test runs the script without npm, because npm takes as long as the script.
  expect(JSON.parse(read('package.json')).scripts.sbom).toBe('tsx scripts/sbom.ts');
  const program = ['--import', 'tsx', 'scripts/sbom.ts'];
  const output = execFileSync(process.execPath, program, { cwd: fileURLToPath(root), stdio: 'pipe' });
  const { components } = sbom.parse(JSON.parse(output.toString()));
  const named = (one: { name: string; version: string }) => `${one.name}@${one.version}`;
  const expected = packages.map(({ path, version = '' }) =>
    named({ name: path.replace(/^.*node_modules\//, ''), version }),
  );
  expect([...new Set(components.map(named))].sort()).toEqual([...new Set(expected)].sort());
});
