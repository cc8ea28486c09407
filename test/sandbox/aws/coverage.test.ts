import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { iamOperations } from '../../../sandbox/aws/iam/operations.ts';
import { s3Operations } from '../../../sandbox/aws/s3/operations.ts';
import { stsOperations } from '../../../sandbox/aws/sts/operations.ts';
import { partly, refused, testedBy } from './coverage-table.ts';
import { answerTo, signed } from './raw-requests.ts';
import { startWorld, type World } from './support.ts';

const registered = { iam: iamOperations, sts: stsOperations, s3: s3Operations };
const services = ['iam', 'sts', 's3'] as const;
const titles = { iam: 'IAM', sts: 'STS', s3: 'S3' };

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.aws.close());

test.each(services)('the coverage table has a row for every operation of %s, and no other rows', (service) => {
  expect(Object.keys(testedBy[service]).sort()).toEqual([...registered[service].keys()].sort());
});

test('the test files in the coverage table exist', () => {
  for (const [operation, files] of services.flatMap((service) => Object.entries(testedBy[service]))) {
    expect(files, operation).not.toBe('');
    for (const file of files.split(' ')) {
      expect(existsSync(new URL(`./${nameOf(file)}`, import.meta.url)), nameOf(file)).toBe(true);
    }
  }
});

test('every note in the coverage table is about an existing operation', () => {
  const all = services.flatMap((service) => [...registered[service].keys()]);
  expect(Object.keys(partly).filter((operation) => !all.includes(operation))).toEqual([]);
});

test.each(['iam', 'sts'] as const)(
  'the actions of %s in the table of refused actions are answered with InvalidAction',
  async (service) => {
    for (const action of Object.values(refused[service]).flatMap((names) => names.split(' '))) {
      const answer = await answerTo(world, '/', signed(world, service, `Action=${action}`));
      expect([action, ...answer]).toEqual([action, 400, 'InvalidAction']);
    }
  },
);

/** `npx vitest run test/sandbox/aws/coverage.test.ts --update` writes the page. */
test('the page in docs is up to date', async () => {
  await expect(page()).toMatchFileSnapshot('../../../docs/embedded-aws-coverage.md');
});

function page(): string {
  const sections = services.map((service) => {
    const rows = Object.entries(testedBy[service]).map(
      ([operation, files]) =>
        `| ${operation} | ${partly[operation] ? `partly: ${partly[operation]}` : 'supported'} | ${files.split(' ').map(linkTo).join(', ')} |`,
    );
    const table = ['| operation | support | tested by |', '| --- | --- | --- |', ...rows].join('\n');
    return `## ${titles[service]}: ${rows.length} operations\n\n${table}\n${refusedOf(service)}`;
  });
  return [
    '# What the embedded AWS can do',
    '[A test](../test/sandbox/aws/coverage.test.ts) compares this page with the operations in the code. Other tests check the limits of ' +
      `every parameter of IAM and STS (${linkTo('bounds')}) and the pages of every list (${linkTo('paging')}).`,
    ...sections,
  ].join('\n\n');
}

function linkTo(file: string): string {
  return `[${file}](../test/sandbox/aws/${nameOf(file)})`;
}

function refusedOf(service: (typeof services)[number]): string {
  if (service === 's3') return '\nEvery other operation, for example with objects, is refused: 501 `NotImplemented`.\n';
  const families = Object.entries(refused[service]).map(([family, names]) => [family, names.split(' ')] as const);
  const count = families.reduce((sum, [, names]) => sum + names.length, 0);
  const rows = families.map(([family, names]) => `| ${family} | ${names.length} | ${names.join(', ')} |`);
  const table = ['| family | number | actions |', '| --- | --- | --- |', ...rows].join('\n');
  return `\n### Refused: ${count} actions of ${titles[service]}, 400 \`InvalidAction\`\n\n${table}\n`;
}

/** Returns the name of a test file: `<file>.slow.test.ts` if it exists, else `<file>.test.ts`. */
function nameOf(file: string): string {
  const slow = `${file}.slow.test.ts`;
  return existsSync(new URL(`./${slow}`, import.meta.url)) ? slow : `${file}.test.ts`;
}
