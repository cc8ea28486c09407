import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tierOf } from '../../../sandbox/slack/rate-limits.ts';
import { USUAL_SWITCHES } from '../../../sandbox/slack/state/switches.ts';
import { allMethods } from '../../../sandbox/slack/web-api/methods.ts';

const doc = readFileSync('docs/embedded-slack.md', 'utf8');

test('the page about the embedded Slack lists every method, with its token, scopes and tier', () => {
  const rows = Object.entries(allMethods(() => ''))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, { callers, scopes }]) => {
      const token = callers.includes('nobody') ? 'none' : callers.join(' or ');
      const needed = scopes.map((scope) => `\`${scope}\``).join(', ');
      return `| \`${name}\` | ${token} | ${needed} | ${tierOf(name) ?? ''} |`;
    });
  const listed = doc.split('\n').filter((line) => /^\| `[a-z]+\.[\w.]+` \|/.test(line));
  expect(listed).toEqual(rows);
});

test('the page about the embedded Slack names every switch and every route below /_person', () => {
  const routes = readFileSync('sandbox/slack/person/types.ts', 'utf8').matchAll(/(?:GET|POST) +\/_person(\/\S+)/g);
  const paths = new Set([...routes].map(([, path]) => path!));
  expect(paths.size).toBeGreaterThan(10);
  expect([...paths].filter((path) => !doc.includes(`/_person${path}\``))).toEqual([]);
  expect(Object.keys(USUAL_SWITCHES).filter((name) => !doc.includes(`\`${name}\``))).toEqual([]);
});
