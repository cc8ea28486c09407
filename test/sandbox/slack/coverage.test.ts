import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SENT_EVENTS } from '../../../sandbox/slack/manifest/sent-events.ts';
import { tierOf } from '../../../sandbox/slack/rate-limits.ts';
import { allMethods } from '../../../sandbox/slack/web-api/methods.ts';

const HERE = new URL('.', import.meta.url);
const METHODS = allMethods(() => '');

/** The names and texts of the tests of the embedded Slack. */
const tests = readdirSync(HERE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && file !== 'coverage.test.ts')
  .sort()
  .map((file) => ({ file, text: readFileSync(new URL(file, HERE), 'utf8') }));

/** Returns the test files that contain the name of a method or an event. */
function testsOf(name: string): string[] {
  const word = new RegExp(`(?<![\\w.])(?:[\\w]+\\.)*${name.replaceAll('.', '\\.')}(?![\\w.]*\\w)`);
  return tests.filter(({ text }) => word.test(text)).map(({ file }) => file);
}

/** Returns the name that an event has in payloads, for example `message` for `message.im`. */
const nameInPayload = (event: string) => event.split('.')[0] ?? event;

test('the tests name every method and every event', () => {
  const names = [...Object.keys(METHODS), ...Object.keys(SENT_EVENTS).map(nameInPayload)];
  expect(names.filter((name) => testsOf(name).length === 0)).toEqual([]);
});

/** `npx vitest run test/sandbox/slack/coverage.test.ts --update` writes the page. */
test('the page in docs is up to date', async () => {
  await expect(page()).toMatchFileSnapshot('../../../docs/embedded-slack-coverage.md');
});

function page(): string {
  const methods = Object.entries(METHODS).sort(([one], [other]) => one.localeCompare(other, 'en'));
  const rows = methods.map(([name, { scopes, callers }]) => {
    const tier = tierOf(name);
    return [
      name,
      callers.join(', ').replace('nobody', 'anybody'),
      scopes.join(' or ') || 'none',
      tier === undefined ? '' : String(tier),
      linksTo(name),
    ];
  });
  const events = Object.entries(SENT_EVENTS).map(([event, scope]) => [
    event,
    scope ?? 'none',
    linksTo(nameInPayload(event)),
  ]);
  return [
    '# What the embedded Slack can do',
    'Written by [a test](../test/sandbox/slack/coverage.test.ts) from the methods and events of the embedded Slack. What it does not have, and what its blocks and its page can do, is in [embedded-slack.md](embedded-slack.md).',
    `## Web API: ${rows.length} methods`,
    'Any one of the scopes is enough. The tier limits calls only while **Slack’s rate limits** is on. A method that is not in this table answers `method_deprecated` if Slack has retired it, and otherwise `unknown_method`.',
    tableOf(['method', 'called by', 'scope', 'tier', 'named by tests'], rows),
    `## Events: ${events.length}`,
    tableOf(['event', 'scope', 'named by tests'], events),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

function linksTo(name: string): string {
  return testsOf(name)
    .slice(0, 2)
    .map((file) => `[${file.replace(/(?:\.slow)?\.test\.ts$/, '')}](../test/sandbox/slack/${file})`)
    .join(', ');
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
