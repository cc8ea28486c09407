/** The text that Slack shows when an app does not acknowledge a click or a submission. */
export const CONNECTING_TROUBLE = 'We had some trouble connecting. Try again?';
