import type { Person } from '../../../sandbox/person/person.ts';
import { findButton, topModal } from '../../../sandbox/person/read-screen.ts';
import { BLOCKS } from '../../../src/slack/ids.ts';
import type { Part } from './part.ts';

const TRY = 'Try it in AWS';
const REPORT = 'S3 listed the buckets without MFA';

/**
 * Plays a policy check: an admin checks an example policy in the simulator, tries it in AWS, and reads the answers of
 * S3.
 */
export function createCheckPart(person: Person): Part {
  let starts = 0;
  let sawReport = false;
  const asks = () => person.types('/mfa-demo check');
  return {
    start: asks,
    inviting(screen) {
      sawReport ||= person.text().includes(REPORT);
      const modal = topModal(screen);
      if (modal?.state !== 'open') return undefined;
      if (modal.callbackId === 'check') {
        const values = {
          [BLOCKS.checkPattern]: { value: 'deny-bool' },
          [BLOCKS.checkAction]: { value: 's3:ListAllMyBuckets' },
          [BLOCKS.checkResource]: { value: '*' },
        };
        return () => person.client.submits({ viewId: modal.viewId, values });
      }
      if (findButton(modal.blocks, TRY)) {
        return () => {
          starts += 1;
          return person.clicks(TRY);
        };
      }
      return JSON.stringify(modal.blocks).includes('hourglass') ? undefined : person.closesModal;
    },
    get sawReport() {
      return sawReport;
    },
    get starts() {
      return Math.max(1, starts);
    },
    pairsTyped: 0,
    singlesTyped: 0,
  };
}
