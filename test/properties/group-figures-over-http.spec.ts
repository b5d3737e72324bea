import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GroupFigureWorld } from '../stories/group-figure-world.js';
import { determinedBelow } from './group-attack.js';
import { daysAfter } from './specification/calendar.js';
import { peopleByLength, saidOf, type CountedAbsence } from './specification/group-count.js';
import { chooseFrom, type Choose } from './world/making.js';

const RUNS = process.env['KLUIS_LONG'] === '1' ? 150 : 12;
const CELLS = ['absent', 'short', 'longer', 'medium', 'long'];

interface Quarter {
  readonly from: string;
  readonly until: string;
}

/** An employer whose people fall absent around the edges of quarters and of classes, so many that some groups are large enough. */
function makeAbsences(choose: Choose, quarters: readonly Quarter[]): CountedAbsence[] {
  const people = choose(0, 9, 12, 25, 40, 60, 90);
  const days = choose<readonly (number | null)[]>(
    [0, 7, 7, 8, 42, 42, 43, null],
    [7, 7, 7, 8],
    [8, 42, 43, null],
    [7, 43],
  );
  return Array.from({ length: people }, (_, person) =>
    Array.from({ length: choose(1, 1, 2) }, () => {
      const { from, until } = choose(...quarters);
      const firstDay = choose(from, from, until, daysAfter(from, 30), daysAfter(from, -1), daysAfter(until, 1));
      const length = choose(...days);
      return { person, firstDay, recoveredOn: length === null ? null : daysAfter(firstDay, length) };
    }),
  ).flat();
}

describe('figures about the people of random employers', () => {
  let world: GroupFigureWorld;
  let quarters: Quarter[];
  beforeAll(async () => {
    world = await GroupFigureWorld.open();
    quarters = [await world.quarter(4), await world.quarter(3), await world.quarter(2)];
  });
  afterAll(() => world.close());

  /** An employer with these absences, and an officer of that name, counted. @returns what its officer is shown, by the quarter's first day */
  const shownOf = async (name: string, absences: readonly CountedAbsence[]): Promise<Map<unknown, unknown>> => {
    const employerId = await world.employer(name);
    await world.cast.sql(
      `WITH people AS (
         INSERT INTO access.employee (id, employer_id)
         SELECT gen_random_uuid(), $1 FROM generate_series(1, $2::int) RETURNING id),
       numbered AS (SELECT id, row_number() OVER () - 1 AS person FROM people)
       INSERT INTO access.absence (id, employee_id, first_day, recovered_on)
       SELECT gen_random_uuid(), n.id, a.first_day, a.recovered_on
       FROM unnest($3::int[], $4::date[], $5::date[]) AS a (person, first_day, recovered_on) JOIN numbered n USING (person)`,
      [
        employerId,
        Math.max(0, ...absences.map(({ person }) => person + 1)),
        absences.map(({ person }) => person),
        absences.map(({ firstDay }) => firstDay),
        absences.map(({ recoveredOn }) => recoveredOn),
      ],
    );
    await world.count();
    const figures = await world.figures(name, employerId);
    return new Map(figures.map((one) => [one['from'], Object.fromEntries(CELLS.map((cell) => [cell, one[cell]]))]));
  };

  test('V10 an officer is shown what is on record as far as it may leave, and nothing from which a smaller group follows', async () => {
    const answers = new Set<string>();
    let made = 0;
    await fc.assert(
      fc.asyncProperty(fc.noShrink(fc.nat()), async (seed) => {
        made += 1;
        const absences = makeAbsences(chooseFrom(seed), quarters);
        const shown = await shownOf(`officer-${String(made)}`, absences);
        for (const { from, until } of quarters) {
          const counted = peopleByLength(absences, from, until);
          expect([from, shown.get(from)]).toEqual([from, saidOf(counted)]);
          expect([from, determinedBelow(saidOf, counted, 10)]).toEqual([from, []]);
          answers.add(
            Object.values(saidOf(counted))
              .map((one) => typeof one)
              .join(),
          );
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
    // Not of all of them the same is said, or nothing.
    expect(answers.size).toBeGreaterThanOrEqual(2);
  });

  test.each([
    ['an absence of exactly a week is medium', 'p.days <= short_days', 'p.days < short_days'],
    ['somebody counts by the shortest of his absences', 'max(coalesce', 'min(coalesce'],
    ['the last day of the quarter is left out', 'AND absent_people.last_day', 'AND absent_people.last_day - 1'],
    ['an absence counts as often as it is', 'GROUP BY a.employee_id', 'GROUP BY a.id'],
    ["another employer's people count", 'e.employer_id = employer AND', ''],
  ])('V10 it is noticed when %s', async (name, from, to) => {
    const definition = "SELECT pg_get_functiondef('employer.absent_people'::regproc) AS says";
    const [sound] = await world.cast.sql<{ says: string }>(definition);
    const says = sound?.says ?? '';
    expect(says).toContain(from);
    await world.cast.sql(says.replaceAll(from, to));
    try {
      const absences = quarters.flatMap(({ from: first, until }): CountedAbsence[] =>
        Array.from({ length: 90 }, (_, person) => {
          const length = [7, 42, 43][person % 3] ?? 7;
          const recovered = (firstDay: string, days: number) => ({
            person,
            firstDay,
            recoveredOn: daysAfter(firstDay, days),
          });
          return [recovered(first, 1), recovered(until, length)];
        }).flat(),
      );
      const shown = await shownOf(`officer-${name.replaceAll(/\W/g, '-')}`, absences);
      const said = quarters.map((one) => saidOf(peopleByLength(absences, one.from, one.until)));
      expect(quarters.map((one) => shown.get(one.from))).not.toEqual(said);
    } finally {
      await world.cast.sql(says);
    }
  });
});
