type Variables = Readonly<Record<string, string | undefined>>;

/** The form in which Kubernetes and Docker links write the address of a service. */
const SERVICE_ADDRESS = /^(?:tcp|udp|sctp):\/\/\S+$/;
const SERVICE_NAMES = /_SERVICE_(?:HOST|PORT(?:_\w+)?)$|_PORT_\d+_(?:TCP|UDP|SCTP)(?:_\w+)?$/;

/**
 * Returns true if the variable looks as if Kubernetes has set it to the address of a service. Kubernetes sets several
 * variables for each service of the namespace.
 */
export function isServiceLink(name: string, value: string | undefined): boolean {
  return SERVICE_NAMES.test(name) || (/(?:^|_)PORT$/.test(name) && SERVICE_ADDRESS.test(value ?? ''));
}

/**
 * Ignores settings that Kubernetes has overwritten with the address of a service, for example OPS_PORT for a service
 * named ops.
 */
export function withoutServiceLinks(
  variables: Variables,
  names: readonly string[],
): { variables: Variables; warnings: string[] } {
  const linked = names.filter((name) => isServiceLink(name, variables[name]));
  const warnings = linked.map(
    (name) =>
      `${name} contains the address of a Kubernetes service, so the bot ignores it: set enableServiceLinks to false`,
  );
  const dropped = Object.fromEntries(linked.map((name) => [name, undefined]));
  return { variables: { ...variables, ...dropped }, warnings };
}
