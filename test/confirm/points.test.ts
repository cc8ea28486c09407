import { expect, test } from 'vitest';
import { POINTS } from '../../confirm/points/points.ts';
import { CHECKED, runConfirm } from './scene.ts';

const all = [...POINTS.aws, ...POINTS.slack];
/** Those that let no time pass on purpose. */
const quick = CHECKED.filter(({ waitsSeconds, id }) => waitsSeconds === undefined && id !== 'picture-too-soon');

test('each point has an id of its own, in kebab-case, and stands under its service', () => {
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(all.filter(({ id }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  expect(new Set(POINTS.aws.map(({ service }) => service))).toEqual(new Set(['aws']));
  expect(new Set(POINTS.slack.map(({ service }) => service))).toEqual(new Set(['slack']));
});

test('the quick points run on a sandbox without delays, none breaks off, and nothing is left', async () => {
  expect(quick.length).toBeGreaterThan(30);
  const { said } = await runConfirm(['--only', quick.map(({ id }) => id).join()]);
  expect(said).not.toContain('broke off');
  expect(said).not.toContain('not decided  ');
  expect(said).toContain('Nothing is left behind.');
  expect(quick.filter(({ id }) => !said.includes(` ${id} (`))).toEqual([]);
});
