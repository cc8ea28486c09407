import { UserError } from '../errors.ts';
import type { ContextEntry } from './identities.ts';

/** A request that is asked about. */
export interface Question {
  /** For example `s3:ListAllMyBuckets`. */
  readonly action: string;
  /** An ARN, or `*`. */
  readonly resource: string;
}

/** A place in a text; lines and columns count from 1. */
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
  /** Whether a Deny decided. */
  readonly isDeniedByName: boolean;
  /** Where the statements are that decided. */
  readonly decidedBy: readonly Span[];
  /** Keys that the policy asks for and the context does not have. */
  readonly missingKeys: readonly string[];
}

/** The simulator does not take the policy, the action or the resource. */
export class RefusedBySimulator extends UserError {
  override name = 'RefusedBySimulator';
  /** AWS's words, in English. */
  readonly awsSays: string;

  constructor(awsSays: string) {
    super(`The policy simulator of AWS refuses it: ${awsSays}`);
    this.awsSays = awsSays;
  }
}

/** Something that decides as AWS does. */
export interface Simulator {
  /** @throws RefusedBySimulator when it refuses the policy, the action or the resource */
  simulate(policyText: string, question: Question, context: readonly ContextEntry[]): Promise<Simulated>;
}
