const RADIUS = 23;
const LENGTH = 2 * Math.PI * RADIUS;
const SOON_SECONDS = 5;

/** A ring with the seconds until the next code. It is hidden from screen readers, which would speak every second. */
export function CountdownRing(props: { readonly secondsLeft: number; readonly periodSeconds: number }) {
  const { secondsLeft, periodSeconds } = props;
  return (
    <svg
      className="ring"
      data-soon={secondsLeft <= SOON_SECONDS || undefined}
      width="54"
      height="54"
      viewBox="0 0 54 54"
      aria-hidden="true"
    >
      <circle className="ring-track" cx="27" cy="27" r={RADIUS} />
      <circle
        className="ring-left"
        cx="27"
        cy="27"
        r={RADIUS}
        strokeDasharray={LENGTH}
        strokeDashoffset={LENGTH * (1 - secondsLeft / periodSeconds)}
        transform="rotate(-90 27 27)"
      />
      <text x="27" y="34" textAnchor="middle">
        {secondsLeft}
      </text>
    </svg>
  );
}
