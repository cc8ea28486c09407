/** One event in the audit trail. It holds ids and words, never a secret. */
export interface AuditRecord {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The name of the event, for example `demo-started`. */
  readonly event: string;
  readonly demoId?: string | undefined;
  readonly workspaceId?: string | undefined;
  /** Whose demo it is. */
  readonly participantId?: string | undefined;
  /** The person who did it, if that is not the participant. */
  readonly byUserId?: string | undefined;
  readonly details: Readonly<Record<string, string | number>>;
  /** The request ids of the AWS calls that led to the event. */
  readonly awsRequestIds: readonly string[];
}
