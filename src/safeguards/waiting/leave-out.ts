/** Part of a list, from after an id. */
type Read<Item> = (after: string | null, limit: number) => Promise<readonly Item[]>;

/**
 * Reads on until `limit` items are left, or no more come, where a second look leaves some of them out.
 * @param after the id after which it begins
 */
export async function leavingOut<Item extends { readonly id: string }>(
  read: Read<Item>,
  leftOut: (ids: readonly string[]) => Promise<ReadonlySet<string>>,
  after: string | null,
  limit: number,
): Promise<readonly Item[]> {
  const left: Item[] = [];
  for (let from = after, more = true; more && left.length < limit;) {
    const some = await read(from, limit);
    const out = await leftOut(some.map(({ id }) => id));
    left.push(...some.filter(({ id }) => !out.has(id)));
    more = some.length === limit;
    from = some.at(-1)?.id ?? from;
  }
  return left.slice(0, limit);
}
