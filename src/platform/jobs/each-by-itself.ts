/**
 * Does the same with each item, one after the other, so that one that fails holds up no other.
 *
 * @param work true when this run did it, false when there was nothing left to do
 * @returns how many this run did
 * @throws what the first failing item threw, after the others
 */
export async function eachByItself<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<boolean>,
): Promise<number> {
  const failures: unknown[] = [];
  let done = 0;
  for (const item of items) {
    try {
      done += (await work(item)) ? 1 : 0;
    } catch (failure) {
      failures.push(failure);
    }
  }
  if (failures.length > 0) throw failures[0];
  return done;
}
