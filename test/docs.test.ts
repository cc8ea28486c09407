import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { environment, SECRET_SETTINGS } from '../src/config/environment.ts';
import { createMetrics } from '../src/observability/metrics.ts';
import { escalationAttempts } from './deploy/escalation-attempts.ts';
import { anchorsOf, linksOf, type Page, proseOf, readPage, readPages, root } from './support/markdown.ts';
import { RIDDLES } from './support/riddles.ts';

const pages = readPages();
const forOperators = ['operate', 'security', 'troubleshooting'].map((name) => readPage(`docs/${name}.md`));

function sourcesBelow(folder: string): string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  const sources = names.filter((name) => /\.tsx?$/.test(name) && !name.startsWith('sandbox'));
  return sources.map((name) => readFileSync(join(root, folder, name), 'utf8'));
}

/** Returns the first group of each match in a page, with the path of the page. */
function named({ path, text }: Page, pattern: RegExp): { path: string; name: string }[] {
  return [...text.matchAll(pattern)].map(([, name = '']) => ({ path, name }));
}

describe('the pages', () => {
  test('link only to files and headings that exist', () => {
    const links = pages.flatMap(linksOf);
    expect(links.length).toBeGreaterThan(60);
    const broken = links.filter(({ to, anchor }) => {
      if (!existsSync(join(root, to))) return true;
      if (anchor === undefined) return false;
      return statSync(join(root, to)).isDirectory() || !anchorsOf(readPage(to)).has(anchor);
    });
    expect(broken).toEqual([]);
  });

  test('name only scripts that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
    const runs = pages.flatMap((page) => named(page, /npm run (?:--silent )?([\w:-]+)/g));
    expect(runs.length).toBeGreaterThan(10);
    expect(runs.filter(({ name }) => !(name in scripts))).toEqual([]);
  });

  test('name only settings that the schema has', () => {
    const settings = new Set<string>([
      ...Object.keys(environment.shape),
      ...SECRET_SETTINGS.map((name) => `${name}_FILE`),
      // boto3 and older versions of aws-cli read this variable.
      'AWS_DEFAULT_REGION',
      // Other apps on the embedded Slack read these three variables.
      'SLACK_VERIFICATION_TOKEN',
      'SLACK_CLIENT_ID',
      'SLACK_CLIENT_SECRET',
    ]);
    const looksLikeOurs =
      /\b((?:SLACK|AWS|MFA_DEMO|ALLOWED|ADMIN|MAX|WORKSPACE|AUDIT|LOG|OPS|OTEL|REDIS|STATE|PERMISSIONS)_[A-Z_]+)\b/g;
    const found = pages.flatMap((page) => named(page, looksLikeOurs));
    expect(found.length).toBeGreaterThan(60);
    expect(found.filter(({ name }) => !settings.has(name))).toEqual([]);
  });

  test('use none of the words that docs/writing.md excludes', () => {
    // These two pages quote the words. Of the changelog, only the part above the newest release is checked.
    const quoting = ['docs/writing.md', 'docs/texts.md'];
    const found = pages
      .filter(({ path }) => !quoting.includes(path))
      .flatMap((page) => {
        const [newest = ''] = page.path === 'CHANGELOG.md' ? page.text.split(/^## \[\d/m, 1) : [page.text];
        const ownWords = proseOf({ text: newest }).replaceAll(/`[^`\n]*`/g, '');
        return [...ownWords.matchAll(RIDDLES)].map(([word]) => `${page.path}: ${word}`);
      });
    expect(found).toEqual([]);
  });

  test('quote only texts that the source code contains', () => {
    const sources = sourcesBelow('src');
    const quotes = pages.flatMap((page) => named(page, /`“([^`”]+)”`/g));
    expect(quotes.length).toBeGreaterThan(80);
    expect(quotes.filter(({ name }) => name.replaceAll(/\W/g, '').length < 10)).toEqual([]);
    const isSaid = ({ name }: { name: string }) => {
      const parts = name.split('…').filter((part) => part !== '');
      const quoted = new RegExp(parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*'));
      return sources.some((source) => quoted.test(source));
    };
    expect(quotes.filter((quote) => !isSaid(quote))).toEqual([]);
  });
});

describe('docs/operate.md', () => {
  const [operate] = forOperators;
  const metrics = createMetrics({
    activeByStage: async () => new Map(),
    backlog: async () => ({ waiting: 0, delayed: 0, running: 0, oldestWaitingMs: 0 }),
  });

  test('has every metric except those of the process and Node.js; no page for operators names a metric that does not exist', async () => {
    const served = (await metrics.text()).matchAll(/^# TYPE (\S+) \S+$/gm);
    const real = [...served].map(([, name = '']) => name);
    const ours = real.filter((name) => !/^mfa_demo_(process|nodejs)_/.test(name));
    expect(ours.length).toBeGreaterThan(10);
    const told = forOperators.flatMap((page) => named(page, /\b(mfa_demo_[a-z_]+)/g));
    const inTable = new Set([...(operate?.text ?? '').matchAll(/^\| `(mfa_demo_\w+)`/gm)].map(([, name]) => name));
    expect(ours.filter((name) => !inTable.has(name))).toEqual([]);
    expect(told.filter(({ name }) => !real.includes(name.replace(/_(bucket|sum|count)$/, '')))).toEqual([]);
  });

  test('names only parameters and outputs that the template has', () => {
    const { Parameters, Outputs } = parse(readFileSync(join(root, 'deploy/cloudformation.yml'), 'utf8')) as Record<
      'Parameters' | 'Outputs',
      object
    >;
    const { text = '' } = operate ?? {};
    const parameters = [...text.matchAll(/(?<![\w-])(Installation|Trusted\w+|ExternalId|Create[A-Z]\w+)=/g)].map(
      ([, name = '']) => name,
    );
    const outputs = [...text.matchAll(/outputs? `(\w+)`/g)].map(([, name = '']) => name);
    expect(parameters.length).toBeGreaterThan(5);
    expect(outputs.length).toBeGreaterThan(3);
    expect(parameters.filter((name) => !(name in Parameters))).toEqual([]);
    expect(outputs.filter((name) => !(name in Outputs))).toEqual([]);
  });
});

test('docs/troubleshooting.md has a row for every check of the doctor, and no other', () => {
  const checks = sourcesBelow('src/doctor').flatMap((source) => [...source.matchAll(/\bid: '([a-z-]+)'/g)]);
  const ids = new Set(checks.map(([, id]) => id));
  expect(ids.size).toBeGreaterThan(15);
  const [, doctor = ''] = readPage('docs/troubleshooting.md').text.split('\n## Doctor\n');
  const told = [...(doctor.split('\n## ')[0] ?? '').matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, id]) => id);
  expect(told.sort()).toEqual([...ids].sort());
});

test('docs/troubleshooting.md has every warning and error of the log', () => {
  const calls = /logger\.(?:warn|error)\(((?:(?!logger\.)[\s\S]){0,200}?)'([^'\n]{10,})'/g;
  const logged = sourcesBelow('src').flatMap((source) => [...source.matchAll(calls)].map(([, , line = '']) => line));
  expect(logged.length).toBeGreaterThan(15);
  const { text } = readPage('docs/troubleshooting.md');
  expect(logged.filter((line) => !text.includes(`“${line}”`))).toEqual([]);
});

test('docs/security.md states the correct number of tested attempts to get more rights', () => {
  const target = {
    accountId: '',
    boundaryArn: '',
    botBoundaryArn: '',
    botPolicyArn: '',
    foreignUsers: ['', ''],
  } as const;
  const others = {
    foreignDevice: '',
    belowUser: '',
    demoUser: '',
    role: '',
    demoRole: '',
    group: '',
    otherBoundaryArn: '',
  };
  const attempts = Object.keys(escalationAttempts({ ...target, ...others }));
  expect(readPage('docs/security.md').text).toContain(`[${attempts.length} attempts to get more rights]`);
});
