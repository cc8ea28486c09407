import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';

/** A rule over several fields of one object. Slack reports every violation with the code `failed_constraint`. */
type Rule = z.core.CheckFn<Record<string, unknown>>;

export function exactlyOneOf(...fields: readonly string[]): Rule {
  return ({ value, issues }) => {
    if (fields.filter((field) => field in value).length === 1) return;
    issues.push(
      failure(value, `must provide exactly one of: ${fields.join(', ')}`, { type: 'one_of', expected: fields }),
    );
  };
}

export function atLeastOneOf(...fields: readonly string[]): Rule {
  return ({ value, issues }) => {
    if (fields.some((field) => field in value)) return;
    issues.push(
      failure(value, `must provide at least one of: ${fields.join(', ')}`, { type: 'any_of', expected: fields }),
    );
  };
}

export function atMostOneOf(...fields: readonly string[]): Rule {
  return ({ value, issues }) => {
    if (fields.filter((field) => field in value).length <= 1) return;
    issues.push(
      failure(value, `must provide at most one of: ${fields.join(', ')}`, { type: 'one_of', expected: fields }),
    );
  };
}

/** Requires that each initial option equals one of the offered options, field by field. */
export function startsWithOfferedOptions(field: 'initial_option' | 'initial_options'): Rule {
  return ({ value, issues }) => {
    const offered = [value.options, value.option_groups].flat().flatMap(optionsIn);
    [value[field]].flat().forEach((chosen, index) => {
      if (chosen === undefined || offered.some((option) => isDeepStrictEqual(option, chosen))) return;
      const path = field === 'initial_options' ? [field, index] : [field];
      issues.push({ ...failure(value, 'must be one of the options', { type: 'one_of_options' }), path });
    });
  };
}

/** Requires, if both are given, that the number at `upper` is not below the number at `lower`. */
export function ordered(lower: string, upper: string): Rule {
  return ({ value, issues }) => {
    if (Number(value[lower] ?? Number.NEGATIVE_INFINITY) <= Number(value[upper] ?? Number.POSITIVE_INFINITY)) return;
    const constraint = { type: 'minimum', expected: value[lower], got: value[upper] };
    issues.push({ ...failure(value, `must not be less than ${lower}`, constraint), path: [upper] });
  };
}

/** Requires that each row of a table has as many cells as the first row. */
export function equallyLong(field: string): Rule {
  return ({ value, issues }) => {
    const rows = value[field] as readonly (readonly unknown[])[];
    const expected = rows[0]?.length;
    rows.forEach((row, index) => {
      if (row.length === expected) return;
      const constraint = { type: 'row_length', expected, got: row.length };
      const path = [field, index];
      issues.push({ ...failure(value, `must have ${expected} cells like the first row`, constraint), path });
    });
  };
}

/** Requires that the first row of a table, its header, has no rich text. */
export function plainHeader(field: string): Rule {
  return ({ value, issues }) => {
    const [header = []] = value[field] as readonly (readonly { readonly type: string }[])[];
    header.forEach(({ type }, index) => {
      if (type !== 'rich_text') return;
      const constraint = { type: 'enum', expected: ['raw_text', 'raw_number'], got: type };
      const path = [field, 0, index, 'type'];
      issues.push({ ...failure(value, `unsupported type: ${type}`, constraint), path });
    });
  };
}

/** Requires a number above zero in this field. */
export function positive(field: string): Rule {
  return ({ value, issues }) => {
    if (Number(value[field]) > 0) return;
    const constraint = { type: 'exclusive_minimum', expected: 0, got: value[field] };
    issues.push({ ...failure(value, 'must be greater than 0', constraint), path: [field] });
  };
}

/** Requires that no two items of a list have the same text in one field. */
export function withDifferent(list: string, field: string): Rule {
  return ({ value, issues }) => {
    const names = (value[list] as readonly Record<string, unknown>[]).map((item) => item[field]);
    names.forEach((got, index) => {
      if (names.indexOf(got) === index) return;
      const path = [list, index, field];
      issues.push({ ...failure(value, 'must differ from the others', { type: 'unique', got }), path });
    });
  };
}

/** Requires that each series of a chart has one point for each category of the axis. */
export const labelsAsCategories: Rule = ({ value, issues }) => {
  const { categories } = value.axis_config as { readonly categories: readonly string[] };
  const series = value.series as readonly { readonly data: readonly { readonly label: string }[] }[];
  series.forEach(({ data }, index) => {
    const got = data.map((point) => point.label);
    if (isDeepStrictEqual(got.toSorted(), categories.toSorted())) return;
    const constraint = { type: 'categories', expected: categories, got };
    const path = ['series', index, 'data'];
    issues.push({ ...failure(value, 'must have one point for each category', constraint), path });
  });
};

function optionsIn(candidate: unknown): unknown[] {
  if (typeof candidate !== 'object' || candidate === null) return [];
  return 'options' in candidate && Array.isArray(candidate.options) ? candidate.options : [candidate];
}

function failure(input: unknown, message: string, constraint: unknown) {
  return { code: 'custom' as const, input, message, params: { constraint } };
}
