/**
 * Where the bytes that are asked for begin (RFC 9110, 14.2): one range to the end, as who resumes asks it.
 * @param range the header
 * @param etag what `If-Range` has to name, where it is said; another one asks for all of it (RFC 9110, 13.1.5)
 * @returns 0 for all of it; 'unsatisfiable' for one that begins after the end; another form of range is ignored, as it may be
 */
export function askedFrom(
  range: string | undefined,
  ifRange: string | undefined,
  etag: string,
  bytes: number,
): number | 'unsatisfiable' {
  const [, first] = /^bytes=(\d{1,15})-$/.exec(range ?? '') ?? [];
  if (first === undefined || (ifRange !== undefined && ifRange !== etag)) return 0;
  const from = Number(first);
  return from < bytes ? from : 'unsatisfiable';
}
