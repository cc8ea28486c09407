import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Delivery, Envelope } from '../interactivity/deliver.ts';

/**
 * Called for every acknowledgement that arrives in time, except for those of events about actions of the app.
 * @param millis how long the acknowledgement took
 */
export type OnAck = (millis: number, envelopeType: string) => void;

const ackSchema = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

interface Waiting {
  /** The connection over which the envelope was sent. */
  readonly over: object;
  settle(delivery: Delivery): void;
}

/** Envelopes that wait for their acknowledgement. */
export class PendingAcks {
  readonly #waiting = new Map<string, Waiting>();
  readonly #onAck: OnAck | undefined;

  constructor(onAck?: OnAck) {
    this.#onAck = onAck;
  }

  /**
   * Starts to wait for an acknowledgement. The time counts from this call, so the envelope must be sent directly after
   * it.
   */
  expect(
    { type, isEcho }: Envelope,
    limitMs: number,
    over: object,
  ): { envelopeId: string; delivery: Promise<Delivery> } {
    const envelopeId = randomUUID();
    const sentAt = performance.now();
    const delivery = new Promise<Delivery>((resolve) => {
      const timer = setTimeout(() => this.#settle(envelopeId, { kind: 'timeout' }), limitMs);
      const settle = (settled: Delivery) => {
        clearTimeout(timer);
        if (settled.kind === 'acknowledged' && !isEcho) this.#onAck?.(performance.now() - sentAt, type);
        resolve(settled);
      };
      this.#waiting.set(envelopeId, { over, settle });
    });
    return { envelopeId, delivery };
  }

  /** Reads a frame from the app. Ignores everything but the first acknowledgement in time. */
  receive(text: string): void {
    const ack = ackSchema.safeParse(parsed(text));
    if (ack.success) this.#settle(ack.data.envelope_id, { kind: 'acknowledged', payload: ack.data.payload ?? {} });
  }

  /** Ends the wait for all envelopes that were sent over this connection, because it has closed. */
  lose(over: object): void {
    for (const [envelopeId, waiting] of this.#waiting) {
      if (waiting.over === over) this.#settle(envelopeId, { kind: 'failed', word: 'dispatch_failed' });
    }
  }

  giveUp(): void {
    for (const envelopeId of [...this.#waiting.keys()]) this.#settle(envelopeId, { kind: 'timeout' });
  }

  #settle(envelopeId: string, delivery: Delivery): void {
    this.#waiting.get(envelopeId)?.settle(delivery);
    this.#waiting.delete(envelopeId);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
