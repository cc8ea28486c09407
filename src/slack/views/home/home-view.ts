import type { HomeView, KnownBlock } from '@slack/types';
import type { AdminOverview } from '../../../scenario/overview.ts';
import type { PastDemo } from '../../../scenario/ports/demo-history.ts';
import { ACTIONS, BLOCKS } from '../../ids.ts';
import { button, buttons, context, header, section } from '../../messages/blocks.ts';
import type { Faces } from '../../messages/face.ts';
import { lessonRows } from '../../messages/lessons.ts';
import type { Text } from '../../text/en.ts';
import { adminBlock } from './admins.ts';
import { type Language, languageBlock } from './language.ts';
import { pastDemoBlocks } from './past-demos.ts';
import { runningDemoBlocks, type ShownDemo } from './running-demo.ts';

/** What the Home of one person shows. */
export interface HomeAbout {
  readonly isGuest: boolean;
  readonly language: Language;
  readonly running?: ShownDemo | undefined;
  /** Newest first. */
  readonly past: readonly PastDemo[];
  /** For admins only. */
  readonly admin?: AdminOverview | undefined;
  readonly faces: Faces;
}

/**
 * Returns the App Home: how to start or where the person's demo is, their last demos, the language, a part for admins,
 * and the commands.
 */
export function homeView(about: HomeAbout, text: Text): HomeView {
  const { running, past, admin, language, faces } = about;
  const blocks: KnownBlock[] = [
    ...(running ? runningDemoBlocks(running, text) : welcome(about, text)),
    ...pastDemoBlocks(past, faces, text),
    { type: 'divider' },
    languageBlock(language, text),
    ...(admin ? [{ type: 'divider' } as const, adminBlock(admin, text)] : []),
    context(text.home.commands, text.home.explained),
  ];
  return { type: 'home', blocks };
}

/**
 * Returns the part for a person without a running demo. If there are several lessons, it lists them. If there is only
 * one, it has a button that starts the lesson and a button that opens the five steps, and shows the steps at once to a
 * person without past demos. A guest gets only the button that opens the steps.
 */
function welcome({ isGuest, past, faces }: HomeAbout, text: Text): KnownBlock[] {
  const { home, access } = text;
  const opening = [header(home.title), section(home.what)];
  const steps = button(ACTIONS.homeSteps, home.whatHappens, 'steps');
  if (isGuest) return [...opening, section(access.guest), buttons(BLOCKS.homeStart, [steps])];
  if (faces.offered().length > 1)
    return [...opening, ...lessonRows(faces, ACTIONS.homeStart, text), context(home.needs.app, home.needs.privacy)];
  const fields = home.steps.map((step) => ({ type: 'mrkdwn' as const, text: step }));
  const atAGlance: KnownBlock[] = [{ type: 'divider' }, header(home.youWillSee), { type: 'section', fields }];
  return [
    ...opening,
    buttons(BLOCKS.homeStart, [button(ACTIONS.homeStart, home.start, 'default', 'primary'), steps]),
    context(...Object.values(home.needs)),
    ...(past.length === 0 ? atAGlance : []),
  ];
}
