import { Agent, Dispatcher, ProxyAgent } from 'undici';
import { type Proxies, proxyFor } from './proxies.ts';

/**
 * Creates a dispatcher for fetch and WebSocket that sends each request through its proxy, or directly if it needs none.
 */
export function createProxyDispatcher(proxies: Proxies): Dispatcher {
  const direct = new Agent();
  const agents = new Map<string, ProxyAgent>();
  const wayTo = (origin: string): Dispatcher => {
    const uri = proxyFor(origin, proxies);
    if (uri === undefined) return direct;
    const agent = agents.get(uri) ?? new ProxyAgent({ uri });
    agents.set(uri, agent);
    return agent;
  };
  return new Ways(wayTo, () => [direct, ...agents.values()]);
}

class Ways extends Dispatcher {
  readonly #wayTo: (origin: string) => Dispatcher;
  readonly #all: () => readonly Dispatcher[];

  constructor(wayTo: (origin: string) => Dispatcher, all: () => readonly Dispatcher[]) {
    super();
    this.#wayTo = wayTo;
    this.#all = all;
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    return this.#wayTo(String(options.origin)).dispatch(options, handler);
  }

  override async close(): Promise<void> {
    await Promise.all(this.#all().map((each) => each.close()));
  }

  override async destroy(): Promise<void> {
    await Promise.all(this.#all().map((each) => each.destroy()));
  }
}
