import type { AuditRecord } from '../../shared/audit-record.ts';

/** Keeps audit records for 90 days. */
export interface AuditTrail {
  /** Adds a record. @throws UpstreamError when it could not be stored */
  append(record: AuditRecord): Promise<void>;
  /** Returns the records, oldest first. @param since epoch milliseconds */
  read(since: number): AsyncIterable<AuditRecord>;
}
