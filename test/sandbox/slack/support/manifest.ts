import { parse, stringify } from 'yaml';
import { MANIFEST } from './world.ts';

export interface More {
  readonly scopes?: readonly string[];
  readonly events?: readonly string[];
  /** The metadata that the app subscribes to. */
  readonly metadata?: readonly { readonly app_id: string; readonly event_type: string }[];
  readonly shortcuts?: readonly { readonly name: string; readonly type: string; readonly callback_id: string }[];
  /** Commands that replace those of this bot. */
  readonly commands?: readonly Command[] | undefined;
}

interface Command {
  readonly command: string;
  readonly description: string;
  readonly should_escape?: boolean;
}

/**
 * Returns the manifest of this bot with a home tab, more scopes, and the given events, metadata subscriptions and
 * shortcuts. Without `commands`, it keeps the commands of this bot.
 */
export function manifestWith({ scopes = [], events = [], metadata = [], shortcuts = [], commands }: More): string {
  const manifest = parse(MANIFEST);
  manifest.oauth_config.scopes.bot.push(...scopes);
  manifest.settings.event_subscriptions = { bot_events: events, metadata_subscriptions: metadata };
  manifest.features.shortcuts = shortcuts.map((shortcut) => ({ ...shortcut, description: shortcut.name }));
  manifest.features.slash_commands = commands ?? manifest.features.slash_commands;
  manifest.features.app_home.home_tab_enabled = true;
  return stringify(manifest);
}
