import { useState } from 'react';
import { useTexts } from '../text/use-texts.ts';
import { type AwsFault, type FaultKind, faultKinds } from './aws-faults.ts';

const operations = [
  'CreateUser',
  'CreateVirtualMFADevice',
  'EnableMFADevice',
  'CreateAccessKey',
  'PutUserPolicy',
  'GetSessionToken',
  'ListBuckets',
  'DeleteUser',
];

/** A form for a fault of the next calls of one operation, written as a sentence with fields. */
export function FaultForm({ onOrder }: { readonly onOrder: (fault: AwsFault) => void }) {
  const texts = useTexts().faults;
  const [fault, setFault] = useState<AwsFault>({ operation: 'CreateUser', kind: 'throttling', times: 1 });
  return (
    <form
      className="fault-form"
      onSubmit={(event) => {
        event.preventDefault();
        onOrder(fault);
      }}
    >
      <span>{texts.forTheNext}</span>
      <input
        type="number"
        min="1"
        max="100"
        required
        aria-label={texts.howMany}
        value={fault.times}
        onChange={({ target }) => setFault({ ...fault, times: Number(target.value) })}
      />
      <span>{texts.callsOf}</span>
      <input
        list="aws-operations"
        pattern="\w+"
        required
        aria-label={texts.operation}
        value={fault.operation}
        onChange={({ target }) => setFault({ ...fault, operation: target.value })}
      />
      <datalist id="aws-operations">
        {operations.map((operation) => (
          <option key={operation} value={operation} />
        ))}
      </datalist>
      <select
        aria-label={texts.whatHappens}
        value={fault.kind}
        onChange={({ target }) => setFault({ ...fault, kind: target.value as FaultKind })}
      >
        {faultKinds.map((kind) => (
          <option key={kind} value={kind}>
            {texts.kinds[kind]}
          </option>
        ))}
      </select>
      <button type="submit" className="button button-default button-small">
        {texts.add}
      </button>
    </form>
  );
}
