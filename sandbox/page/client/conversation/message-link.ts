/** Says whether a click was on a link to a message of this conversation, as `chat.getPermalink` makes it. */
export function isLinkToMessageOf(channelId: string, clicked: EventTarget): boolean {
  const link = clicked instanceof Element ? clicked.closest('a') : null;
  return link !== null && URL.canParse(link.href) && new URL(link.href).pathname.startsWith(`/archives/${channelId}/p`);
}
