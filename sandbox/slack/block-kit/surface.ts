/** The surface that shows blocks (https://docs.slack.dev/surfaces). */
export type Surface = 'message' | 'modal' | 'home';
