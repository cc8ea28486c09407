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
    let before = { top: 0, height: 0 };
    const look = () => {
      before = { top: list.scrollTop, height: list.scrollHeight };
    };
    const isAtEnd = () => list.scrollHeight - list.scrollTop - list.clientHeight <= NEAR_PX;
    const note = () => {
      const isNear = isAtEnd();
      // Only the person can scroll away from the end. Content that grows (a picture loads), or shrinks and grows again,
      // keeps the end in sight.
      const isUpwards = list.scrollTop < before.top && list.scrollHeight === before.height;
      if (isNear || isUpwards) isAwayNow.current = !isNear;
      look();
      setAway(isAwayNow.current);
    };
    // A `<details>` that opens grows below its summary, and the person wants to keep the summary in sight.
    const foldOut = ({ target }: Event) => {
      if (!(target instanceof Element) || !target.closest('summary')) return;
      isAwayNow.current = true;
    };
    const follow = new ResizeObserver(() => {
      if (isAwayNow.current && !isAtEnd()) return setAway(true);
      isAwayNow.current = false;
      setAway(false);
      goToBottom();
      look();
    });
    follow.observe(content.current);
    follow.observe(list);
    list.addEventListener('scroll', note, { passive: true });
    list.addEventListener('click', foldOut);
    return () => {
      follow.disconnect();
      list.removeEventListener('scroll', note);
      list.removeEventListener('click', foldOut);
    };
  }, [goToBottom]);

  return { scroller, content, isAway, goToBottom };
}
