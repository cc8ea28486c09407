import { Agent, setGlobalDispatcher } from 'undici';

/** Everything in the sandbox is on this machine: no proxy of the shell is asked for it, even where Node is told to (NODE_USE_ENV_PROXY). */
export function stayOnThisMachine(): void {
  setGlobalDispatcher(new Agent());
}
