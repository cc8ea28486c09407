import { refuse } from '../refusal.ts';

export type Arguments = Record<string, unknown>;

const CHARSETS: readonly string[] = ['utf-8', 'iso-8859-1'];

/**
 * Reads a call's arguments from the query and a form, multipart or JSON body.
 * @throws SlackRefusal `invalid_json`, `json_not_object`, `invalid_form_data`, `invalid_post_type`, `invalid_charset` or
 * `invalid_arg_name`, as every method's page lists them.
 */
export async function readArguments(request: Request): Promise<Arguments> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const given = request.method === 'GET' ? query : { ...query, ...(await readBody(request)) };
  return Object.keys(given).every((name) => /^\w{1,255}$/.test(name)) ? given : refuse('invalid_arg_name');
}

async function readBody(request: Request): Promise<Arguments> {
  const [type = '', ...parameters] = (request.headers.get('content-type') ?? '').toLowerCase().split(';');
  const contentType = type.trim();
  const charset = parameters.join(';').match(/charset="?([\w-]+)/)?.[1] ?? 'utf-8';
  if (!CHARSETS.includes(charset)) return refuse('invalid_charset');
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
