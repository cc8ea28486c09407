export type Json = Record<string, unknown>;

export function plain(text: string): Json {
  return { type: 'plain_text', text };
}

export function mrkdwn(text: string): Json {
  return { type: 'mrkdwn', text };
}

export function button(more: Json = {}): Json {
  return { type: 'button', action_id: 'go', text: plain('Go'), ...more };
}

export function option(value: string, more: Json = {}): Json {
  return { text: plain(value), value, ...more };
}

export function times<Item>(count: number, make: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

export function modal(more: Json = {}): Json {
  return { type: 'modal', title: plain('Title'), blocks: [{ type: 'divider' }], ...more };
}
