/** Action ids of buttons that only this lesson has. */
export const ACTIONS = {
  showResults: 'mfa-age-show-results',
  showPolicy: 'mfa-age-show-policy',
  whyAge: 'mfa-age-why-age',
} as const;
