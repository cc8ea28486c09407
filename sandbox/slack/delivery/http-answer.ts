import type { Delivery, Envelope } from '../interactivity/deliver.ts';

/**
 * Reads an answer of the app's server. If the envelope accepts a response payload, the body of the answer is this
 * payload: JSON, or for a command also plain text.
 */
export async function readHttpAnswer(envelope: Envelope, response: Response): Promise<Delivery> {
  if (!response.ok) {
    const word = response.status >= 500 ? 'http_service_error' : 'http_client_error';
    return { kind: 'failed', word, isFinal: response.headers.get('x-slack-no-retry') === '1' };
  }
  const text = await response.text().catch(() => undefined);
  if (text === undefined) return { kind: 'timeout' };
  if (!envelope.acceptsResponsePayload || text.trim() === '') return { kind: 'acknowledged', payload: {} };
  if (response.headers.get('content-type')?.startsWith('application/json')) return jsonAnswer(text);
  return envelope.type === 'slash_commands'
    ? { kind: 'acknowledged', payload: { text } }
    : { kind: 'failed', word: 'invalid_response' };
}

function jsonAnswer(text: string): Delivery {
  try {
    return { kind: 'acknowledged', payload: JSON.parse(text) };
  } catch {
    return { kind: 'failed', word: 'invalid_response' };
  }
}
