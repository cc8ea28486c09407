import { posix } from 'node:path';
import { type Import, importsOf, linesReadingEnvironment, type Source } from './read-imports.ts';

/** Who may import whom, below src/: a top-level file or folder, and the others it may use. */
const botMayImport: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  scenario: ['errors'],
  aws: ['scenario', 'errors'],
  state: ['scenario', 'errors'],
  queue: ['scenario', 'errors'],
  slack: ['scenario', 'errors'],
  observability: ['scenario'],
  config: ['errors'],
  app: ['config', 'aws', 'state', 'queue', 'slack', 'observability', 'scenario', 'errors'],
  'audit-command': ['config', 'state', 'scenario', 'errors'],
  doctor: ['app', 'config', 'aws', 'state', 'queue', 'slack', 'scenario', 'errors'],
  'doctor-command': ['doctor', 'config'],
  'sweep-report': ['scenario'],
  'sweep-command': ['sweep-report', 'config', 'aws', 'scenario', 'errors'],
  main: [
    'app',
    'sweep-command',
    'audit-command',
    'doctor-command',
    'config',
    'aws',
    'state',
    'queue',
    'slack',
    'observability',
    'scenario',
    'errors',
  ],
};

/** The scenario is pure: no SDK, no clock, no environment, no I/O. */
const packagesOfTheScenario: readonly string[] = ['node:util', 'otpauth'];

/** The files that put the sandbox together with the bot. */
const composingFiles: readonly string[] = ['src/sandbox/main.ts', 'src/sandbox/demo.ts', 'src/sandbox/world.ts'];

/** What the page's browser code may use outside its own folder: the phone, and what goes over the wire. */
const usedByThePage = /^src\/sandbox\/(?:phone\/.+|(?:[^/]+\/)*(?:person-client|person-types|view-types)\.ts)$/;

const mostLines = 300;

/** Every break of the import rule, of "the environment is read once" and of the length of files, each with its place. */
export function brokenRules(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => [
    ...(source.path.startsWith('src/') ? [...brokenImports(source), ...environmentReaders(source)] : []),
    ...tooManyLines(source),
  ]);
}

function brokenImports(source: Source): string[] {
  return importsOf(source).flatMap((found) => {
    const rule = ruleBrokenBy(source.path, found);
    return rule === undefined ? [] : [`${source.path}:${found.line} imports ${found.specifier}: ${rule}`];
  });
}

function environmentReaders(source: Source): string[] {
  if (source.path === 'src/config.ts') return [];
  return linesReadingEnvironment(source).map(
    (line) => `${source.path}:${line} reads process.env: only src/config.ts may`,
  );
}

function tooManyLines(source: Source): string[] {
  const count = source.text.replace(/\n$/, '').split('\n').length;
  return count <= mostLines ? [] : [`${source.path}:${count} is too long: a file has at most ${mostLines} lines`];
}

function ruleBrokenBy(from: string, found: Import): string | undefined {
  if (found.specifier === '(computed)') return 'an import names its file in plain text';
  const importer = placeOf(from);
  if (!found.specifier.startsWith('.')) return packageRule(importer, found.specifier);
  const to = posix.join(posix.dirname(from), found.specifier);
  if (to === 'package.json') return undefined;
  if (!to.startsWith('src/')) return 'src imports nothing outside src';
  return importer === 'sandbox' ? sandboxRule(from, to) : botRule(importer, placeOf(to), found.isTypeOnly);
}

function packageRule(importer: string, specifier: string): string | undefined {
  if (importer !== 'scenario' || packagesOfTheScenario.includes(specifier)) return undefined;
  return `scenario is pure: of packages it may import only ${packagesOfTheScenario.join(', ')}`;
}

function botRule(importer: string, imported: string, isTypeOnly: boolean): string | undefined {
  const allowed = botMayImport[importer];
  if (allowed === undefined) return `${importer} has no place in the import rule yet`;
  if (importer === imported) return undefined;
  if (!allowed.includes(imported)) return `${importer} may import only ${['itself', ...allowed].join(', ')}`;
  if (importer === 'observability' && !isTypeOnly) return 'observability may import only types of scenario';
  return undefined;
}

function sandboxRule(from: string, to: string): string | undefined {
  if (from.startsWith('src/sandbox/page/client/')) {
    if (to.startsWith('src/sandbox/page/client/') || usedByThePage.test(to)) return undefined;
    return 'sandbox/page/client may import only itself, sandbox/phone, person-client, person-types and view-types';
  }
  const imported = placeOf(to);
  if (composingFiles.includes(from)) {
    return ['app', 'config', 'sandbox'].includes(imported) ? undefined : 'it may import only app, config and sandbox';
  }
  if (imported !== 'sandbox') return 'sandbox imports nothing of the bot';
  const [one, other] = [emulatorOf(from), emulatorOf(to)];
  if (one === undefined || other === undefined || one === other) return undefined;
  return `sandbox/${one} and sandbox/${other} do not import each other`;
}

/** `src/aws/iam.ts` -> `aws`, `src/app.ts` -> `app`. */
function placeOf(path: string): string {
  return path.split('/')[1]?.replace(/\.tsx?$/, '') ?? '';
}

function emulatorOf(path: string): string | undefined {
  return /^src\/sandbox\/(aws|slack)\//.exec(path)?.[1];
}
