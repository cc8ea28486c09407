import { METADATA_EVENTS, SENT_EVENTS } from './sent-events.ts';

/**
 * Paths in a manifest that the embedded Slack uses, or that only describe the app to people. Each path includes
 * everything below it.
 */
const KNOWN: readonly string[] = [
  '_metadata',
  'display_information',
  'features.app_home.home_tab_enabled',
  'features.app_home.messages_tab_enabled',
  'features.app_home.messages_tab_read_only_enabled',
  'features.bot_user',
  'features.shortcuts',
  'features.slash_commands',
  'oauth_config.scopes.bot',
  'oauth_config.scopes.bot_optional',
  'settings.event_subscriptions.bot_events',
  'settings.event_subscriptions.metadata_subscriptions',
  'settings.event_subscriptions.request_url',
  'settings.interactivity',
  'settings.socket_mode_enabled',
];

/**
 * Returns the parts of a manifest that have no effect: paths to features that the embedded Slack does not have, events
 * that it never sends, and metadata events if the manifest has no `metadata_subscriptions`. Parts that are empty or
 * switched off are left out.
 */
export function partsWithoutEffect(
  manifest: unknown,
  subscriptions: { readonly bot_events: readonly string[]; readonly metadata_subscriptions: readonly unknown[] },
): string[] {
  const { bot_events: botEvents, metadata_subscriptions: ofMetadata } = subscriptions;
  const neverSent = (event: string) => !Object.hasOwn(SENT_EVENTS, event);
  const isUnheard = (event: string) => METADATA_EVENTS.includes(event) && ofMetadata.length === 0;
  const unsent = botEvents.filter((event) => neverSent(event) || isUnheard(event));
  return [...unknownPaths(manifest, ''), ...unsent.map((event) => `the event ${event}`)];
}

function unknownPaths(part: unknown, path: string): string[] {
  if (KNOWN.includes(path) || isNothing(part)) return [];
  const leadsOn = path === '' || KNOWN.some((known) => known.startsWith(`${path}.`));
  if (!leadsOn || typeof part !== 'object' || Array.isArray(part)) return [path];
  return Object.entries(part as object).flatMap(([name, inner]) =>
    unknownPaths(inner, path === '' ? name : `${path}.${name}`),
  );
}

function isNothing(part: unknown): boolean {
  if (part === undefined || part === null || part === false || part === '') return true;
  return typeof part === 'object' && Object.values(part).every(isNothing);
}
