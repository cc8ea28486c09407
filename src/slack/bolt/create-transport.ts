import { createHttpTransport } from './http-transport.ts';
import { createSocketTransport } from './socket-transport.ts';
import type { Transport, TransportParts, TransportSettings } from './transport.ts';

export function createTransport(settings: TransportSettings, parts: TransportParts): Transport {
  return settings.kind === 'http' ? createHttpTransport(settings, parts) : createSocketTransport(settings, parts);
}
