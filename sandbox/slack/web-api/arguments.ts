import { refuse } from '../refusal.ts';

export type Arguments = Record<string, unknown>;

const FORM = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data';
const CHARSETS: readonly string[] = ['utf-8', 'iso-8859-1'];

/**
 * Reads a call's arguments from the query and a form, multipart or JSON body.
 * @param isJsonRead whether the method reads JSON; if not, a JSON body is ignored
 * @throws SlackRefusal `invalid_json`, `json_not_object`, `invalid_form_data`, `missing_post_type`,
 * `invalid_post_type`, `invalid_charset` or `invalid_arg_name`, as every method's page lists them
 */
export async function readArguments(request: Request, isJsonRead = true): Promise<Arguments> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const given = request.method === 'GET' ? query : { ...query, ...(await readBody(request, isJsonRead)) };
  return Object.keys(given).every((name) => /^\w{1,255}$/.test(name)) ? given : refuse('invalid_arg_name');
}

/**
 * Returns Slack's warnings about the charset: the content type of a JSON body should name a charset, and the content
 * type of a form should not (listed on every method's page, for example
 * docs.slack.dev/reference/methods/chat.postMessage).
 */
export function charsetWarnings(request: Request): string[] {
  const { contentType, charset } = contentTypeOf(request);
  if (request.method === 'GET' || contentType === '') return [];
  const isForm = [FORM, MULTIPART].includes(contentType);
  if (isForm) return charset === undefined ? [] : ['superfluous_charset'];
  return charset === undefined ? ['missing_charset'] : [];
}

function contentTypeOf(request: Request): { readonly contentType: string; readonly charset: string | undefined } {
  const [type = '', ...parameters] = (request.headers.get('content-type') ?? '').toLowerCase().split(';');
  return { contentType: type.trim(), charset: parameters.join(';').match(/charset="?([\w-]+)/)?.[1] };
}

async function readBody(request: Request, isJsonRead: boolean): Promise<Arguments> {
  const { contentType, charset = 'utf-8' } = contentTypeOf(request);
  if (!CHARSETS.includes(charset)) return refuse('invalid_charset');
  if (contentType === 'application/json') return isJsonRead ? jsonObject(await request.text()) : {};
  if (contentType === FORM) return Object.fromEntries(new URLSearchParams(await request.text()));
  if (contentType === MULTIPART) return multipart(request);
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
