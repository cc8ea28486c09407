import type { App } from '@slack/bolt';
import type { Acknowledgements } from '../bolt/acknowledgements.ts';
import { registerActions } from './actions/register.ts';
import { registerCleanup } from './cleanup/register.ts';
import { registerCommand } from './commands/register.ts';
import { registerHello } from './hello/register.ts';
import { registerHome } from './home/register.ts';
import type { ListenerParts } from './parts.ts';
import { registerPolicyCheck } from './policy-check/register.ts';
import { registerFailures } from './report-failure.ts';
import { registerSubmissions } from './submissions.ts';
import { registerWindows } from './windows.ts';
import { registerWorkshops } from './workshop/register.ts';

/** Everything that people can type, press and submit. */
export function registerListeners(app: App, parts: ListenerParts, acknowledgements: Acknowledgements): void {
  registerCommand(app, parts);
  registerActions(app, parts);
  registerSubmissions(app, parts);
  registerWindows(app, parts);
  registerCleanup(app, parts);
  registerPolicyCheck(app, parts);
  registerWorkshops(app, parts);
  registerHome(app, parts);
  registerHello(app, parts);
  registerFailures(app, parts, acknowledgements);
}
