/** Slack's own words when an app did not answer a click or a submission. */
export const CONNECTING_TROUBLE = 'We had some trouble connecting. Try again?';
