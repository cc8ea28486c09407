import type { SlackPoint } from '../../point.ts';

/** Beliefs that only a person can check, with another Slack client or in another workspace. */
export const SLACK_FOR_A_PERSON: readonly SlackPoint[] = [
  {
    id: 'typing-is-told',
    service: 'slack',
    statement:
      'A field with `on_character_entered` sends the app an action at each pause in typing, with the whole text each time. The page of the sandbox sends an action at every change.',
    where: ['src/slack/views/code-input.ts'],
    by: 'a person',
    how: 'Run a bare Bolt app that prints the payload of each action, with such a field in a window. Type six digits slowly, and compare the payloads with the pauses.',
  },
  {
    id: 'typing-survives-update',
    service: 'slack',
    statement:
      'If a window is updated while somebody types, the typed text and the cursor stay. Some Android versions are reported to lose them.',
    where: ['src/slack/listeners/actions/first-code.ts'],
    by: 'a person',
    how: 'Type the first code in the window of a demo and go on with the second at once. Your text stays while the first code is checked. Do it on a desktop, an iPhone and an Android phone.',
  },
  {
    id: 'update-with-ack-is-first',
    service: 'slack',
    statement:
      'An acknowledgement with `response_action: update` takes effect before a `views.update` that is sent right after it.',
    where: ['src/slack/listeners/submissions.ts'],
    by: 'a person',
    how: 'Submit a wrong pair of codes twenty times. In the end the window always shows the answer, never "checking".',
  },
  {
    id: 'links-open-inside',
    service: 'slack',
    statement:
      'A button whose address is a permalink, or `https://slack.com/app_redirect?…`, opens the message or the Messages tab inside Slack, on all clients.',
    where: ['src/slack/messages/answers'],
    by: 'a person',
    how: 'Type `/mfa-demo status` in a channel during a demo and press the button. Do it in a browser, on a desktop and on a phone: none of them opens a browser page.',
  },
  {
    id: 'mentions-in-checkboxes',
    service: 'slack',
    statement: 'In the options of checkboxes, Slack shows mentions as the person’s name.',
    where: ['src/slack/listeners/cleanup/preview-options.ts'],
    by: 'a person',
    how: 'As an admin, type `/mfa-demo cleanup` while somebody runs a demo. The option has their name, not an id.',
  },
  {
    id: 'revoked-token-keeps-socket',
    service: 'slack',
    statement:
      'When a bot token is revoked, Slack does not close the sockets at once: `/readyz` notices the revocation because it calls Slack.',
    where: ['src/app/readiness.ts'],
    by: 'a person',
    how: 'Start the bot in a workspace for tests and uninstall the app. `/readyz` fails within a minute, and the log has no lost connection before that.',
  },
  {
    id: 'words-of-notices',
    service: 'slack',
    statement:
      'The sandbox’s notices have Slack’s texts: for a field that is too short or too long, and for a click, a command and a window that are not acknowledged.',
    where: ['sandbox/slack/interactivity/trouble.ts', 'sandbox/page/client'],
    by: 'a person',
    how: 'Stop the bot with SIGSTOP and press a button, type the command, and submit a window. Compare what Slack shows with the page of the sandbox.',
  },
  {
    id: 'words-of-http-delivery',
    service: 'slack',
    statement: 'Over HTTP Slack shows `http_client_error`, `http_service_error` and `dispatch_failed`.',
    where: ['sandbox/slack/delivery'],
    by: 'a person',
    how: 'Install manifest-http.yml with an address that answers 404, then 500, then not at all, and type the command. Read what Slack shows.',
  },
  {
    id: 'retry-reason-in-socket-mode',
    service: 'slack',
    statement: '`retry_reason` has the same values in Socket Mode as over HTTP.',
    where: ['sandbox/slack/socket-mode/connections.ts'],
    by: 'a person',
    how: 'Connect with Socket Mode, do not acknowledge an event `message.im`, and write to the bot. Read `retry_reason` in the envelope that Slack sends again.',
  },
  {
    id: 'typed-text-as-typed',
    service: 'slack',
    statement: 'The text of a command without `should_escape` arrives as it was typed, `&` and `<` included.',
    where: ['sandbox/slack/interactivity/slash-command.ts'],
    by: 'a person',
    how: 'Run a bare Bolt app that prints the text of its command, and type `a & b <c>` after it. The text has no `&amp;` and no `&lt;`.',
  },
  {
    id: 'hosts-become-links',
    service: 'slack',
    statement:
      'Whether a host without a scheme becomes a link depends on its ending, and a closing parenthesis is not part of an address, as in the sandbox.',
    where: ['sandbox/slack/typed/inline.ts'],
    by: 'a person',
    how: 'Type `example.com`, `example.dev`, `notes.txt`, `a.b` and `https://example.com/a_(b)` to somebody. Compare what Slack and the page of the sandbox make into links.',
  },
  {
    id: 'event-without-scope',
    service: 'slack',
    statement:
      'A manifest that subscribes to an event without the event’s scope can be installed, and Slack does not send the event.',
    where: ['sandbox/slack/interactivity/events'],
    by: 'a person',
    how: 'Install a manifest with `message.im` among `bot_events` and without `im:history`, and write to the bot. Slack may also refuse the manifest.',
  },
  {
    id: 'metadata-without-subscription',
    service: 'slack',
    statement:
      'A manifest with the event `message_metadata_posted` and without `metadata_subscriptions` is installed, and the event is not sent.',
    where: ['sandbox/slack/interactivity/events/metadata.ts'],
    by: 'a person',
    how: 'Install such a manifest with the scope `metadata.message:read`, run a bare Bolt app with `ignoreSelf: false` that prints each event, and post a message with metadata. Then add a subscription to its type and post again.',
  },
  {
    id: 'declined-optional-scope',
    service: 'slack',
    statement:
      'In a workspace that declines the optional scope `im:history`, the app can be installed, and Slack does not send it `message.im`.',
    where: ['manifest.yml'],
    by: 'a person',
    how: 'Install manifest.yml, untick the optional scope, and write to the bot. The demo works, and the bot does not answer your message.',
  },
  {
    id: 'link-button-in-home-is-told',
    service: 'slack',
    statement: 'Slack also sends the app an action when somebody clicks a link button in an App Home.',
    where: ['src/slack/listeners/home'],
    by: 'a person',
    how: 'Run a bare Bolt app that prints the payload of each action, with a link button in its App Home. Press the button.',
  },
];
