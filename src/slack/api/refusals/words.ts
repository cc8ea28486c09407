/**
 * Who can act on a refusal. `done`: nobody needs to, the requested state already exists. `passing`: the same call may
 * succeed later. `operator`: a setting of the app or the workspace must change. `person`: Slack does not let the bot
 * reach this person, conversation or message. `ours`: a fault of the bot, which should not make this call.
 */
export type RefusalKind = 'done' | 'passing' | 'operator' | 'person' | 'ours';

type Words = Readonly<Partial<Record<RefusalKind, readonly string[]>>>;

/** Error codes about the bot's tokens and scopes. */
export const TOKENS = [
  'not_authed',
  'invalid_auth',
  'missing_scope',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
];

/** Error codes that any method can return; https://docs.slack.dev/reference/methods/auth.test#errors. */
export const WORDS_OF_ALL: Words = {
  passing: [
    'ratelimited',
    'rate_limited',
    'fatal_error',
    'internal_error',
    'service_unavailable',
    'request_timeout',
    'team_added_to_org',
    'org_login_required',
  ],
  operator: [
    ...TOKENS,
    'no_permission',
    'access_denied',
    'accesslimited',
    'ekm_access_denied',
    'enterprise_is_restricted',
    'team_access_not_granted',
    'two_factor_setup_required',
  ],
  ours: [
    'invalid_arguments',
    'invalid_arg_name',
    'invalid_array_arg',
    'invalid_charset',
    'invalid_form_data',
    'invalid_post_type',
    'missing_post_type',
    'missing_argument',
    'invalid_json',
    'json_not_object',
    'method_deprecated',
    'deprecated_endpoint',
    'unknown_method',
    'upgrade_required',
  ],
};

/** Error codes about the content of a message: Slack would refuse a new message with the same content, too. */
export const CONTENT = [
  'invalid_attachments',
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_metadata_format',
  'invalid_metadata_schema',
  'markdown_text_conflict',
  'metadata_must_be_sent_from_app',
  'metadata_too_large',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'too_many_attachments',
  'too_many_contact_cards',
  'as_user_not_supported',
];
const SHARING = [
  'slack_connect_file_link_sharing_blocked',
  'slack_connect_canvas_sharing_blocked',
  'slack_connect_lists_sharing_blocked',
];
const NO_ROOM = [
  'file_uploads_disabled',
  'file_uploads_except_images_disabled',
  'file_upload_size_restricted',
  'storage_limit_reached',
  'blocked_file_type',
  'slack_connect_file_upload_sharing_blocked',
  'slack_connect_blocked_file_type',
];
const VIEWS_OF_OURS = ['duplicate_external_id', 'view_too_large', 'invalid_view', 'push_limit_reached'];

/**
 * Further error codes of each method that the bot calls, from the method's page in https://docs.slack.dev/reference/methods.
 */
const METHODS = {
  'auth.test': {},
  'apps.connections.open': { operator: ['forbidden_team', 'socket_mode_disabled', 'too_many_websockets'] },
  'chat.postMessage': {
    operator: [
      'messages_tab_disabled',
      'message_limit_exceeded',
      'restricted_action',
      'restricted_action_read_only_channel',
      'restricted_action_thread_only_channel',
      'restricted_action_non_threadable_channel',
      'restricted_action_thread_locked',
      'team_not_found',
      ...SHARING,
    ],
    person: [
      'cannot_dm_bot',
      'channel_not_found',
      'is_archived',
      'is_inactive',
      'not_in_channel',
      'user_disabled',
      'user_not_found',
      'user_not_in_channel',
      'user_not_visible',
    ],
    ours: ['cannot_reply_to_message', 'duplicate_channel_not_found', 'duplicate_message_not_found', ...CONTENT],
  },
  'chat.update': {
    passing: ['external_channel_migrating', 'update_failed', 'streaming_state_conflict'],
    operator: ['cant_update_message', 'edit_window_closed', 'messages_tab_disabled', 'team_not_found', ...SHARING],
    person: ['channel_not_found', 'is_archived', 'is_inactive', 'message_not_found'],
    ours: ['block_mismatch', 'cant_broadcast_message', 'no_dual_broadcast_content_update', ...CONTENT],
  },
  'chat.delete': {
    done: ['message_not_found'],
    operator: ['cant_delete_message', 'compliance_exports_prevent_deletion'],
    person: ['channel_not_found', 'is_archived', 'is_inactive'],
  },
  'chat.getPermalink': { person: ['channel_not_found', 'message_not_found'] },
  'conversations.open': {
    operator: ['messages_tab_disabled'],
    person: [
      'cannot_dm_bot',
      'channel_not_found',
      'invalid_user_combination',
      'not_enough_users',
      'user_disabled',
      'user_not_found',
      'user_not_visible',
    ],
    ours: ['method_not_supported_for_channel_type', 'too_many_users', 'users_list_not_supplied'],
  },
  'conversations.history': {
    person: ['channel_not_found', 'not_in_channel'],
    ours: ['invalid_cursor', 'invalid_ts_latest', 'invalid_ts_oldest', 'invalid_limit', 'pagination_not_available'],
  },
  'conversations.info': { operator: ['channel_not_found', 'method_not_supported_for_channel_type'] },
  'files.getUploadURLExternal': {
    operator: NO_ROOM,
    ours: ['snippet_too_large', 'unknown_snippet_type', 'unknown_subtype', 'alt_txt_too_large'],
  },
  'files.completeUploadExternal': {
    passing: ['file_not_found', 'file_update_failed'],
    operator: ['posting_to_channel_denied', 'malware_detected', ...NO_ROOM],
    person: ['channel_not_found', 'invalid_channel', 'not_in_channel', 'is_archived'],
    ours: ['invalid_blocks', 'no_text', 'msg_too_long'],
  },
  'files.delete': { done: ['file_not_found', 'file_deleted'], operator: ['cant_delete_file'] },
  'users.info': { person: ['user_not_found', 'user_not_visible'] },
  'usergroups.users.list': {
    operator: ['no_such_subteam', 'permission_denied', 'plan_upgrade_required', 'user_is_bot', 'user_is_restricted'],
  },
  'views.open': {
    passing: [
      'expired_trigger_id',
      'exchanged_trigger_id',
      'invalid_trigger_id',
      'trigger_expired',
      'trigger_exchanged',
    ],
    ours: VIEWS_OF_OURS,
  },
  'views.update': { done: ['not_found'], passing: ['hash_conflict'], ours: VIEWS_OF_OURS },
  'views.publish': {
    passing: ['hash_conflict'],
    operator: ['not_enabled'],
    person: ['user_not_found'],
    ours: VIEWS_OF_OURS,
  },
  /** Not a method, but the URL to which the bot posts the answer to a command or a click. */
  response_url: { person: ['expired_url', 'used_url', 'no_service', 'no_team', 'channel_not_found', 'user_not_found'] },
} satisfies Readonly<Record<string, Words>>;

/**
 * A method that the bot calls. Only methods of this table have this type, so the error codes of each call are known.
 */
export type SlackMethod = Exclude<keyof typeof METHODS, 'response_url'>;

export const WORDS_BY_METHOD: Readonly<Record<string, Words>> = METHODS;

/**
 * Error codes after which the bot can do something else: look for another copy of a message that is gone, show the
 * setup key instead of a picture, ask to be invited to a channel, ask for another channel, or ask for another click if
 * the trigger id of the first click has expired or was already used.
 */
export const OTHER_WAYS = {
  'look-for-it': { 'chat.update': ['message_not_found'] },
  'show-the-key': {
    'files.getUploadURLExternal': NO_ROOM,
    'files.completeUploadExternal': [...NO_ROOM, 'malware_detected'],
  },
  'invite-the-bot': { 'chat.postMessage': ['not_in_channel', 'channel_not_found'] },
  'other-channel': { 'chat.postMessage': ['is_archived'] },
  'click-again': {
    'views.open': WORDS_BY_METHOD['views.open']?.passing ?? [],
  },
} satisfies Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
