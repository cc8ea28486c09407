/** Where blocks are shown; https://docs.slack.dev/surfaces. */
export type Surface = 'message' | 'modal' | 'home';
