import { useTexts } from '../text/use-texts.ts';
import { FaultForm } from './fault-form.tsx';
import { SelectRow } from './switch-row.tsx';
import type { SwitchBoard } from './use-switches.ts';

const throttles = [10, 5, 2, 1] as const;
const offsetMinutes = [-10, -1, 0, 1, 10] as const;

export function AwsSwitches({ board }: { readonly board: SwitchBoard }) {
  const { faults: texts, phone } = useTexts();
  const offsetWords = (minutes: number) => {
    if (minutes === 0) return phone.clockRight;
    const size = phone.minutes(Math.abs(minutes));
    return minutes < 0 ? phone.behind(size) : phone.ahead(size);
  };
  return (
    <fieldset className="switch-group">
      <legend>{texts.aws}</legend>
      <SelectRow<number | null>
        title={texts.throttling}
        about={texts.throttlingAbout}
        value={board.throttlePerSecond}
        options={[
          { value: null, label: texts.off },
          ...throttles.map((value) => ({ value, label: texts.perSecond(value) })),
        ]}
        onChange={(perSecond) => void board.setThrottle(perSecond)}
      />
      <SelectRow
        title={texts.awsClock}
        about={texts.awsClockAbout}
        value={board.clockOffsetSeconds}
        options={offsetMinutes.map((minutes) => ({ value: minutes * 60, label: offsetWords(minutes) }))}
        onChange={(seconds) => void board.setClock(seconds)}
      />
      <FaultForm onOrder={(fault) => void board.orderFault(fault)} />
    </fieldset>
  );
}
