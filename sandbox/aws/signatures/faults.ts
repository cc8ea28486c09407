import type { ServiceName } from '../request/service-name.ts';
import type { SignatureFaults } from './fault-types.ts';
import { queryFaults } from './query-faults.ts';
import { s3Faults } from './s3-faults.ts';

export const signatureFaults: Readonly<Record<ServiceName, SignatureFaults>> = {
  iam: queryFaults,
  sts: queryFaults,
  s3: s3Faults,
};
