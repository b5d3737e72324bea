/** A name that may be repeated to the caller: one that looks like an identifier, no longer than any of ours. */
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_-]{0,39}$/;

/** Stands for a part of a path whose name is not repeated. */
const UNNAMED = '?';

/**
 * A place in the input as a JSON pointer (RFC 6901), '' for the whole. Names a caller invented are data (a name, a
 * number typed in the wrong place), so only those that look like an identifier are shown (D5).
 */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${shownName(part)}`).join('');
}

/** The name itself, or '?' where it does not look like an identifier. */
export function shownName(part: PropertyKey): string {
  if (typeof part === 'number') {
    return String(part);
  }
  return typeof part === 'string' && IDENTIFIER.test(part) ? part : UNNAMED;
}
