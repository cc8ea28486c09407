/** One event in the audit trail. It holds ids and words, never a secret. */
export interface AuditRecord {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The name of the event, for example `demo-started`. */
  readonly event: string;
  readonly demoId?: string | undefined;
  readonly workspaceId?: string | undefined;
  /** The participant of the demo. */
  readonly participantId?: string | undefined;
  /** The person who caused the event, if it is not the participant. */
  readonly byUserId?: string | undefined;
  readonly details: Readonly<Record<string, string | number>>;
  /** The request ids of the AWS calls that led to the event. */
  readonly awsRequestIds: readonly string[];
}
