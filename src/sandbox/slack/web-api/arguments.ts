import { refuse } from '../refusal.ts';

export type Arguments = Record<string, unknown>;

/**
 * Reads a call's arguments from the query and a form, multipart or JSON body.
 * @throws SlackRefusal `invalid_json`, `json_not_object`, `invalid_form_data` or `invalid_post_type`.
 */
export async function readArguments(request: Request): Promise<Arguments> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  if (request.method === 'GET') return query;
  return { ...query, ...(await readBody(request)) };
}

async function readBody(request: Request): Promise<Arguments> {
  const contentType = (request.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  if (contentType === 'application/json') return jsonObject(await request.text());
  if (contentType === 'application/x-www-form-urlencoded') {
    return Object.fromEntries(new URLSearchParams(await request.text()));
  }
  if (contentType === 'multipart/form-data') return multipart(request);
  const text = await request.text();
  return text === '' ? {} : refuse(contentType === '' ? 'missing_post_type' : 'invalid_post_type');
}

function jsonObject(text: string): Arguments {
  if (text === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('invalid_json');
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Arguments)
    : refuse('json_not_object');
}

async function multipart(request: Request): Promise<Arguments> {
  try {
    return Object.fromEntries(await request.formData());
  } catch {
    return refuse('invalid_form_data');
  }
}
