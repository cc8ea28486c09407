import { Agent, setGlobalDispatcher } from 'undici';

/**
 * Makes fetch ignore a proxy from the environment (NODE_USE_ENV_PROXY), because all services of the sandbox are on this
 * machine.
 */
export function stayOnThisMachine(): void {
  setGlobalDispatcher(new Agent());
}
