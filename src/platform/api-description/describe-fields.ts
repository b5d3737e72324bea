import type { ApiWords } from './route-description.js';

type Members = Readonly<Record<string, unknown>>;
type Words = Pick<ApiWords, 'wordsOfField' | 'meaningsOf'>;

/** What unit a field has, from its format: said of all alike. */
const UNITS: Readonly<Record<string, string>> = {
  date: 'A day, YYYY-MM-DD, on the calendar of Europe/Amsterdam.',
  'date-time': 'An instant, ISO 8601: shown in UTC, taken with its offset.',
};

/**
 * Describes the fields of every object and every parameter, wherever they stand: with its schema's own words or else those of
 * its name, then its unit, then what each of its codes means.
 */
export function describeFields<T>(value: T, words: Words): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => describeFields(item, words)) as T;
  const walked: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) walked[name] = describeFields(member as unknown, words);
  return withFields(walked, words) as T;
}

function withFields(members: Members, words: Words): Members {
  if (isMembers(members['properties'])) {
    const fields = Object.entries(members['properties']).map(([name, field]) => [
      name,
      describedField(name, field, words),
    ]);
    return { ...members, properties: Object.fromEntries(fields) as unknown };
  }
  const { name, in: place, schema } = members;
  return typeof name === 'string' && typeof place === 'string' && isMembers(schema)
    ? { ...members, description: textOf(name, members, schema, words) }
    : members;
}

function describedField(name: string, field: unknown, words: Words): unknown {
  if (!isMembers(field)) return field;
  const description = textOf(name, field, field, words);
  if (description === undefined) return field;
  // What stands beside a reference means nothing in OpenAPI 3.0.
  return '$ref' in field ? { allOf: [field], description } : { ...field, description };
}

/** @param said whose description it is, @param schema whose format and codes */
function textOf(name: string, said: Members, schema: Members, words: Words): string | undefined {
  const own = said['description'] ?? words.wordsOfField(name);
  if (typeof own !== 'string' || own === '') return undefined;
  const unit = UNITS[String(schema['format'])];
  return [unit === undefined ? own : `${own} ${unit}`, ...codesIn(schema, words)].join('\n\n');
}

function codesIn(schema: Members, { meaningsOf }: Words): string[] {
  const { 'x-code-list': list, enum: codes, items } = schema;
  if (isMembers(items)) return codesIn(items, { meaningsOf, wordsOfField: () => undefined });
  if (typeof list !== 'string' || !Array.isArray(codes)) return [];
  const meanings = meaningsOf(list);
  const lines = codes.flatMap((code) =>
    typeof code === 'string' ? [`- \`${code}\`: ${meanings.get(code) ?? ''}`] : [],
  );
  return [lines.join('\n')];
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
