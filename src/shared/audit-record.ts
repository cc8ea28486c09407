/** One thing that happened, for those who must account for it. Ids and words only, never a secret. */
export interface AuditRecord {
  /** Epoch milliseconds. */
  readonly at: number;
  /** The name of the event, for example `demo-started`. */
  readonly event: string;
  readonly demoId?: string | undefined;
  readonly workspaceId?: string | undefined;
  /** Whose demo it is. */
  readonly participantId?: string | undefined;
  /** Who did it, where that is somebody else. */
  readonly byUserId?: string | undefined;
  readonly details: Readonly<Record<string, string | number>>;
  /** Of the calls to AWS that led to it. */
  readonly awsRequestIds: readonly string[];
}
