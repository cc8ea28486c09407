import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { expect, test } from 'vitest';
import { importsOf } from '../support/read-imports.ts';
import { execForm, flagsAndRest, isLeftOut, ROOT, readDockerfile } from './dockerfile.ts';

const [dependencies, bundle, image, ...others] = readDockerfile();
const argumentsOf = (keyword: string) =>
  (image?.instructions ?? []).filter((instruction) => instruction.keyword === keyword).map(({ rest }) => rest);

test('the image is made in three stages on a slim Node 24', () => {
  const stages = [dependencies, bundle, image].map((stage) => stage?.baseImage);
  expect(stages).toEqual(['node:24-slim', 'node:24-slim', 'node:24-slim']);
  expect(others).toEqual([]);
});

test('dependencies come only from the lockfile, without development dependencies and install scripts', () => {
  const runs = dependencies?.instructions.filter(({ keyword }) => keyword === 'RUN').map(({ rest }) => execForm(rest));
  expect(runs).toEqual([['npm', 'ci', '--omit=dev', '--no-audit', '--no-fund']]);
  const copied = dependencies?.instructions.find(({ keyword }) => keyword === 'COPY')?.rest;
  // .npmrc contains ignore-scripts.
  expect(copied).toBe('package.json package-lock.json .npmrc ./');
});

test('the bot is bundled with the packages of the lockfile; only bundle, packages and package.json reach the image', () => {
  const runs = bundle?.instructions.filter(({ keyword }) => keyword === 'RUN').map(({ rest }) => execForm(rest));
  expect(runs).toEqual([
    ['npm', 'ci', '--no-audit', '--no-fund'],
    ['npm', 'run', 'build'],
  ]);
  expect(argumentsOf('COPY')).toEqual([
    '--from=dependencies /app/node_modules ./node_modules',
    '--from=bundle /app/dist ./dist',
    'package.json ./',
  ]);
});

test('the image runs as an unprivileged user, and no instruction after USER writes files', () => {
  const keywords = image?.instructions.map(({ keyword }) => keyword) ?? [];
  expect(argumentsOf('USER')).toEqual(['node']);
  expect(keywords.slice(keywords.indexOf('USER') + 1)).toEqual(['EXPOSE', 'HEALTHCHECK', 'CMD']);
});

test('the image starts the bot without a shell or npm, so that SIGTERM reaches the bot', () => {
  expect(argumentsOf('CMD').map(execForm)).toEqual([['node', 'dist/main.js']]);
});

test("the health check of the image calls /livez with the image's own Node", () => {
  const [check = ''] = argumentsOf('HEALTHCHECK');
  const [program, , script] = execForm(flagsAndRest(check).rest.replace('CMD ', ''));
  expect(program).toBe('node');
  expect(script).toContain('/livez');
  expect(argumentsOf('ENV')).toEqual(['NODE_ENV=production OPS_PORT=9464']);
});

test.each([
  'src/main.ts',
  'src/scenario/engine.ts',
  'scripts/build/main.ts',
  'scripts/build/bundle.ts',
  'package.json',
  'package-lock.json',
  '.npmrc',
])('.dockerignore lets the image builder read %s', (path) => {
  expect(existsSync(new URL(path, ROOT))).toBe(true);
  expect(isLeftOut(path)).toBe(false);
});

test.each([
  'sandbox/cli/main.ts',
  'scripts/sbom.ts',
  'dist/main.js',
  'test/deploy/dockerfile.ts',
  'node_modules/typescript/package.json',
  '.env',
  '.git/config',
  'deploy/cloudformation.yml',
])('.dockerignore keeps %s from the image builder', (path) => {
  expect(isLeftOut(path)).toBe(true);
});

test('every package that the bot imports is a production dependency', () => {
  const { dependencies } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8'));
  const sources = (readdirSync(new URL('src', ROOT), { recursive: true }) as string[])
    .map((name) => `src/${name}`)
    .filter((path) => /\.tsx?$/.test(path) && !isLeftOut(path));
  const imported = sources.flatMap((path) =>
    importsOf({ path, text: readFileSync(new URL(path, ROOT), 'utf8') })
      .filter(({ specifier, isTypeOnly }) => !isTypeOnly && !specifier.startsWith('.') && !isBuiltin(specifier))
      .map(({ specifier }) =>
        specifier
          .split('/')
          .slice(0, specifier.startsWith('@') ? 2 : 1)
          .join('/'),
      ),
  );
  expect(new Set(imported).size).toBeGreaterThan(10);
  expect(imported.filter((name) => !(name in dependencies))).toEqual([]);
});
