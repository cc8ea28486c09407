/** The text that Slack shows if an app does not acknowledge a click, a shortcut or a submission validly and in time. */
export const CONNECTING_TROUBLE = 'We had some trouble connecting. Try again?';
