import type { SlackSwitches } from '../person/types.ts';

/** The settings of this Slack that can change while it runs. Code reads a switch each time, and stores no copy. */
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
