import type { SectionBlock } from '@slack/types';
import type { AdminOverview } from '../../../scenario/overview.ts';
import { ACTIONS, BLOCKS } from '../../ids.ts';
import { button, section } from '../../messages/blocks.ts';
import { timeOfDay } from '../../messages/mrkdwn.ts';
import type { Text } from '../../text/en.ts';

/** Returns the part for admins: how many demos there are, and what the last sweep found. */
export function adminBlock(overview: AdminOverview, { home: { admins } }: Text): SectionBlock {
  const { active, stuck, lastSweep } = overview;
  const lines = [
    admins.title,
    active === 0 ? admins.noDemos : admins.demos(active),
    ...(stuck === 0 ? [] : [admins.stuck(stuck)]),
    leftovers(lastSweep, admins),
  ];
  return {
    ...section(lines.join('\n')),
    block_id: BLOCKS.homeAdmins,
    accessory: button(ACTIONS.homeCleanup, admins.cleanUp, 'cleanup'),
  };
}

function leftovers(sweep: AdminOverview['lastSweep'], admins: Text['home']['admins']): string {
  if (!sweep) return admins.notKnown;
  const time = timeOfDay(sweep.at);
  return sweep.leftovers === 0 ? admins.nothingLeft(time) : admins.left(sweep.leftovers, time);
}
