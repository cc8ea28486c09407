import { posix } from 'node:path';
import { type Import, importsOf, linesReadingEnvironment, type Source } from './read-imports.ts';

const core: readonly string[] = ['scenario', 'errors', 'shared'];
const wholeBot: readonly string[] = [
  'config',
  'policy-check',
  'aws',
  'state',
  'queue',
  'slack',
  'observability',
  ...core,
];

/** For each top-level file or folder of src/, the others that it may import. */
const botMayImport: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  shared: [],
  scenario: ['errors', 'shared'],
  'policy-check': ['errors', 'shared'],
  aws: ['policy-check', ...core],
  state: core,
  queue: core,
  slack: ['policy-check', ...core],
  observability: ['scenario', 'shared'],
  config: ['errors', 'shared'],
  app: wholeBot,
  doctor: ['app', ...wholeBot],
  commands: ['app', 'doctor', ...wholeBot],
  main: ['app', 'commands', ...wholeBot],
};

/** The rooms of src/slack from top to bottom: each may import only rooms below it. */
const slackLadder = [
  'connect',
  'self-check',
  'listeners',
  'tell',
  'people',
  'bolt',
  'api',
  'scenarios',
  'views',
  'messages',
  'text',
  'ids',
];

/** Rooms that decide what people read, and write to Slack only through slack/api/slack-door.ts. */
const roomsBehindTheDoor: readonly string[] = ['tell', 'listeners'];

/** The rooms of src/scenario that every lesson uses. Any other folder there is a lesson, except `mfa-user`. */
const roomsOfTheKernel: readonly string[] = ['ports', 'participant', 'teardown', 'sweep', 'workshop'];
/** The room of code that lessons with a test user and a phone share; the kernel must not import it. */
const roomOfLessons = 'mfa-user';
const registryOfLessons = 'src/scenario/scenarios.ts';

/** The scenario is pure: no SDK, no clock, no environment, no I/O. A lesson describes its state with zod. */
const packagesOfTheScenario: readonly string[] = ['node:util', 'otpauth', 'zod'];

/** The files that connect the sandbox with the bot, and the parts of the bot that they may import. */
const composing = /^sandbox\/(?:cli\/[^/]+|world)\.ts$/;
const usedByTheComposing: readonly string[] = ['app', 'config'];

/**
 * The files that the browser code of the page may import from other folders: the phone, emoji names, and clients and
 * types of the APIs.
 */
const usedByThePage =
  /^sandbox\/(?:phone\/.+|slack\/emoji\.ts|slack\/person\/(?:client|types)\.ts|aws\/view\/view-types\.ts)$/;

/** The files of the sandbox that `npm run confirm` may import to start services and to play a person. */
const usedByConfirm =
  /^sandbox\/(?:(?:aws|slack)\/start|slack\/person\/client|cli\/(?:run-program|own-network|stop-signals|close-words))\.ts$/;
/** Folders of confirm that must not import the sandbox, since a check does not know whether its target is real. */
const partsWithoutTheSandbox = /^confirm\/(?:points|aws|slack|run|record|document)\//;

/** Returns the only file that may read the environment in the part of the repository to which `path` belongs. */
const environmentReader = (path: string) => (path.startsWith('confirm/') ? 'confirm/environment.ts' : 'src/config.ts');

const mostLines = 300;

/**
 * Returns every violation of four rules, each with its file: what a file of src, sandbox or confirm may import, that
 * only src/config.ts and confirm/environment.ts read the environment there, that `tell` and `listeners` write to Slack
 * only through slack-door.ts, and the maximum length.
 */
export function brokenRules(sources: readonly Source[]): string[] {
  return sources.flatMap((source) => [
    ...(/^(?:src|sandbox|confirm)\//.test(source.path)
      ? [...brokenImports(source), ...environmentReaders(source)]
      : []),
    ...writersPastTheDoor(source),
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
  const reader = environmentReader(source.path);
  if (source.path === reader) return [];
  return linesReadingEnvironment(source).map((line) => `${source.path}:${line} reads process.env: only ${reader} may`);
}

/** Finds calls of Bolt's `respond` and `say`, with which a listener could write to Slack without slack-door.ts. */
function writersPastTheDoor({ path, text }: Source): string[] {
  if (!roomsBehindTheDoor.some((room) => path.startsWith(`src/slack/${room}/`))) return [];
  const calls = text.matchAll(/\b(?:respond|say)\s*\(/g);
  return [...calls].map(({ 0: call }) => `${path} calls ${call}…): it writes only through slack/api/slack-door.ts`);
}

function tooManyLines(source: Source): string[] {
  const count = source.text.replace(/\n$/, '').split('\n').length;
  return count <= mostLines ? [] : [`${source.path}:${count} is too long: a file has at most ${mostLines} lines`];
}

function ruleBrokenBy(from: string, found: Import): string | undefined {
  if (found.specifier === '(computed)') return 'an import must name its file as a plain string';
  if (!found.specifier.startsWith('.')) return packageRule(from, found.specifier);
  const to = posix.join(posix.dirname(from), found.specifier);
  if (to === 'package.json') return undefined;
  if (from.startsWith('confirm/')) return confirmRule(from, to);
  if (!/^(?:src|sandbox)\//.test(to)) return 'src and sandbox import nothing outside them';
  if (from.startsWith('sandbox/')) return sandboxRule(from, to);
  if (to.startsWith('sandbox/')) return 'src imports nothing of the sandbox';
  return botRule(placeOf(from), placeOf(to), found.isTypeOnly) ?? ladderRule(from, to) ?? lessonRule(from, to);
}

function ladderRule(from: string, to: string): string | undefined {
  if (!from.startsWith('src/slack/') || !to.startsWith('src/slack/')) return undefined;
  const [importer, imported] = [roomOf(from), roomOf(to)];
  if (importer === imported) return undefined;
  const [above, below] = [slackLadder.indexOf(importer), slackLadder.indexOf(imported)];
  if (above === -1) return `slack/${importer} is not in slackLadder of test/support/import-rule.ts yet`;
  return above < below ? undefined : `slack/${importer} may import only what is below it: ${slackLadder.join(' > ')}`;
}

function packageRule(from: string, specifier: string): string | undefined {
  if (specifier === '@slack/web-api' && roomsBehindTheDoor.some((room) => from.startsWith(`src/slack/${room}/`)))
    return 'slack/tell and slack/listeners write to Slack only through slack/api/slack-door.ts';
  if (!from.startsWith('src/scenario/') || packagesOfTheScenario.includes(specifier)) return undefined;
  return `scenario is pure: of packages it may import only ${packagesOfTheScenario.join(', ')}`;
}

function botRule(importer: string, imported: string, isTypeOnly: boolean): string | undefined {
  const allowed = botMayImport[importer];
  if (allowed === undefined) return `${importer} is not in test/support/import-rule.ts yet`;
  if (importer === imported) return undefined;
  if (!allowed.includes(imported)) return `${importer} may import only ${['itself', ...allowed].join(', ')}`;
  if (importer === 'observability' && imported === 'scenario' && !isTypeOnly)
    return 'observability may import only types of scenario';
  return undefined;
}

function sandboxRule(from: string, to: string): string | undefined {
  if (from.startsWith('sandbox/page/client/')) {
    if (to.startsWith('sandbox/page/client/') || usedByThePage.test(to)) return undefined;
    return 'sandbox/page/client may import only itself, sandbox/phone, emoji names, and clients and types of the APIs';
  }
  if (to.startsWith('src/')) {
    if (!composing.test(from)) return 'in the sandbox, only sandbox/cli and sandbox/world.ts may import the bot';
    return usedByTheComposing.includes(placeOf(to)) ? undefined : 'this file may import only app and config of the bot';
  }
  const [one, other] = [emulatorOf(from), emulatorOf(to)];
  if (one === undefined || other === undefined || one === other) return undefined;
  return `sandbox/${one} and sandbox/${other} do not import each other`;
}

function confirmRule(from: string, to: string): string | undefined {
  if (to.startsWith('confirm/')) return undefined;
  if (partsWithoutTheSandbox.test(from)) return 'checks do not know their target: they may import only confirm';
  return usedByConfirm.test(to)
    ? undefined
    : 'confirm may import only itself and the files of the sandbox that start services and play a person';
}

function lessonRule(from: string, to: string): string | undefined {
  const [importer, imported] = [lessonOf(from), lessonOf(to)];
  if (!from.startsWith('src/scenario/') || imported === undefined || importer === imported) return undefined;
  if (from === registryOfLessons || (imported === roomOfLessons && importer !== undefined)) return undefined;
  return `only ${registryOfLessons} knows lessons by name`;
}

/**
 * Returns the lesson of a path, or `mfa-user`: `src/scenario/session-token/policy.ts` -> `session-token`; `undefined`
 * for all other files.
 */
function lessonOf(path: string): string | undefined {
  const folder = /^src\/scenario\/([^/]+)\//.exec(path)?.[1];
  return folder === undefined || roomsOfTheKernel.includes(folder) ? undefined : folder;
}

/** Returns the room of a path in src/slack: `src/slack/tell/messenger.ts` -> `tell`, `src/slack/ids.ts` -> `ids`. */
function roomOf(path: string): string {
  return path.split('/')[2]?.replace(/\.tsx?$/, '') ?? '';
}

/** Returns the top-level part of a path in src: `src/aws/iam.ts` -> `aws`, `src/app.ts` -> `app`. */
function placeOf(path: string): string {
  return path.split('/')[1]?.replace(/\.tsx?$/, '') ?? '';
}

function emulatorOf(path: string): string | undefined {
  return /^sandbox\/(aws|slack)\//.exec(path)?.[1];
}
