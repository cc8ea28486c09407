import { UserError } from '../errors.ts';
import type { ContextEntry } from './identities.ts';

/** A request to ask about. */
export interface Question {
  /** For example `s3:ListAllMyBuckets`. */
  readonly action: string;
  /** An ARN, or `*`. */
  readonly resource: string;
}

/** A position in a text; lines and columns count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Span {
  readonly start: Position;
  readonly end: Position;
}

export interface Simulated {
  readonly isAllowed: boolean;
  /** True if a Deny decided. */
  readonly isDeniedByName: boolean;
  /** The positions of the statements that decided. */
  readonly decidedBy: readonly Span[];
  /** Context keys that the policy tests and the request lacks. */
  readonly missingKeys: readonly string[];
}

/** Thrown when the simulator refuses the policy, the action or the resource. */
export class RefusedBySimulator extends UserError {
  override name = 'RefusedBySimulator';
  /** AWS's message, in English. */
  readonly awsSays: string;

  constructor(awsSays: string) {
    super(`AWS's policy simulator refuses the request: ${awsSays}`);
    this.awsSays = awsSays;
  }
}

/** Decides about a request as AWS does. */
export interface Simulator {
  /**
   * Asks whether a policy allows the request.
   * @throws RefusedBySimulator when it refuses the policy, the action or the resource
   */
  simulate(policyText: string, question: Question, context: readonly ContextEntry[]): Promise<Simulated>;
}
