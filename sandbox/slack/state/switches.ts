import type { SlackSwitches } from '../person/types.ts';

/** How this Slack behaves; whoever reads one reads it anew each time. */
export type Switches = { -readonly [Name in Exclude<keyof SlackSwitches, 'delivery'>]: SlackSwitches[Name] };

export const USUAL_SWITCHES: Readonly<Switches> = {
  rateLimitNext: 0,
  slowAppMs: 0,
  rateTiers: false,
  deliverTwice: false,
  enforceScopes: true,
  fileProcessingMs: 1000,
  ackLimitMs: 3000,
  triggerLifeMs: 3000,
};
