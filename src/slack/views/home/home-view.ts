import type { Button, HomeView, KnownBlock } from '@slack/types';
import type { ScenarioId } from '../../../scenario/demo.ts';
import type { AdminOverview } from '../../../scenario/overview.ts';
import type { PastDemo } from '../../../scenario/ports/demo-history.ts';
import { ACTIONS, BLOCKS } from '../../ids.ts';
import { button, buttons, context, header, section } from '../../messages/blocks.ts';
import type { Text } from '../../text/en.ts';
import { adminBlock } from './admins.ts';
import { type Language, languageBlock } from './language.ts';
import { pastDemoBlocks } from './past-demos.ts';
import { runningDemoBlocks, type ShownDemo } from './running-demo.ts';

/** What the home of one person tells. */
export interface HomeAbout {
  readonly isGuest: boolean;
  readonly language: Language;
  readonly running?: ShownDemo | undefined;
  /** Newest first. */
  readonly past: readonly PastDemo[];
  /** For admins only. */
  readonly admin?: AdminOverview | undefined;
  /** The lessons that can be started, the default one first. */
  readonly lessons: readonly ScenarioId[];
}

/** The App Home: the way in, where the person stands, their last demos, the language, and a part for admins. */
export function homeView(about: HomeAbout, text: Text): HomeView {
  const { running, past, admin, language } = about;
  const blocks: KnownBlock[] = [
    ...(running ? runningDemoBlocks(running, text) : welcome(about, text)),
    ...pastDemoBlocks(past, text),
    { type: 'divider' },
    languageBlock(language, text),
    ...(admin ? [{ type: 'divider' } as const, adminBlock(admin, text)] : []),
    context(text.home.commands, text.home.explained),
  ];
  return { type: 'home', blocks };
}

/** Shows the five steps to a person without a past demo; others can open them. */
function welcome({ isGuest, past, lessons }: HomeAbout, text: Text): KnownBlock[] {
  const { home, access } = text;
  const opening = [header(home.title), section(home.what)];
  const steps = button(ACTIONS.homeSteps, home.whatHappens, 'steps');
  if (isGuest) return [...opening, section(access.guest), buttons(BLOCKS.homeStart, [steps])];
  const fields = home.steps.map((step) => ({ type: 'mrkdwn' as const, text: step }));
  const atAGlance: KnownBlock[] = [{ type: 'divider' }, header(home.youWillSee), { type: 'section', fields }];
  return [
    ...opening,
    buttons(BLOCKS.homeStart, [...startButtons(lessons, text), steps]),
    context(...home.needs),
    ...(past.length === 0 ? atAGlance : []),
  ];
}

/** One button, or one for each lesson where there are several. */
function startButtons(lessons: readonly ScenarioId[], { home }: Text): Button[] {
  if (lessons.length < 2) return [button(ACTIONS.homeStart, home.start, 'default', 'primary')];
  return lessons.map((lesson, index) =>
    button(`${ACTIONS.homeStart}-${lesson}`, home.startLesson(lesson), lesson, index === 0 ? 'primary' : undefined),
  );
}
