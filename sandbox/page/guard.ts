import type { MiddlewareHandler } from 'hono';

const localNames = new Set(['127.0.0.1', 'localhost']);

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // An app can have a picture (`icon_url`) on another server or on this machine.
  "img-src 'self' blob: https: http://127.0.0.1:* http://localhost:*",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Refuses a request whose `Host` is not 127.0.0.1 or localhost (against DNS rebinding), or whose `Origin` is not the
 * address of this page. A request without `Origin` is accepted.
 */
export const guardLocal: MiddlewareHandler = async (context, next) => {
  const host = context.req.header('host') ?? '';
  if (!localNames.has(host.replace(/:\d+$/, ''))) return context.text('Open this page as http://127.0.0.1\n', 403);
  const origin = context.req.header('origin');
  if (origin !== undefined && origin !== `http://${host}`) return context.text('The Origin is not this page\n', 403);
  await next();
  return undefined;
};

/**
 * Sets the security headers. The page can load and call only its own server. Only pictures can also come from https
 * servers, from this machine, or from the browser itself (`blob:`).
 */
export const secureHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('Content-Security-Policy', contentSecurityPolicy);
  context.header('X-Content-Type-Options', 'nosniff');
  context.header('Referrer-Policy', 'no-referrer');
  context.header('Cache-Control', 'no-store');
};
