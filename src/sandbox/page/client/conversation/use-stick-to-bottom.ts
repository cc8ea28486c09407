import { useCallback, useEffect, useRef, useState } from 'react';

const NEAR_PX = 60;

/** Keeps a scrolling list at its end while its content grows, unless the person has scrolled up to read. */
export function useStickToBottom() {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const isAwayNow = useRef(false);
  const [isAway, setAway] = useState(false);

  const goToBottom = useCallback(() => {
    const list = scroller.current;
    if (list) list.scrollTop = list.scrollHeight;
  }, []);

  useEffect(() => {
    const list = scroller.current;
    if (!list || !content.current) return;
    let before = 0;
    const note = () => {
      const isNear = list.scrollHeight - list.scrollTop - list.clientHeight <= NEAR_PX;
      // Only a scroll upwards leaves the end: content that grows below (a picture that loads) does not.
      if (isNear || list.scrollTop < before) isAwayNow.current = !isNear;
      before = list.scrollTop;
      setAway(isAwayNow.current);
    };
    const follow = new ResizeObserver(() => {
      if (!isAwayNow.current) goToBottom();
    });
    follow.observe(content.current);
    follow.observe(list);
    list.addEventListener('scroll', note, { passive: true });
    return () => {
      follow.disconnect();
      list.removeEventListener('scroll', note);
    };
  }, [goToBottom]);

  return { scroller, content, isAway, goToBottom };
}
