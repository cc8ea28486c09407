import { parse } from 'yaml';
import { z } from 'zod';
import { partsWithoutEffect } from './without-effect.ts';

/**
 * A subscription to events about the metadata of messages, by app and by event type
 * (docs.slack.dev/messaging/message-metadata).
 */
const metadataSubscription = z
  .object({ app_id: z.string(), event_type: z.string() })
  .refine(
    ({ app_id, event_type }) => app_id !== '*' || event_type !== '*',
    'only one of app_id and event_type can be *',
  );

/**
 * The parts of an app manifest that the embedded Slack uses. The embedded Slack knows nothing about the app except
 * these parts.
 */
const manifestSchema = z.object({
  display_information: z.object({ name: z.string().min(1).max(35) }),
  features: z
    .object({
      app_home: z
        .object({
          home_tab_enabled: z.boolean().default(false),
          messages_tab_enabled: z.boolean().default(false),
          messages_tab_read_only_enabled: z.boolean().default(true),
        })
        // Without `app_home` people can read the app's messages, but cannot write to the app.
        .prefault({ messages_tab_enabled: true }),
      bot_user: z.object({ display_name: z.string().min(1) }).optional(),
      slash_commands: z
        .array(
          z.object({
            command: z.string().regex(/^\/[^\s/]{1,31}$/),
            description: z.string(),
            usage_hint: z.string().default(''),
            url: z.string().optional(),
            should_escape: z.boolean().default(false),
          }),
        )
        .default([]),
      shortcuts: z
        .array(z.object({ name: z.string(), type: z.enum(['global', 'message']), callback_id: z.string() }))
        .default([]),
    })
    .prefault({}),
  // `bot` includes the scopes of `bot_optional`. In the sandbox nobody can decline them.
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()).default([]) }).prefault({}) }).prefault({}),
  settings: z
    .object({
      event_subscriptions: z
        .object({
          request_url: z.string().optional(),
          bot_events: z.array(z.string()).default([]),
          metadata_subscriptions: z.array(metadataSubscription).default([]),
        })
        .prefault({}),
      interactivity: z
        .object({
          is_enabled: z.boolean().default(false),
          request_url: z.string().optional(),
          message_menu_options_url: z.string().optional(),
        })
        .prefault({}),
      socket_mode_enabled: z.boolean().default(false),
    })
    .prefault({}),
});

export interface Manifest {
  readonly appName: string;
  readonly botName: string;
  readonly commands: readonly Command[];
  readonly shortcuts: readonly Shortcut[];
  readonly botScopes: readonly string[];
  readonly botEvents: readonly string[];
  readonly metadataSubscriptions: readonly MetadataSubscription[];
  readonly isHomeTabEnabled: boolean;
  readonly isMessagesTabEnabled: boolean;
  readonly isMessagesTabReadOnly: boolean;
  readonly isInteractive: boolean;
  readonly interactivityUrl: string | undefined;
  readonly eventsUrl: string | undefined;
  readonly optionsUrl: string | undefined;
  readonly isSocketMode: boolean;
  /** The parts of the manifest that have no effect here, as texts for the terminal. */
  readonly withoutEffect: readonly string[];
}

/** Message metadata about which the app gets events. `*` is any app, or any type. */
interface MetadataSubscription {
  readonly appId: string;
  readonly eventType: string;
}

interface Command {
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
  readonly url: string | undefined;
  /** Whether mentions in the command's text reach the app with their ids, as in messages (`should_escape`). */
  readonly isEscaped: boolean;
}

interface Shortcut {
  readonly name: string;
  readonly type: 'global' | 'message';
  readonly callbackId: string;
}

/**
 * Reads an app manifest (YAML or JSON text).
 * @throws Error if the text is not a manifest; the message lists the mistakes
 */
export function readManifest(text: string): Manifest {
  const raw = parsedYaml(text);
  const parsed = manifestSchema.safeParse(raw);
  if (!parsed.success) throw new Error(`Not a Slack app manifest: ${z.prettifyError(parsed.error)}`);
  const { display_information: display, features, oauth_config: oauth, settings } = parsed.data;
  return {
    appName: display.name,
    botName: features.bot_user?.display_name ?? display.name,
    commands: features.slash_commands.map(commandOf),
    shortcuts: features.shortcuts.map(({ name, type, callback_id: callbackId }) => ({ name, type, callbackId })),
    botScopes: oauth.scopes.bot,
    botEvents: settings.event_subscriptions.bot_events,
    metadataSubscriptions: settings.event_subscriptions.metadata_subscriptions.map(
      ({ app_id: appId, event_type: eventType }) => ({ appId, eventType }),
    ),
    isHomeTabEnabled: features.app_home.home_tab_enabled,
    isMessagesTabEnabled: features.app_home.messages_tab_enabled,
    isMessagesTabReadOnly: features.app_home.messages_tab_read_only_enabled,
    isInteractive: settings.interactivity.is_enabled,
    interactivityUrl: settings.interactivity.request_url,
    eventsUrl: settings.event_subscriptions.request_url,
    optionsUrl: settings.interactivity.message_menu_options_url,
    isSocketMode: settings.socket_mode_enabled,
    withoutEffect: partsWithoutEffect(raw, settings.event_subscriptions),
  };
}

function commandOf(written: z.infer<typeof manifestSchema>['features']['slash_commands'][number]): Command {
  const { command, description, usage_hint: usageHint, url, should_escape: isEscaped } = written;
  return { command, description, usageHint, url, isEscaped };
}

function parsedYaml(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new Error(`Not a Slack app manifest: ${error instanceof Error ? error.message : ''}`, { cause: error });
  }
}
