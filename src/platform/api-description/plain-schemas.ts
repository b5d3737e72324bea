import type { ApiWords } from './route-description.js';

type Members = Readonly<Record<string, unknown>>;

/**
 * Rewrites what schemas carry beyond OpenAPI's own words, wherever they stand in the description:
 * - `.meta({ rule: 'V9' })` is told as an extension, `x-rule`;
 * - `.meta({ codes: 'role' })` enumerates the codes of that list as the policies have it now, and names the list, `x-code-list`;
 *   `.meta({ knownCodes: … })` names it alone, where other codes are taken too;
 * - of what may be null, an enumeration lists null (OpenAPI 3.0.3, 4.7.24.1);
 * - what an extension holds is left as it is;
 * - bounds that only say that a number is a safe integer are left out, and `readOnly`, which means nothing in an answer.
 */
export function plainSchemas<T>(value: T, meaningsOf: ApiWords['meaningsOf']): T {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => plainSchemas(item, meaningsOf)) as T;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const members = Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
    plainMember(name, member, meaningsOf).map(([to, said]) => [
      to,
      to.startsWith('x-') ? said : plainSchemas(said, meaningsOf),
    ]),
  );
  return withNull(Object.fromEntries(members) as Members) as T;
}

function plainMember(name: string, member: unknown, meaningsOf: ApiWords['meaningsOf']): [string, unknown][] {
  if (typeof member === 'string') {
    if (name === 'rule') return [['x-rule', member]];
    if (name === 'knownCodes') return [['x-code-list', member]];
    if (name === 'codes')
      return [
        ['enum', [...meaningsOf(member).keys()]],
        ['x-code-list', member],
      ];
  }
  const isNoBound = Math.abs(Number(member)) === Number.MAX_SAFE_INTEGER && /^(min|max)imum$/.test(name);
  return isNoBound || member === undefined || (name === 'readOnly' && member === true) ? [] : [[name, member]];
}

function withNull(schema: Members): Members {
  const { nullable, enum: codes } = schema;
  return nullable === true && Array.isArray(codes) && !codes.includes(null)
    ? { ...schema, enum: [...(codes as unknown[]), null] }
    : schema;
}
