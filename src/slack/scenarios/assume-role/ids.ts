/** Buttons and windows of this lesson alone. */
export const ACTIONS = {
  showResults: 'assume-role-show-results',
  showPolicy: 'assume-role-show-policy',
  whyTrust: 'assume-role-why-trust',
} as const;

/** The two refusals, which stand until the person goes on. */
export const REFUSED = 'assume-role-refused';
