const LOCAL_HOSTS = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Whether a request may play a person. Pages of other sites must not: a rebound name shows in `Host`, and a
 * body that is not declared as JSON can be posted across sites without asking first.
 */
export function isLocalRequest(request: Request): boolean {
  const host = request.headers.get('host') ?? new URL(request.url).host;
  if (!LOCAL_HOSTS.includes(host.replace(/:\d+$/, '').toLowerCase())) return false;
  return request.method !== 'POST' || (request.headers.get('content-type') ?? '').startsWith('application/json');
}
