import { useId } from 'react';

interface SwitchRowProps {
  readonly title: string;
  readonly about: string;
  /** Draws the control with this id and description. */
  readonly draw: (names: { readonly id: string; readonly describedBy: string }) => React.ReactNode;
}

export function SwitchRow({ title, about, draw }: SwitchRowProps) {
  const id = useId();
  return (
    <div className="switch-row">
      <div>
        <label htmlFor={id}>{title}</label>
        <p className="soft" id={`${id}-about`}>
          {about}
        </p>
      </div>
      {draw({ id, describedBy: `${id}-about` })}
    </div>
  );
}

interface ToggleProps {
  readonly title: string;
  readonly about: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export function Toggle({ title, about, isOn, onChange }: ToggleProps) {
  return (
    <SwitchRow
      title={title}
      about={about}
      draw={({ id, describedBy }) => (
        <input
          className="toggle"
          type="checkbox"
          role="switch"
          id={id}
          aria-describedby={describedBy}
          aria-checked={isOn}
          checked={isOn}
          onChange={({ target }) => onChange(target.checked)}
        />
      )}
    />
  );
}

interface SelectRowProps<T> {
  readonly title: string;
  readonly about: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

/** A menu of some values. If the current value is not one of them, the menu shows it too. */
export function SelectRow<T extends number | null>(props: SelectRowProps<T>) {
  const { title, about, value, options, onChange } = props;
  const isKnown = options.some((option) => option.value === value);
  const all = isKnown ? options : [...options, { value, label: String(value) }];
  return (
    <SwitchRow
      title={title}
      about={about}
      draw={({ id, describedBy }) => (
        <select
          id={id}
          aria-describedby={describedBy}
          value={String(value)}
          onChange={({ target }) => onChange(all.find((option) => String(option.value) === target.value)!.value)}
        >
          {all.map((option) => (
            <option key={String(option.value)} value={String(option.value)}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    />
  );
}
