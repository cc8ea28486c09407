/** Action ids of buttons that only this lesson has. */
export const ACTIONS = {
  showResults: 'assume-role-show-results',
  showPolicy: 'assume-role-show-policy',
  whyTrust: 'assume-role-why-trust',
} as const;

/** Callback id of the window with the two refusals, which stays until the person continues. */
export const REFUSED = 'assume-role-refused';
