/** The parts of package-lock.json (version 3) that are used here. */
export interface Lockfile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
}

interface ProductionPackage extends LockedPackage {
  /** The package's folder, for example `node_modules/zod`. */
  readonly path: string;
}

/** SPDX ids of licences that require no more than a notice. If you decide to allow another licence, add it here. */
export const allowed: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  // A licence for fonts. It requires that a changed font gets another name; https://openfontlicense.org.
  'OFL-1.1',
];

/**
 * Returns every package of a deployment, with the licence that the package itself names.
 * @param manifestOf returns the text of the package.json in a folder; may throw for an optional package of another
 * platform, for which the licence in the lockfile is used
 * @throws Error if `manifestOf` throws for a package that is not optional
 */
export function productionPackages(lockfile: Lockfile, manifestOf: (path: string) => string): ProductionPackage[] {
  return Object.entries(lockfile.packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, locked]) => {
      const license = namedLicence(path, locked, manifestOf);
      return { ...locked, path, ...(license === undefined ? {} : { license }) };
    });
}

function namedLicence(path: string, locked: LockedPackage, manifestOf: (path: string) => string): string | undefined {
  try {
    const { license } = JSON.parse(manifestOf(path)) as { license?: unknown };
    return typeof license === 'string' ? license : undefined;
  } catch (error) {
    if (locked.optional) return locked.license;
    throw new Error(`${path} is not installed: run npm ci`, { cause: error });
  }
}

/** Returns a sentence for each package whose licence is not allowed or not named. */
export function licenceProblems(packages: readonly ProductionPackage[]): string[] {
  return packages
    .filter(({ license }) => license === undefined || !isAllowed(license))
    .map(({ path, version, license }) => {
      const name = path.replace(/^.*node_modules\//, '');
      return `${name} ${version} (${path}): ${license ?? 'no licence'}; allowed are ${allowed.join(', ')}`;
    });
}

/**
 * Returns whether an SPDX expression is allowed. If it has alternatives (OR), one of them must be allowed. If it
 * combines licences (AND), all of them must be allowed. An expression with both is not allowed.
 */
function isAllowed(expression: string): boolean {
  const alternatives = expression.replaceAll(/[()]/g, '').split(/\s+OR\s+/);
  if (expression.includes('OR') && expression.includes('AND')) return false;
  return alternatives.some((one) => one.split(/\s+AND\s+/).every((id) => allowed.includes(id)));
}
