import pc from 'picocolors';
import { expect, test } from 'vitest';
import { playStory } from '../../../sandbox/cli/play-story.ts';
import { STORIES } from '../../../sandbox/stories/stories.ts';
import { startTestWorld } from '../../support/world.ts';

const TO_THE_END = ['whole', 'wrong-codes', 'same-code'];

test.each(STORIES.filter(({ name }) => TO_THE_END.includes(name)))(
  'the story "$name" ends with the table of the three credentials',
  async (story) => {
    await using world = await startTestWorld();
    const printed: string[] = [];
    const out = { write: (text: string) => void printed.push(text) };
    const stage = { out, columns: 80, colours: pc.createColors(false), time: world.time };
    expect(await playStory(world, story, stage)).toBe(true);
    const text = printed.join('');
    expect(text).toMatch(/S3 {8}AccessDenied: access key[\s\S]*4\/5 {2}S3 {8}allowed: temporary[\s\S]*5\/5 {2}Ana/);
    expect(text).toContain('Access key                        not in the request          AccessDenied ×2');
    expect(text).toContain('Checked in AWS: 3 of 3 results as expected, nothing left');
    expect(text).toMatch(/Took \d+ s: \d+ s waiting for the machine, \d+ s waiting for Ana's codes\n$/);
  },
);
