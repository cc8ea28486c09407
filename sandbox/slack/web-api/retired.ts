/** Families that Slack has retired as a whole (docs.slack.dev/changelog: 2018-11, 2021-02 and 2021-08). */
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

/** Returns whether Slack answers this method with `method_deprecated`, whatever the token. */
export function isRetired(method: string): boolean {
  return METHODS.includes(method) || FAMILIES.includes(method.slice(0, Math.max(0, method.lastIndexOf('.'))));
}
