/** Action ids of buttons that only this lesson has. */
export const ACTIONS = {
  showResults: 'assume-role-show-results',
  showPolicy: 'assume-role-show-policy',
  whyTrust: 'assume-role-why-trust',
} as const;

/** Callback id of the window that shows the two denied calls. The window stays until the person continues. */
export const REFUSED = 'assume-role-refused';
