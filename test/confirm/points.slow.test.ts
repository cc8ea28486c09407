import { expect, test } from 'vitest';
import { POINTS } from '../../confirm/points/points.ts';
import { CHECKED, runConfirm } from './scene.ts';

const all = [...POINTS.aws, ...POINTS.slack];
/** The points whose checks do not wait on purpose, and work in a sandbox without delays. */
const quick = CHECKED.filter(({ waitsSeconds, id }) => waitsSeconds === undefined && id !== 'picture-too-soon');

test('each point has a unique id in kebab-case, and is listed under its service', () => {
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(all.filter(({ id }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  expect(new Set(POINTS.aws.map(({ service }) => service))).toEqual(new Set(['aws']));
  expect(new Set(POINTS.slack.map(({ service }) => service))).toEqual(new Set(['slack']));
});

test('the quick points run in a sandbox without delays, none fails, and nothing is left', async () => {
  expect(quick.length).toBeGreaterThan(30);
  const { said } = await runConfirm(['--only', quick.map(({ id }) => id).join()]);
  expect(said).not.toContain('The check failed');
  expect(said).not.toContain('not decided  ');
  expect(said).toContain('Nothing is left behind.');
  expect(quick.filter(({ id }) => !said.includes(` ${id} (`))).toEqual([]);
});
