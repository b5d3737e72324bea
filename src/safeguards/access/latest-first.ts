/** The column that {@link latestFirst} adds: where a row stands in its list, as a cursor holds it. */
export interface PlacedResult {
  readonly place?: string;
}

/** Which parameters of the statement say after which place a page begins (null at the start), and how many rows it has. */
interface PageParameters {
  readonly after: number;
  readonly limit: number;
}

/**
 * A page of a selection, the latest first: the one order a list has besides that of its ids (threats: no sorting by who asks). What a row
 * was placed by goes into the cursor, so that a page goes on where the last one ended, also if its last row is gone by then.
 *
 * @param selection SQL with a column `id`
 * @param moment a column of it: of the latest row the greatest
 * @param type of that column; a day where the reader is told no more than the day
 */
export function latestFirst(
  selection: string,
  moment: string,
  type: 'timestamptz' | 'date' = 'timestamptz',
  { after, limit }: PageParameters = { after: 2, limit: 3 },
): string {
  const [place, rows] = [`$${String(after)}::text`, `$${String(limit)}`];
  const UUID = 36;
  return `
  SELECT l.*, l.${moment}::text || ' ' || l.id AS place FROM (${selection}) l
  WHERE ${place} IS NULL
    OR (l.${moment}, l.id) < (left(${place}, -${String(UUID + 1)})::${type}, right(${place}, ${String(UUID)})::uuid)
  ORDER BY l.${moment} DESC, l.id DESC LIMIT ${rows}`;
}
