import type { SlackState } from './state.ts';

/** Returns whether the manifest has this scope, or scopes are not enforced. */
export function hasScope({ switches, manifest }: SlackState, scope: string): boolean {
  return !switches.enforceScopes || manifest.botScopes.includes(scope);
}
