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

/** Who may import whom, below src/: a top-level file or folder, and the others it may use. */
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

/** The rooms of src/slack: each may import those below it, and none above. */
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

/** They decide what people are told, and write it through the one door. */
const roomsBehindTheDoor: readonly string[] = ['tell', 'listeners'];

/** The rooms of src/scenario that every lesson uses; any other folder there is a lesson. */
const roomsOfTheKernel: readonly string[] = ['ports', 'participant', 'teardown', 'sweep', 'workshop'];
/** What every lesson with a test user and a phone uses; the kernel knows nothing of it. */
const roomOfLessons = 'mfa-user';
const registryOfLessons = 'src/scenario/scenarios.ts';

/** The scenario is pure: no SDK, no clock, no environment, no I/O. A lesson describes what it remembers with zod. */
const packagesOfTheScenario: readonly string[] = ['node:util', 'otpauth', 'zod'];

/** What puts the sandbox together with the bot, and what it may use of the bot. */
const composing = /^sandbox\/(?:cli\/[^/]+|world)\.ts$/;
const usedByTheComposing: readonly string[] = ['app', 'config'];

/** What the page's browser code may use outside its own folder: the phone, names of emoji, and what goes over the wire. */
const usedByThePage =
  /^sandbox\/(?:phone\/.+|slack\/emoji\.ts|slack\/person\/(?:client|types)\.ts|aws\/view\/view-types\.ts)$/;

/** What `npm run confirm` may use of the sandbox: it starts the services, and plays a person. Checks do not know their target. */
const usedByConfirm =
  /^sandbox\/(?:(?:aws|slack)\/start|slack\/person\/client|cli\/(?:run-program|own-network|stop-signals|close-words))\.ts$/;
const partsWithoutTheSandbox = /^confirm\/(?:points|aws|slack|run|record|document)\//;

/** Each part of the repository has one file that reads the environment. */
const environmentReader = (path: string) => (path.startsWith('confirm/') ? 'confirm/environment.ts' : 'src/config.ts');

const mostLines = 300;

/** Every break of the import rule, of "the environment is read once" and of the length of files, each with its place. */
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

/** Bolt hands a listener more ways to write than the door. */
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
  if (found.specifier === '(computed)') return 'an import names its file in plain text';
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
  if (above === -1) return `slack/${importer} has no place on the ladder yet`;
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
  if (allowed === undefined) return `${importer} has no place in the import rule yet`;
  if (importer === imported) return undefined;
  if (!allowed.includes(imported)) return `${importer} may import only ${['itself', ...allowed].join(', ')}`;
  if (importer === 'observability' && imported === 'scenario' && !isTypeOnly)
    return 'observability may import only types of scenario';
  return undefined;
}

function sandboxRule(from: string, to: string): string | undefined {
  if (from.startsWith('sandbox/page/client/')) {
    if (to.startsWith('sandbox/page/client/') || usedByThePage.test(to)) return undefined;
    return 'sandbox/page/client may import only itself, sandbox/phone, emoji names, and types and calls of the wire';
  }
  if (to.startsWith('src/')) {
    if (!composing.test(from)) return 'only sandbox/cli and sandbox/world.ts import anything of the bot';
    return usedByTheComposing.includes(placeOf(to)) ? undefined : 'of the bot it may import only app and config';
  }
  const [one, other] = [emulatorOf(from), emulatorOf(to)];
  if (one === undefined || other === undefined || one === other) return undefined;
  return `sandbox/${one} and sandbox/${other} do not import each other`;
}

function confirmRule(from: string, to: string): string | undefined {
  if (to.startsWith('confirm/')) return undefined;
  if (partsWithoutTheSandbox.test(from)) return 'what confirm checks does not know its target: it imports only confirm';
  return usedByConfirm.test(to) ? undefined : 'confirm imports itself, and of the sandbox what starts and plays it';
}

function lessonRule(from: string, to: string): string | undefined {
  const [importer, imported] = [lessonOf(from), lessonOf(to)];
  if (!from.startsWith('src/scenario/') || imported === undefined || importer === imported) return undefined;
  if (from === registryOfLessons || (imported === roomOfLessons && importer !== undefined)) return undefined;
  return `only ${registryOfLessons} knows lessons by name`;
}

/** `src/scenario/session-token/policy.ts` -> `session-token`; nothing for files of the kernel. */
function lessonOf(path: string): string | undefined {
  const folder = /^src\/scenario\/([^/]+)\//.exec(path)?.[1];
  return folder === undefined || roomsOfTheKernel.includes(folder) ? undefined : folder;
}

/** `src/slack/tell/messenger.ts` -> `tell`, `src/slack/ids.ts` -> `ids`. */
function roomOf(path: string): string {
  return path.split('/')[2]?.replace(/\.tsx?$/, '') ?? '';
}

/** `src/aws/iam.ts` -> `aws`, `src/app.ts` -> `app`. */
function placeOf(path: string): string {
  return path.split('/')[1]?.replace(/\.tsx?$/, '') ?? '';
}

function emulatorOf(path: string): string | undefined {
  return /^sandbox\/(aws|slack)\//.exec(path)?.[1];
}
