import type { Events } from '../scenario/ports/events.ts';
import type { AwsCall } from '../shared/aws-call.ts';
import { createHub, type Hub } from '../shared/hub.ts';

/**
 * Everything that the parts of the bot report to operators: what happens to demos, each call to AWS, each
 * acknowledgement to Slack.
 */
export interface Signals extends Events {
  awsCalled(call: AwsCall): void;
  /** @param seconds from the arrival of the envelope to its acknowledgement */
  slackAcknowledged(kind: string, seconds: number): void;
}

const NAMES: Readonly<Record<keyof Signals, true>> = {
  demoPrepared: true,
  demoStarted: true,
  stageEntered: true,
  stepFinished: true,
  codesRefused: true,
  proofTaken: true,
  demoEnding: true,
  demoEnded: true,
  demoStuck: true,
  orphanSwept: true,
  sweepFinished: true,
  cleanupBegun: true,
  workshopOpened: true,
  workshopEnded: true,
  jobRetried: true,
  bug: true,
  awsCalled: true,
  slackAcknowledged: true,
};

/**
 * Creates the signals. They must exist before the parts that use them. Each listener subscribes when it is built.
 * @param onFailure called when a listener throws
 */
export function createSignals(onFailure: (error: unknown) => void): Hub<Signals> {
  return createHub<Signals>(NAMES, onFailure);
}
