import { access } from './en/access.ts';
import { assumeRole } from './en/assume-role.ts';
import { cleanup } from './en/cleanup.ts';
import { codes, refusals } from './en/codes.ts';
import { commands } from './en/commands.ts';
import { damaged } from './en/damaged.ts';
import { debrief } from './en/debrief.ts';
import { admins, errors } from './en/errors.ts';
import { home } from './en/home.ts';
import { mfaAge } from './en/mfa-age.ts';
import { modals } from './en/modals.ts';
import { policyCheck } from './en/policy-check.ts';
import { policyTry } from './en/policy-try.ts';
import { progress } from './en/progress.ts';
import { refused, refusedForAdmins } from './en/refused.ts';
import { report } from './en/report.ts';
import { resync } from './en/resync.ts';
import { sessionToken } from './en/session-token.ts';
import { takeHome } from './en/take-home.ts';
import { workshop } from './en/workshop.ts';

export const en = {
  /** The language in its own words, for the menu of languages. */
  ownName: 'English',
  access,
  cleanup,
  codes,
  commands,
  damaged,
  debrief,
  progress,
  refusals,
  refused,
  refusedForAdmins,
  report,
  resync,
  sessionToken,
  mfaAge,
  assumeRole,
  policyCheck,
  policyTry,
  modals,
  errors,
  admins,
  home,
  takeHome,
  workshop,
};

/** Every sentence that people see. Each language has the same keys, held by this type. */
export type Text = typeof en;
