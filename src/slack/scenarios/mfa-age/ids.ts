/** Buttons of this lesson alone. */
export const ACTIONS = {
  showResults: 'mfa-age-show-results',
  showPolicy: 'mfa-age-show-policy',
  whyAge: 'mfa-age-why-age',
} as const;
