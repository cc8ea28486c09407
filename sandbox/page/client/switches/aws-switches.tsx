import { useState } from 'react';
import { type AwsFault, type FaultKind, faultKinds } from './aws-faults.ts';
import { SelectRow } from './switch-row.tsx';
import type { SwitchBoard } from './use-switches.ts';

const throttles = [
  { value: null, label: 'off' },
  ...[10, 5, 2, 1].map((value) => ({ value, label: `${value} a second` })),
];
const offsets = [
  { value: -600, label: '10 min behind' },
  { value: -60, label: '1 min behind' },
  { value: 0, label: 'right' },
  { value: 60, label: '1 min ahead' },
  { value: 600, label: '10 min ahead' },
];

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

export function AwsSwitches({ board }: { readonly board: SwitchBoard }) {
  return (
    <fieldset className="switch-group">
      <legend>AWS</legend>
      <SelectRow<number | null>
        title="Throttling"
        about="More calls of one operation than this are refused."
        value={board.throttlePerSecond}
        options={throttles}
        onChange={(perSecond) => void board.setThrottle(perSecond)}
      />
      <SelectRow
        title="AWS’s clock"
        about="Codes, signatures and sessions are judged by it."
        value={board.clockOffsetSeconds}
        options={offsets}
        onChange={(seconds) => void board.setClock(seconds)}
      />
      <FaultForm onOrder={(fault) => void board.orderFault(fault)} />
    </fieldset>
  );
}

function FaultForm({ onOrder }: { readonly onOrder: (fault: AwsFault) => void }) {
  const [fault, setFault] = useState<AwsFault>({ operation: 'CreateUser', kind: 'throttling', times: 1 });
  return (
    <form
      className="fault-form"
      onSubmit={(event) => {
        event.preventDefault();
        onOrder(fault);
      }}
    >
      <span className="fault-form-words">The next</span>
      <input
        type="number"
        min="1"
        max="100"
        required
        aria-label="How many calls"
        value={fault.times}
        onChange={({ target }) => setFault({ ...fault, times: Number(target.value) })}
      />
      <input
        list="aws-operations"
        pattern="\w+"
        required
        aria-label="Operation"
        value={fault.operation}
        onChange={({ target }) => setFault({ ...fault, operation: target.value })}
      />
      <datalist id="aws-operations">
        {operations.map((operation) => (
          <option key={operation} value={operation} />
        ))}
      </datalist>
      <select
        aria-label="What happens"
        value={fault.kind}
        onChange={({ target }) => setFault({ ...fault, kind: target.value as FaultKind })}
      >
        {Object.entries(faultKinds).map(([kind, words]) => (
          <option key={kind} value={kind}>
            {words}
          </option>
        ))}
      </select>
      <button type="submit" className="button button-default button-small">
        Add
      </button>
    </form>
  );
}
