const LOCAL_HOSTS = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Returns whether a request may act as a person or order faults. The `Host` must be this machine, because of DNS
 * rebinding. The content type of a POST must be JSON, because a page of another site can make the browser send other
 * types without a preflight request.
 */
export function isLocalRequest(request: Request): boolean {
  const host = request.headers.get('host') ?? new URL(request.url).host;
  if (!LOCAL_HOSTS.includes(host.replace(/:\d+$/, '').toLowerCase())) return false;
  return request.method !== 'POST' || (request.headers.get('content-type') ?? '').startsWith('application/json');
}
