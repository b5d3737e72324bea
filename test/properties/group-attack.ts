import { isDeepStrictEqual } from 'node:util';

/** People by class: the smallest groups that there are. */
type Classes = Readonly<Record<'short' | 'medium' | 'long', number>>;
type Class = keyof Classes;

/** Every group that adding and subtracting could come to: some of the classes together. */
const GROUPS: readonly (readonly Class[])[] = [
  ...[['short'], ['medium'], ['long']],
  ...[
    ['short', 'medium'],
    ['short', 'long'],
    ['medium', 'long'],
  ],
  ['short', 'medium', 'long'],
] as Class[][];

/**
 * V10 — who is given an answer, and knows how answers are made, thinks of every house that would have been answered the same. What is the
 * same in all of them he knows, whatever he added, subtracted or reasoned; so this attack is all attacks on one quarter. Quarters are of
 * different absences and answered each by itself: of several he knows what he knows of each.
 *
 * @param answering how answers are made
 * @param counted the house as it is
 * @returns each group that he knows to be smaller than the minimum, with its size
 */
export function determinedBelow(answering: (counted: Classes) => object, counted: Classes, minimum: number): string[] {
  const answer = answering(counted);
  const alike = possible(counted, minimum).filter((other) => isDeepStrictEqual(answering(other), answer));
  return GROUPS.flatMap((group) => {
    const sizes = new Set(alike.map((other) => sizeOf(other, group)));
    const [size = minimum] = sizes;
    return sizes.size === 1 && size < minimum ? [`${group.join(' and ')}: ${String(size)}`] : [];
  });
}

/** Houses to think of: all with as many people, and all small ones. More of them could only make him less sure. */
function possible(counted: Classes, minimum: number): Classes[] {
  const total = sizeOf(counted, ['short', 'medium', 'long']);
  const totals = new Set([total, ...Array.from({ length: minimum + 1 }, (_, few) => few)]);
  return [...totals].flatMap((of) =>
    Array.from({ length: of + 1 }, (_, short) =>
      Array.from({ length: of - short + 1 }, (__, medium) => ({ short, medium, long: of - short - medium })),
    ).flat(),
  );
}

function sizeOf(classes: Classes, group: readonly Class[]): number {
  return group.reduce((sum, one) => sum + classes[one], 0);
}
