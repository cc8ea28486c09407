/** Families of methods that Slack has retired (docs.slack.dev/changelog: 2018-11, 2021-02 and 2021-08). */
const FAMILIES: readonly string[] = [
  'apps.permissions',
  'apps.permissions.resources',
  'apps.permissions.scopes',
  'apps.permissions.users',
  'channels',
  'files.comments',
  'groups',
  'im',
  'mpim',
];

/** Single methods that Slack has retired (docs.slack.dev/changelog: 2022-09, 2024-09 and 2025-11). */
const METHODS: readonly string[] = [
  'files.upload',
  'rtm.start',
  'workflows.stepCompleted',
  'workflows.stepFailed',
  'workflows.updateStep',
];

/**
 * Families whose methods are now in `conversations` with the same names. Slack's answer names the new method (quoted in
 * github.com/DataDog/slapr/pull/32).
 */
const ANTECEDENTS: readonly string[] = ['channels', 'groups', 'im', 'mpim'];
const CHANGELOG = 'https://api.slack.com/changelog/2020-01-deprecating-antecedents-to-the-conversations-api';

/** Returns Slack's sentence about the method that replaces a retired one; an empty object if none is known. */
export function adviceInsteadOf(method: string): object {
  const [family = '', verb] = method.split('.');
  if (!ANTECEDENTS.includes(family)) return {};
  const sentence = `This method is retired and can no longer be used. Please use conversations.${verb} instead.`;
  return { response_metadata: { messages: [`[ERROR] ${sentence} Learn more: ${CHANGELOG}.`] } };
}

/** Returns whether Slack answers this method with `method_deprecated`. The token makes no difference. */
export function isRetired(method: string): boolean {
  return METHODS.includes(method) || FAMILIES.includes(method.slice(0, Math.max(0, method.lastIndexOf('.'))));
}
