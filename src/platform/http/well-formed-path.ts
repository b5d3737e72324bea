/**
 * Segments of letters, digits and inner '.', '_', '-'; that is all any of our paths consists of. So percent-encoding,
 * '//', '..', ';', a trailing dot or slash, an absolute-form target and the asterisk form have no meaning here at all.
 */
const PATH = /^(\/[A-Za-z0-9]+([._-]+[A-Za-z0-9]+)*)+$/;

/** May this request target reach a route? Path and query as received; only the path is judged. */
export function isWellFormedPath(target: string): boolean {
  const query = target.indexOf('?');
  return PATH.test(query < 0 ? target : target.slice(0, query));
}
