import { expect, test } from 'vitest';
import { brokenRules } from './support/import-rule.ts';
import { importsOf, linesReadingEnvironment } from './support/read-imports.ts';
import { readSources } from './support/read-sources.ts';

function broken(path: string, text: string): string[] {
  return brokenRules([{ path, text }]);
}

test('src, sandbox and confirm keep the rules for imports and the environment; no file, also in test, is too long', async () => {
  const folders = await Promise.all(['src', 'sandbox', 'confirm', 'test'].map(readSources));
  const sources = folders.flat();
  expect(sources.map(({ path }) => path)).toContain('src/scenario/demo.ts');
  expect(sources.flatMap(importsOf).length).toBeGreaterThan(100);
  expect(brokenRules(sources)).toEqual([]);
});

test('a broken rule is reported with the file, the line, the import and the rule', () => {
  expect(
    broken('src/slack/modals/codes.ts', `import { z } from 'zod';\n\nimport { iam } from '../../aws/iam.ts';\n`),
  ).toEqual([
    'src/slack/modals/codes.ts:3 imports ../../aws/iam.ts: slack may import only itself, policy-check, scenario, errors, shared',
  ]);
});

test('a listener may answer with `door.answer`, and not with the respond function of Bolt', () => {
  expect(broken('src/slack/listeners/stop.ts', `await respond('Stopped');`)).toHaveLength(1);
  expect(broken('src/slack/listeners/stop.ts', `await door.answer(url, 'Stopped');`)).toEqual([]);
});

test.each([
  ['src/aws/iam.ts', '../config.ts'],
  ['src/aws/iam.ts', '../queue/worker.ts'],
  ['src/state/store.ts', '../observability/logger.ts'],
  ['src/scenario/engine.ts', '../aws/iam.ts'],
  ['src/scenario/engine.ts', 'node:crypto'],
  ['src/scenario/engine.ts', 'node:fs/promises'],
  ['src/scenario/engine.ts', '@aws-sdk/client-iam'],
  ['src/scenario/engine.ts', 'pino'],
  ['src/errors.ts', './scenario/demo.ts'],
  ['src/config.ts', './app.ts'],
  ['src/observability/events.ts', '../scenario/demo.ts'],
  ['src/observability/events.ts', '../errors.ts'],
  ['src/app.ts', './main.ts'],
  ['src/app.ts', '../sandbox/world.ts'],
  ['src/main.ts', '../sandbox/cli/main.ts'],
  ['src/shared/limit.ts', '../errors.ts'],
  ['src/commands/sweep.ts', '../main.ts'],
  ['src/app.ts', './commands/start.ts'],
  ['src/main.ts', '../test/support/import-rule.ts'],
  ['src/newcomer.ts', './errors.ts'],
  ['src/scenario/engine.ts', './session-token/steps/prove.ts'],
  ['src/scenario/participant/more-time.ts', '../session-token/scenario.ts'],
  ['src/scenario/assume-role/scenario.ts', '../session-token/policy.ts'],
  ['src/scenario/mfa-user/state.ts', '../session-token/state.ts'],
  ['src/scenario/engine.ts', './mfa-user/state.ts'],
  ['src/slack/tell/messenger.ts', '../listeners/parts.ts'],
  ['src/slack/messages/qr.ts', '../api/files-api.ts'],
  ['src/slack/tell/messenger.ts', '@slack/web-api'],
  ['src/slack/listeners/submissions.ts', '@slack/web-api'],
  ['src/slack/text/catalog.ts', '../messages/blocks.ts'],
  ['src/slack/newcomer/a.ts', '../ids.ts'],
  ['src/slack/ids.ts', './newcomer/a.ts'],
  ['sandbox/aws/account/totp.ts', '../../../src/scenario/mfa-user/code-checks.ts'],
  ['sandbox/aws/account/totp.ts', '../../slack/ids.ts'],
  ['sandbox/slack/api/files.ts', '../../aws/state.ts'],
  ['sandbox/phone/scan.ts', '../../src/errors.ts'],
  ['sandbox/page/server.ts', '../../src/app.ts'],
  ['sandbox/cli/main.ts', '../../src/slack/ids.ts'],
  ['sandbox/world.ts', '../src/scenario/ports/clock.ts'],
  ['sandbox/world.ts', '../test/support/world.ts'],
  ['sandbox/page/client/app.tsx', '../server.ts'],
  ['sandbox/page/client/app.tsx', '../../slack/state/state.ts'],
  ['sandbox/page/client/app.tsx', '../../../src/config.ts'],
  ['confirm/points/aws/mfa/held-session-code.ts', '../../../../sandbox/aws/start.ts'],
  ['confirm/points/slack/messages/long-receipt.ts', '../../../../src/slack/messages/limits.ts'],
  ['confirm/targets/open-aws.ts', '../../sandbox/aws/account/state.ts'],
  ['confirm/command.ts', '../src/config.ts'],
  ['sandbox/cli/main.ts', '../../confirm/command.ts'],
  ['src/main.ts', '../confirm/command.ts'],
])('%s may not import %s', (path, specifier) => {
  expect(broken(path, `import { a } from '${specifier}';`)).toHaveLength(1);
});

test.each([
  ['src/main.ts', './app.ts'],
  ['src/app.ts', './observability/logger.ts'],
  ['src/app.ts', './config.ts'],
  ['src/config.ts', './errors.ts'],
  ['src/slack/views/codes.ts', '../ids.ts'],
  ['src/scenario/scenarios.ts', './session-token/scenario.ts'],
  ['src/scenario/session-token/scenario.ts', './steps/prove.ts'],
  ['src/scenario/session-token/scenario.ts', '../step.ts'],
  ['src/scenario/session-token/state.ts', '../mfa-user/state.ts'],
  ['src/slack/views/enrollment.ts', '../../scenario/mfa-user/code-checks.ts'],
  ['src/slack/connect.ts', './tell/messenger.ts'],
  ['src/slack/api/messages-api.ts', '@slack/web-api'],
  ['src/slack/tell/messenger.ts', '../messages/qr.ts'],
  ['src/slack/messages/qr.ts', './mrkdwn.ts'],
  ['src/aws/iam.ts', '../scenario/ports/clock.ts'],
  ['src/aws/iam.ts', '@aws-sdk/client-iam'],
  ['src/scenario/secret.ts', 'node:util'],
  ['src/scenario/session-token/state.ts', 'zod'],
  ['src/scenario/mfa-user/code-checks.ts', 'otpauth'],
  ['src/commands/start.ts', '../app.ts'],
  ['src/queue/job.ts', '../shared/limit.ts'],
  ['sandbox/cli/main.ts', '../../src/config.ts'],
  ['sandbox/world.ts', '../src/app.ts'],
  ['sandbox/world.ts', './aws/server.ts'],
  ['sandbox/page/server.ts', '../slack/person/types.ts'],
  ['sandbox/page/client/app.tsx', './use-theme.ts'],
  ['sandbox/page/client/blocks/text/text.tsx', '../../../../phone/scan.ts'],
  ['sandbox/page/client/app.tsx', '../../slack/person/client.ts'],
  ['sandbox/page/client/app.tsx', '../../aws/view/view-types.ts'],
  ['confirm/targets/open-slack.ts', '../../sandbox/slack/start.ts'],
  ['confirm/points/aws/mfa/held-session-code.ts', '../../../aws/ask.ts'],
])('%s may import %s', (path, specifier) => {
  expect(broken(path, `import { a } from '${specifier}';`)).toEqual([]);
});

test('observability may import types of the scenario with `import type` only', () => {
  const events = 'src/observability/events.ts';
  expect(broken(events, `import type { Demo } from '../scenario/demo.ts';`)).toEqual([]);
  expect(broken(events, `import { type Demo } from '../scenario/demo.ts';`)).toEqual([
    `${events}:1 imports ../scenario/demo.ts: observability may import only types of scenario`,
  ]);
});

test('every form of an import is found, and imports in comments are ignored', () => {
  const text = `
import one, { type A } from './1.ts';
import type { B } from './2.ts';
import {
  c,
  d,
} from "./3.ts";
import * as e from './4.ts';
import './5.ts';
export * from './6.ts';
export type { F } from './7.ts';
  const g = await import('./8.ts');
const h = await import(name);
type I = typeof import('./9.ts');
// import { x } from './no.ts';
/* import './no.ts'; */
const j = require('./10.cjs'); const url = 'https://example.com'; await import('./11.ts');
export const from = 'there';
`;
  const found = importsOf({ path: 'src/a.ts', text });
  expect(found.map(({ line, specifier, isTypeOnly }) => `${line} ${specifier}${isTypeOnly ? ' (type)' : ''}`)).toEqual([
    '2 ./1.ts',
    '3 ./2.ts (type)',
    '4 ./3.ts',
    '8 ./4.ts',
    '9 ./5.ts',
    '10 ./6.ts',
    '11 ./7.ts (type)',
    '12 ./8.ts',
    '13 (computed)',
    '14 ./9.ts (type)',
    '17 ./10.cjs',
    '17 ./11.ts',
  ]);
});

test('an import whose file name is computed is refused', () => {
  expect(broken('src/app.ts', 'await import(path);')).toEqual([
    'src/app.ts:1 imports (computed): an import must name its file as a plain string',
  ]);
});

test('in src, only config.ts may read the environment', () => {
  const forms = ['process.env.A', 'process?.env', 'const { env } = process;', `import { env } from 'node:process';`];
  for (const form of forms) {
    expect(broken('src/slack/ids.ts', `\n${form}\n`)).toEqual([
      'src/slack/ids.ts:2 reads process.env: only src/config.ts may',
    ]);
    expect(broken('src/config.ts', form)).toEqual([]);
  }
  const talk = `// process.env\nconst define = { 'process.env.NODE_ENV': '"production"' };`;
  expect(linesReadingEnvironment({ path: 'src/a.ts', text: talk })).toEqual([]);
});

test('a file has at most 300 lines, in the sources and in the tests', () => {
  expect(broken('src/aws/iam.ts', 'a;\n'.repeat(300))).toEqual([]);
  expect(broken('src/aws/iam.ts', 'a;\n'.repeat(301))).toEqual([
    'src/aws/iam.ts:301 is too long: a file has at most 300 lines',
  ]);
  expect(broken('test/aws/iam.test.ts', 'a;\n'.repeat(301))).toHaveLength(1);
});
