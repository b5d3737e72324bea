/** What a query string says: each name once with its text, or, repeated, with the list of its texts. */
export type QueryValues = Readonly<Record<string, string | readonly string[]>>;

/** Stands for a query string that is not well-formed; no schema accepts it, and the input guard names it. */
export const MALFORMED_QUERY: QueryValues = Object.freeze({ '': 'malformed' });

/**
 * Reads a query string. Nothing is built from names: 'a[b]=c' is the name 'a[b]', which no schema knows. Bad
 * percent-encoding, bytes that aren't UTF-8 and empty names give MALFORMED_QUERY. Never throws.
 */
export function readQuery(text: string): QueryValues {
  const values = Object.create(null) as Record<string, string | string[]>;
  try {
    for (const part of text === '' ? [] : text.split('&')) {
      const [name, value] = readPart(part);
      const earlier = values[name];
      values[name] = earlier === undefined ? value : [earlier, value].flat();
    }
  } catch {
    return MALFORMED_QUERY;
  }
  return values;
}

function readPart(part: string): [string, string] {
  const equals = part.indexOf('=');
  if (equals < 1) {
    throw new RangeError('not name=value');
  }
  return [decode(part.slice(0, equals)), decode(part.slice(equals + 1))];
}

/** @throws URIError on bad percent-encoding and on bytes that are no UTF-8 */
function decode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}
