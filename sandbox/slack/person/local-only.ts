const LOCAL_HOSTS = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Returns whether a request may act as a person. It must be for this machine, because of DNS rebinding. A body must be
 * declared as JSON, because a browser sends other bodies across sites without a preflight request.
 */
export function isLocalRequest(request: Request): boolean {
  const host = request.headers.get('host') ?? new URL(request.url).host;
  if (!LOCAL_HOSTS.includes(host.replace(/:\d+$/, '').toLowerCase())) return false;
  return request.method !== 'POST' || (request.headers.get('content-type') ?? '').startsWith('application/json');
}
