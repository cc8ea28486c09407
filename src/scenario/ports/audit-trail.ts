import type { AuditRecord } from '../../shared/audit-record.ts';

/** Keeps what happened for 90 days. */
export interface AuditTrail {
  /** Throws UpstreamError when it could not be kept. */
  append(record: AuditRecord): Promise<void>;
  /** Oldest first. @param since epoch milliseconds */
  read(since: number): AsyncIterable<AuditRecord>;
}
