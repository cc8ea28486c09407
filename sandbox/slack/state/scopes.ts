import type { SlackState } from './state.ts';

/** Returns whether the manifest asks for this scope, or the switch says that scopes do not matter. */
export function hasScope({ switches, manifest }: SlackState, scope: string): boolean {
  return !switches.enforceScopes || manifest.botScopes.includes(scope);
}
