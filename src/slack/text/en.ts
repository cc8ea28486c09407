import { access } from './en/access.ts';
import { cleanup } from './en/cleanup.ts';
import { commands } from './en/commands.ts';
import { admins, errors } from './en/errors.ts';
import { modals } from './en/modals.ts';
import { progress, refusals } from './en/progress.ts';
import { report } from './en/report.ts';
import { takeHome } from './en/take-home.ts';

export const en = { access, cleanup, commands, progress, refusals, report, modals, errors, admins, takeHome };

/** Every sentence that people see. Each language has the same keys, held by this type. */
export type Text = typeof en;
