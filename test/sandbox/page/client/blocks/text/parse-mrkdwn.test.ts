import { describe, expect, test } from 'vitest';
import {
  type Inline,
  parseMrkdwn,
  parsePlainText,
} from '../../../../../../sandbox/page/client/blocks/text/parse-mrkdwn.ts';

/** Parses the text, and returns the result as a text with brackets, which is easy to compare. */
function seen(text: string): string {
  return parseMrkdwn(text)
    .map((part) => {
      if (part.kind === 'preformatted') return `[pre ${part.text}]`;
      const lines = part.lines.map((line) => line.map(written).join('')).join('/');
      return part.kind === 'quote' ? `[quote ${lines}]` : lines;
    })
    .join('');
}

function written(inline: Inline): string {
  switch (inline.kind) {
    case 'emoji':
    case 'text':
      return inline.text;
    case 'link':
      return `[link ${inline.href} ${inline.text}]`;
    case 'date':
      return `[date ${inline.epochSeconds} ${inline.format} ${inline.fallback}]`;
    case 'user':
    case 'channel':
    case 'usergroup':
      return `[${inline.kind} ${inline.id}]`;
    case 'code':
    case 'mention':
      return `[${inline.kind} ${inline.text}]`;
    default:
      return `[${inline.kind} ${inline.children.map(written).join('')}]`;
  }
}

describe("Slack's markup", () => {
  test.each([
    ['*bold* and _italic_ and ~gone~', '[bold bold] and [italic italic] and [strike gone]'],
    ['*bold with `code`*', '[bold bold with [code code]]'],
    ['snake_case_name and 2*3*4', 'snake_case_name and 2*3*4'],
    ['* not bold *', '* not bold *'],
    ['one\ntwo', 'one/two'],
    ['a\n&gt; said\n&gt; twice\nb', 'a[quote said/twice]b'],
    ['<https://a.example/?x=1&amp;y=2|the page>', '[link https://a.example/?x=1&y=2 the page]'],
    ['<https://a.example>', '[link https://a.example https://a.example]'],
    ['<@U1> <#C1|general> <!here>', '[user U1] [channel C1] [mention @here]'],
    ['<!date^1700000000^{date_short} {time}|then>', '[date 1700000000 {date_short} {time} then]'],
    ['太字は *これ* です', '太字は [bold これ] です'],
    ['done :white_check_mark:', 'done ✅'],
  ])('%s is parsed as %s', (text, expected) => {
    expect(seen(text)).toBe(expected);
  });

  test.each([
    'arn:aws:iam::123456789012:mfa/mfa-demo/x',
    'at 10:30:15',
    ':no_such_picture:',
    'constructor :constructor: stays',
  ])('does not change the colons of "%s"', (text) => {
    expect(seen(text)).toBe(text);
  });

  test('does not change text inside code, so that a policy can be copied', () => {
    const policy = '{"Action":"s3:*","Resource":"*"}';
    expect(seen(`\`\`\`${policy}\`\`\``)).toBe(`[pre ${policy}]`);
    expect(seen('`s3:*` and `ec2:*`')).toBe('[code s3:*] and [code ec2:*]');
  });

  test('makes no link from a `javascript:` address', () => {
    expect(seen('<javascript:alert(1)|press>')).not.toContain('[link');
  });

  test('decodes entities exactly once', () => {
    expect(seen('&lt;b&gt; &amp;lt;')).toBe('<b> &lt;');
  });

  test('plain text has emoji, but no markup', () => {
    expect(parsePlainText('*x* :tada: 10:30:15').map(written).join('')).toBe('*x* 🎉 10:30:15');
  });
});
