import pc from 'picocolors';
import type { Person } from '../person/person.ts';
import { messageText, textOf } from '../person/read-screen.ts';
import { withEmoji } from '../slack/emoji.ts';
import type { Screen } from '../slack/person/types.ts';

export interface Narrator {
  says(line: string): void;
  nextCode(): Promise<string>;
}

/** Prints what appears on the person's screen, each line once, and what the person does. */
export function createNarrator(ana: Person, name: string, out: NodeJS.WriteStream): Narrator {
  const printed = new Map<string, Set<string>>();
  const print = (line: string) => void out.write(`${clearOf(out)}${line}\n`);

  const printNew = (key: string, speaker: string, text: string) => {
    const known = printed.get(key) ?? new Set();
    printed.set(key, known);
    const fresh = text.split('\n').filter((line) => line.trim() !== '' && !known.has(line));
    for (const [index, line] of fresh.entries()) {
      known.add(line);
      print(`${index === 0 ? speaker : ' '.repeat(SPEAKER_WIDTH)} ${readable(line)}`);
    }
  };
  const look = (screen: Screen) => {
    for (const { channelId, messages } of screen.conversations) {
      for (const message of messages) {
        if (message.isFromApp)
          printNew(`${channelId}/${message.ts}`, speakerOf(APP_NAME, pc.cyan), messageText(message));
      }
    }
    for (const modal of screen.modals) {
      const text = [`[${modal.title}]`, textOf(modal.blocks), ...Object.values(modal.errors)].join('\n');
      printNew(modal.viewId, speakerOf('form', pc.magenta), text);
    }
    for (const notice of screen.notices) printNew(notice.id, speakerOf('Slack', pc.yellow), notice.text);
  };
  ana.onChange(look);
  look(ana.screen());

  return {
    says: (line) => print(`${speakerOf(name, pc.green)} ${line}`),
    nextCode: () => ana.phone.nextCode((seconds) => showWait(out, seconds)),
  };
}

const APP_NAME = 'MFA Demo';
const SPEAKER_WIDTH = 9;

function speakerOf(name: string, colour: (text: string) => string): string {
  return colour(name.padEnd(SPEAKER_WIDTH));
}

/** In a terminal one line counts down; elsewhere a line every ten seconds. */
function showWait(out: NodeJS.WriteStream, seconds: number): void {
  const text = `${' '.repeat(SPEAKER_WIDTH)} ... the phone shows the next code in ${seconds} s`;
  if (out.isTTY) out.write(`${clearOf(out)}${pc.dim(text)}`);
  else if (seconds % 10 === 0) out.write(`${text}\n`);
}

function clearOf(out: NodeJS.WriteStream): string {
  return out.isTTY ? '\r\u001B[K' : '';
}

/** Slack's markup, as plain as a terminal wants it. The bot mentions nobody but itself. */
function readable(line: string): string {
  return withEmoji(line)
    .replace(/<!date\^\d+\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<[@#]([A-Z0-9]+)(?:\|([^>]*))?>/g, (_match, _id: string, label?: string) => label ?? `@${APP_NAME}`)
    .replace(/\*([^*]+)\*/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
