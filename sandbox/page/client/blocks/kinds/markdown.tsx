import { Mrkdwn } from '../text/text.tsx';

/** The markdown block: its commonest marks, in the words of Slack's own markup. */
export function Markdown({ text }: { readonly text: string }) {
  return <Mrkdwn text={mrkdwnOf(text)} />;
}

function mrkdwnOf(markdown: string): string {
  return markdown
    .replace(/^#{1,6}\s+(.+)$/gm, '*$1*')
    .replace(/\*\*([^*\n]+)\*\*/g, '*$1*')
    .replace(/~~([^~\n]+)~~/g, '~$1~')
    .replace(/^(\s*)[-*]\s+/gm, '$1• ')
    .replace(/\[([^\]\n]+)\]\((https?:[^)\s]+)\)/g, '<$2|$1>');
}
