import { useStickToBottom } from '../conversation/use-stick-to-bottom.ts';
import { useTexts } from '../text/use-texts.ts';

interface StickListProps {
  readonly label: string;
  readonly children: React.ReactNode;
}

/** A list with the newest entry at the bottom. It stays scrolled to the bottom until the person scrolls up. */
export function StickList({ label, children }: StickListProps) {
  const { scroller, content, isAway, goToBottom } = useStickToBottom();
  const texts = useTexts().tools;
  return (
    <div className="stick-list">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable with the keyboard */}
      <section className="stick-scroll" ref={scroller} tabIndex={0} aria-label={label}>
        <div ref={content}>{children}</div>
      </section>
      {isAway && (
        <button type="button" className="to-bottom" onClick={goToBottom}>
          {texts.newest}
        </button>
      )}
    </div>
  );
}
