type Variables = Readonly<Record<string, string | undefined>>;

/** As Kubernetes and Docker links write the address of a service. */
const SERVICE_ADDRESS = /^(?:tcp|udp|sctp):\/\/\S+$/;
const SERVICE_NAMES = /_SERVICE_(?:HOST|PORT(?:_\w+)?)$|_PORT_\d+_(?:TCP|UDP|SCTP)(?:_\w+)?$/;

/** Whether a variable only says where a service of the cluster is: Kubernetes sets some for each service of a namespace. */
export function isServiceLink(name: string, value: string | undefined): boolean {
  return SERVICE_NAMES.test(name) || (/(?:^|_)PORT$/.test(name) && SERVICE_ADDRESS.test(value ?? ''));
}

/** Passes over what a service of the cluster has written in place of a setting, for example OPS_PORT for a service named ops. */
export function withoutServiceLinks(
  variables: Variables,
  names: readonly string[],
): { variables: Variables; warnings: string[] } {
  const linked = names.filter((name) => isServiceLink(name, variables[name]));
  const warnings = linked.map(
    (name) => `${name} was written by a service of the cluster and is passed over: set enableServiceLinks to false`,
  );
  const dropped = Object.fromEntries(linked.map((name) => [name, undefined]));
  return { variables: { ...variables, ...dropped }, warnings };
}
