import type { MiddlewareHandler } from 'hono';

const localNames = new Set(['127.0.0.1', 'localhost']);

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // An app may give itself a picture (`icon_url`) that lies somewhere else, for example on this machine.
  "img-src 'self' blob: https: http://127.0.0.1:* http://localhost:*",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Refuses what does not come from a page on this machine: another host name (DNS rebinding),
 * or another site's page calling us (its `Origin` gives it away).
 */
export const guardLocal: MiddlewareHandler = async (context, next) => {
  const host = context.req.header('host') ?? '';
  if (!localNames.has(host.replace(/:\d+$/, ''))) return context.text('Open this page as http://127.0.0.1\n', 403);
  const origin = context.req.header('origin');
  if (origin !== undefined && origin !== `http://${host}`) return context.text('Not from this page\n', 403);
  await next();
  return undefined;
};

/** The page may load and call only itself. Only pictures may come from elsewhere or be made in the browser. */
export const secureHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  context.header('Content-Security-Policy', contentSecurityPolicy);
  context.header('X-Content-Type-Options', 'nosniff');
  context.header('Referrer-Policy', 'no-referrer');
  context.header('Cache-Control', 'no-store');
};
