import { daysAfter } from './calendar.js';

/** An absence, from its first day to the first one at work again; null while it runs. */
export interface CountedAbsence {
  readonly person: number;
  readonly firstDay: string;
  readonly recoveredOn: string | null;
}

/** People by the longest absence that began in the quarter. */
export type ByLength = Readonly<Record<'short' | 'medium' | 'long', number>>;

const CLASSES = ['short', 'medium', 'long'] as const;

/** V10 — of a week at most, of six weeks at most, and all others. */
function classOf({ firstDay, recoveredOn }: CountedAbsence): number {
  if (recoveredOn === null) return 2;
  return [7, 42].filter((days) => recoveredOn > daysAfter(firstDay, days)).length;
}

/** V10 — each person with an absence that began on one of these days, once. */
export function peopleByLength(absences: readonly CountedAbsence[], from: string, until: string): ByLength {
  const longest = new Map<number, number>();
  for (const absence of absences) {
    if (absence.firstDay < from || absence.firstDay > until) continue;
    longest.set(absence.person, Math.max(longest.get(absence.person) ?? 0, classOf(absence)));
  }
  const [short, medium, long] = CLASSES.map((_, at) => [...longest.values()].filter((one) => one === at).length);
  return { short: short ?? 0, medium: medium ?? 0, long: long ?? 0 };
}

const MINIMUM = 10;

/** V10 — what is said of them: nothing of fewer than ten, and of two parts of a whole both or neither. */
export function saidOf({ short, medium, long }: ByLength): Readonly<Record<string, number | 'too-few'>> {
  const all = short + medium + long;
  const isSplit = Math.min(short, medium + long) >= MINIMUM;
  const isSplitAgain = isSplit && Math.min(medium, long) >= MINIMUM;
  const said = (is: boolean, people: number): number | 'too-few' => (is ? people : 'too-few');
  return {
    absent: said(all >= MINIMUM, all),
    short: said(isSplit, short),
    longer: said(isSplit, medium + long),
    medium: said(isSplitAgain, medium),
    long: said(isSplitAgain, long),
  };
}
