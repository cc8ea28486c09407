const RADIUS = 15;
const LENGTH = 2 * Math.PI * RADIUS;
const SOON_SECONDS = 5;

/** A ring that empties until the next code. Not read aloud: it would speak every second. */
export function CountdownRing(props: { readonly secondsLeft: number; readonly periodSeconds: number }) {
  const { secondsLeft, periodSeconds } = props;
  return (
    <svg
      className="ring"
      data-soon={secondsLeft <= SOON_SECONDS || undefined}
      width="40"
      height="40"
      viewBox="0 0 40 40"
      aria-hidden="true"
    >
      <circle className="ring-track" cx="20" cy="20" r={RADIUS} />
      <circle
        className="ring-left"
        cx="20"
        cy="20"
        r={RADIUS}
        strokeDasharray={LENGTH}
        strokeDashoffset={LENGTH * (1 - secondsLeft / periodSeconds)}
        transform="rotate(-90 20 20)"
      />
      <text x="20" y="24.5" textAnchor="middle">
        {secondsLeft}
      </text>
    </svg>
  );
}
