import { expect, test } from 'vitest';
import { messagesPage } from '../../scripts/messages/page.tsx';
import { LOCALES } from '../../src/slack/text/catalog.ts';
import { ordinaryPayloads, type Payload } from '../slack/every-payload.ts';

const page = await messagesPage();

interface Picture {
  readonly states: readonly string[];
  /** The HTML of the picture, by language. */
  readonly shown: ReadonlyMap<string, string>;
}

const pictures = page.split('<article class="pictured">').slice(1).map(readPicture);

function readPicture(html: string): Picture {
  const states = [...html.matchAll(/data-state="([^"]*)"/g)].map(([, name = '']) => decoded(name));
  const shown = html.split('<div class="shown" lang="').slice(1);
  return { states, shown: new Map(shown.map((one) => [one.slice(0, one.indexOf('"')), decoded(one)])) };
}

function decoded(html: string): string {
  const signs: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" };
  return html.replace(/&(?:amp|lt|gt|quot|#x27);/g, (sign) => signs[sign] ?? sign);
}

/** Returns a text of the payload that must be visible in its picture. */
function signOf({ kind, body }: Payload): string {
  if (kind === 'message') return body.text;
  const { title, blocks } = body as { title?: { text: string }; blocks: { text?: { text: string } }[] };
  return title?.text ?? blocks.find(({ text }) => text)?.text?.text ?? '';
}

test.each(LOCALES)('each ordinary message, window and App Home is drawn once in %s', (locale) => {
  const payloads = ordinaryPayloads(locale);
  expect(payloads.length).toBeGreaterThan(400);
  expect(new Set(payloads.map(({ name }) => name)).size).toBe(payloads.length);
  for (const payload of payloads) {
    const its = pictures.filter(({ states }) => states.includes(payload.name));
    expect([payload.name, its.map(({ shown }) => [...shown.keys()])]).toEqual([payload.name, [LOCALES]]);
    expect([payload.name, its[0]?.shown.get(locale)?.includes(signOf(payload))]).toEqual([payload.name, true]);
  }
});

test('the page of all messages uses the components of the sandbox page, and needs no other file', () => {
  expect(page).toContain('class="modal-foot"');
  expect(page).toContain('class="field-hint"');
  expect(page).toMatch(/prefers-reduced-motion/);
  expect(page).not.toMatch(/class="unknown"|class="picture-missing"|<script|src="\//);
});

test('the index of the page links to every section, for example to the form `enrollment` and to all sentences', () => {
  const anchors = [...page.matchAll(/href="#([^"]+)"/g)].map(([, anchor]) => anchor);
  const sections = [...page.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id);
  expect(anchors.toSorted()).toEqual(sections.toSorted());
  expect(sections).toEqual(
    expect.arrayContaining([
      'homeView',
      'progressMessage',
      'form-enrollment',
      'form-mfa-age-session-code',
      'sentences',
    ]),
  );
  expect(page).toContain('data-sentence="sessionToken.compare"');
});
