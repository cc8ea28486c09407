import type { Text } from './en.ts';
import { access } from './ja/access.ts';
import { cleanup } from './ja/cleanup.ts';
import { commands } from './ja/commands.ts';
import { admins, errors } from './ja/errors.ts';
import { modals } from './ja/modals.ts';
import { progress, refusals } from './ja/progress.ts';
import { report } from './ja/report.ts';
import { takeHome } from './ja/take-home.ts';

export const ja: Text = { access, cleanup, commands, progress, refusals, report, modals, errors, admins, takeHome };
