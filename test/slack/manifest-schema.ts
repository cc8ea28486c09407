import { z } from 'zod';

/**
 * The parts of Slack's published schema for app manifests, version 2.0.0, that a bot like ours can have:
 * https://github.com/slackapi/manifest-schema/blob/main/schemas/manifest.schema.2.0.0.json
 * Sections for workflows, datastores, hosted functions, MCP servers and the marketplace are left out, so a manifest
 * that has one is refused.
 */
const text = (longest: number, shortest = 1) => z.string().min(shortest).max(longest);
const address = (longest: number) =>
  z
    .string()
    .regex(/^https?:\/\//)
    .max(longest);
const unique = (items: readonly unknown[]) => new Set(items.map((item) => JSON.stringify(item))).size === items.length;
const scopes = z.array(z.string().max(50)).max(255).optional();
const events = z.array(z.string().max(50)).max(100).refine(unique).optional();

const displayInformation = z.strictObject({
  name: text(35),
  description: text(140).optional(),
  // The published schema has this pattern under a key that validators ignore. Slack's reference has it too.
  background_color: z
    .string()
    .regex(/^#(?:[0-9a-fA-F]{3}){1,2}$/)
    .optional(),
  long_description: text(4000, 175).optional(),
});

const features = z.strictObject({
  app_home: z
    .strictObject({
      home_tab_enabled: z.boolean().optional(),
      messages_tab_enabled: z.boolean().optional(),
      messages_tab_read_only_enabled: z.boolean().optional(),
    })
    .optional(),
  bot_user: z.strictObject({ display_name: text(80), always_online: z.boolean().optional() }).optional(),
  shortcuts: z
    .array(
      z.strictObject({
        name: text(24),
        type: z.enum(['message', 'global']),
        callback_id: text(255),
        description: text(150),
      }),
    )
    .min(1)
    .max(10)
    .optional(),
  slash_commands: z
    .array(
      z.strictObject({
        command: text(32, 2).startsWith('/'),
        url: address(3000).optional(),
        description: text(2000),
        usage_hint: text(1000).optional(),
        should_escape: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(50)
    .optional(),
});

const oauthConfig = z.strictObject({
  redirect_urls: z.array(z.string().max(2500)).max(1000).refine(unique).optional(),
  scopes: z.strictObject({ user: scopes, bot: scopes, user_optional: scopes, bot_optional: scopes }).optional(),
  token_management_enabled: z.boolean().optional(),
  pkce_enabled: z.boolean().optional(),
});

const settings = z.strictObject({
  event_subscriptions: z
    .strictObject({ request_url: address(3500).optional(), user_events: events, bot_events: events })
    .optional(),
  incoming_webhooks: z.strictObject({ incoming_webhooks_enabled: z.boolean().optional() }).optional(),
  interactivity: z
    .strictObject({
      is_enabled: z.boolean(),
      request_url: address(3500).optional(),
      message_menu_options_url: address(3500).optional(),
    })
    .optional(),
  org_deploy_enabled: z.boolean().optional(),
  socket_mode_enabled: z.boolean().optional(),
  is_hosted: z.boolean().optional(),
  token_rotation_enabled: z.boolean().optional(),
});

/** The schema of a whole manifest, as an object that was parsed from YAML. */
export const manifestSchema = z.strictObject({
  _metadata: z.strictObject({
    major_version: z.literal(2, 'this is the schema of version 2'),
    minor_version: z.int().optional(),
  }),
  display_information: displayInformation,
  features: features.optional(),
  oauth_config: oauthConfig.optional(),
  settings: settings.optional(),
});
