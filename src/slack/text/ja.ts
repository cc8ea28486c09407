import type { Text } from './en.ts';
import { access } from './ja/access.ts';
import { assumeRole } from './ja/assume-role.ts';
import { cleanup } from './ja/cleanup.ts';
import { codes, refusals } from './ja/codes.ts';
import { commands } from './ja/commands.ts';
import { damaged } from './ja/damaged.ts';
import { debrief } from './ja/debrief.ts';
import { admins, errors } from './ja/errors.ts';
import { home } from './ja/home.ts';
import { mfaAge } from './ja/mfa-age.ts';
import { modals } from './ja/modals.ts';
import { policyCheck } from './ja/policy-check.ts';
import { policyTry } from './ja/policy-try.ts';
import { progress } from './ja/progress.ts';
import { refused, refusedForAdmins } from './ja/refused.ts';
import { report } from './ja/report.ts';
import { resync } from './ja/resync.ts';
import { sessionToken } from './ja/session-token.ts';
import { takeHome } from './ja/take-home.ts';
import { workshop } from './ja/workshop.ts';

export const ja: Text = {
  ownName: '日本語',
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
