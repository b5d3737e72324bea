/** Keys that a careless service takes over from a body: who one is, how far a thing is, what an object is made of. */
const SURPLUS = [
  'role',
  'status',
  'id',
  'createdAt',
  'version',
  'signedBy',
  'employerId',
  '__proto__',
  'constructor',
] as const;

/** A body with a key too many, and where that key stands, as a JSON pointer. */
export interface Surplus {
  readonly at: string;
  readonly bytes: string;
}

const MARKER = 'surplus-marker';

/** The value that every surplus key has; it may be found nowhere afterwards. */
export const SURPLUS_MARKER = MARKER;

/** The body once for each surplus key in each object within it, also in lists; not for keys that it has already. */
export function withSurplus(body: unknown): Surplus[] {
  return objectsIn(body, '').flatMap(({ at, value }) =>
    SURPLUS.filter((key) => !Object.hasOwn(value, key)).map((key) => ({
      at: `${at}/${key}`,
      // JSON.parse makes an own property of '__proto__', which an object literal would not.
      bytes: written(body, value, `${JSON.stringify(key)}:${JSON.stringify(MARKER)}`),
    })),
  );
}

function objectsIn(value: unknown, at: string): { readonly at: string; readonly value: object }[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.entries(value).flatMap(([name, member]) => objectsIn(member, `${at}/${name}`));
  return Array.isArray(value) ? inside : [{ at, value }, ...inside];
}

/** The body as JSON text, with a member more in one of its objects. */
function written(body: unknown, where: object, member: string): string {
  if (typeof body !== 'object' || body === null) return JSON.stringify(body);
  if (Array.isArray(body)) return `[${body.map((one: unknown) => written(one, where, member)).join(',')}]`;
  const members = Object.entries(body).map(
    ([name, value]) => `${JSON.stringify(name)}:${written(value, where, member)}`,
  );
  return `{${[...members, ...(body === where ? [member] : [])].join(',')}}`;
}
