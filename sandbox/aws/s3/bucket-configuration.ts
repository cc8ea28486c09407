import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { notImplemented, S3Error } from '../operation/s3-error.ts';
import type { S3Request } from './s3-operation.ts';

export interface BucketConfiguration {
  readonly locationConstraint: string | undefined;
}

const MAX_BYTES = 16_384;

/** Resolves no entities and keeps numbers as text. */
const parser = new XMLParser({ processEntities: false, parseTagValue: false, ignoreDeclaration: true });

/** The only accepted value of each of these headers. It describes every bucket of the sandbox anyway. */
const HARMLESS: Readonly<Record<string, string>> = {
  'x-amz-acl': 'private',
  'x-amz-object-ownership': 'BucketOwnerEnforced',
  'x-amz-bucket-object-lock-enabled': 'false',
  'x-amz-bucket-namespace': 'global',
};

/**
 * Reads the body and the headers of CreateBucket.
 * @throws MalformedXML; NotImplemented for an option that the sandbox would have to ignore
 */
export function readConfiguration({ headers }: S3Request, payload: Uint8Array): BucketConfiguration {
  const option = [...headers].find(([name, value]) => isOption(name) && HARMLESS[name] !== value);
  if (option) throw notImplemented(`the header ${option[0]} of CreateBucket`);
  const text = new TextDecoder().decode(payload);
  if (text.trim() === '') return { locationConstraint: undefined };
  const root = parsed(text);
  if (!('CreateBucketConfiguration' in root) || Object.keys(root).length !== 1) throw malformedXml();
  const configuration = root.CreateBucketConfiguration;
  if (configuration === '') return { locationConstraint: undefined };
  if (typeof configuration !== 'object' || configuration === null) throw malformedXml();
  const { LocationConstraint: constraint = '', ...others } = configuration as Record<string, unknown>;
  const [other] = Object.keys(others);
  if (other === 'Location' || other === 'Bucket' || other === 'Tags') throw notImplemented(`${other} of CreateBucket`);
  if (other !== undefined || typeof constraint !== 'string') throw malformedXml();
  return { locationConstraint: constraint === '' ? undefined : constraint };
}

function isOption(name: string): boolean {
  return name.startsWith('x-amz-grant-') || Object.hasOwn(HARMLESS, name);
}

function parsed(text: string): object {
  if (text.length > MAX_BYTES || /<!DOCTYPE/i.test(text) || XMLValidator.validate(text) !== true) throw malformedXml();
  try {
    return parser.parse(text) as object;
  } catch {
    throw malformedXml();
  }
}

function malformedXml(): S3Error {
  const message = 'The XML you provided was not well-formed or did not validate against our published schema';
  return new S3Error('MalformedXML', 400, message);
}
