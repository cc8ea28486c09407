import type { App } from '@slack/bolt';
import type { Acknowledgements } from '../bolt/acknowledgements.ts';
import { registerActions } from './actions/register.ts';
import { registerCleanup } from './cleanup/register.ts';
import { registerCommand } from './commands/register.ts';
import { registerHello } from './hello/register.ts';
import { registerHome } from './home/register.ts';
import { createListenerTable } from './listener-table.ts';
import type { ListenerParts } from './parts.ts';
import { registerPolicyCheck } from './policy-check/register.ts';
import { registerFailures } from './report-failure.ts';
import { registerSubmissions } from './submissions.ts';
import { registerWindows } from './windows.ts';
import { registerWorkshops } from './workshop/register.ts';

/** Registers everything that people can type, press and submit. */
export function registerListeners(app: App, parts: ListenerParts, acknowledgements: Acknowledgements): void {
  const listeners = createListenerTable(app);
  registerCommand(listeners, parts);
  registerActions(listeners, parts);
  registerSubmissions(listeners, parts);
  registerWindows(listeners, parts);
  registerCleanup(listeners, parts);
  registerPolicyCheck(listeners, parts);
  registerWorkshops(listeners, parts);
  registerHome(listeners, parts);
  registerHello(listeners, parts);
  registerFailures(app, parts, acknowledgements);
}
