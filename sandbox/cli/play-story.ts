import { createPerson, type PhoneTime } from '../person/person.ts';
import { closingOf, timesOf } from '../stories/closing.ts';
import { createNarrator } from '../stories/narrate.ts';
import type { Story } from '../stories/story.ts';
import type { Colours } from '../stories/terminal/mrkdwn.ts';
import { createPrinter, type Output } from '../stories/terminal/printer.ts';
import type { World } from '../world.ts';

export interface Stage {
  readonly out: Output;
  readonly columns: number;
  readonly colours: Colours;
  /** The clock of the phone; real time if absent. */
  readonly time?: PhoneTime;
}

/**
 * Plays a story in a world and prints it.
 * @returns whether AWS's call log is as the story expects, and nothing is left
 */
export async function playStory(world: Pick<World, 'aws' | 'slack'>, story: Story, stage: Stage): Promise<boolean> {
  const { personas } = world.slack.workspace;
  const member = personas.find(({ role }) => role === 'member');
  if (!member) throw new Error('the workspace has no member');
  const { colours, columns } = stage;
  const printer = createPrinter(stage);
  printer.text(`${colours.bold(`The story: ${story.summary}`)} (${story.takes}; Ctrl+C ends it).`, '');
  const nameOf = (userId: string) => personas.find((persona) => persona.userId === userId)?.name ?? 'MFA Demo';
  const ana = await createPerson(world.slack.url, member.userId, stage.time);
  const calls = () => world.aws.view().calls;
  const narrator = createNarrator({ ana, name: member.name, printer, looks: { colours, nameOf }, calls });
  try {
    await story.tell({ ana, ...narrator });
  } finally {
    narrator.close();
    await ana.close();
  }
  const { lines, isAsExpected } = closingOf(world.aws.view(), story, colours, columns);
  printer.text('', ...lines, timesOf(narrator.times(), member.name));
  return isAsExpected;
}
