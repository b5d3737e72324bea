import fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import {
  whatMayLeave,
  type Counted,
  type Figures,
} from '../../src/records/employer-dossier/group-figure/what-may-leave.js';
import { determinedBelow } from './group-attack.js';

/** One quarter of one employer, and the smallest group of which something may be said. */
interface Question {
  readonly counted: Counted;
  readonly minimum: number;
}

type Answering = (question: Question) => Figures;

/** Nobody often enough that a house of nobody at all is among any two thousand. */
const people = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 45 }), fc.integer({ min: 0, max: 12 }));
const question: fc.Arbitrary<Question> = fc.record({
  counted: fc.record({ short: people, medium: people, long: people }),
  minimum: fc.oneof(fc.constant(10), fc.integer({ min: 2, max: 14 })),
});

/** Whoever knows the answer, and how answers are made, knows of no group that it is smaller than the minimum. */
const nothingIsDetermined = (answering: Answering): fc.IProperty<[Question]> =>
  fc.property(question, (asked) => {
    expect(determinedBelow((counted) => answering({ ...asked, counted }), asked.counted, asked.minimum)).toEqual([]);
  });

const sound: Answering = ({ counted, minimum }) => whatMayLeave(counted, minimum);
const atLeast = (number: number, minimum: number): number | null => (number >= minimum ? number : null);

/** Ways in which a figure could give away a group that is too small, each of which the property has to find. */
const FAULTS: Readonly<Record<string, Answering>> = {
  'the minimum is one too low': ({ counted, minimum }) => {
    const { short, medium, long } = counted;
    return minimum > 2
      ? whatMayLeave(counted, minimum - 1)
      : { ...whatMayLeave(counted, minimum), absent: atLeast(short + medium + long, 1) };
  },
  'nobody is said to be nobody': (asked) => {
    const { short, medium, long } = asked.counted;
    return short + medium + long === 0 ? { absent: 0, short: 0, longer: 0, medium: 0, long: 0 } : sound(asked);
  },
  'each part is held against the minimum by itself': ({ counted: { short, medium, long }, minimum }) => ({
    absent: atLeast(short + medium + long, minimum),
    short: atLeast(short, minimum),
    longer: atLeast(medium + long, minimum),
    medium: atLeast(medium, minimum),
    long: atLeast(long, minimum),
  }),
  'of a whole one part is left out, and it is the only one': (asked) => {
    const { medium, long } = asked.counted;
    const figures = sound(asked);
    return figures.longer === null
      ? figures
      : { ...figures, medium: atLeast(medium, asked.minimum), long: atLeast(long, asked.minimum) };
  },
  'the parts are shown without what they are parts of': (asked) => {
    const { short, medium, long } = asked.counted;
    const figures = sound(asked);
    return {
      ...figures,
      longer: atLeast(medium + long, asked.minimum),
      absent: atLeast(short + medium + long, asked.minimum),
    };
  },
  'a part that is too small is counted with another': ({ counted: { short, medium, long }, minimum }) => {
    const moved = long < minimum ? { short, medium: medium + long, long: 0 } : { short, medium, long };
    const figures = whatMayLeave(moved, minimum);
    return long < minimum && medium >= minimum ? { ...figures, medium, long: null } : figures;
  },
};

describe('what figures say together', () => {
  test('V10 whatever is combined of an answer, it determines no group of fewer than the minimum', () => {
    fc.assert(nothingIsDetermined(sound), { numRuns: 400 });
  });

  test('V10 in every house of few people, and under every small minimum', () => {
    for (const minimum of [2, 3, 4]) {
      for (let short = 0; short <= 2 * minimum; short += 1)
        for (let medium = 0; medium <= 2 * minimum; medium += 1)
          for (let long = 0; long <= 2 * minimum; long += 1) {
            const counted = { short, medium, long };
            const found = determinedBelow((other) => whatMayLeave(other, minimum), counted, minimum);
            expect([minimum, counted, found]).toEqual([minimum, counted, []]);
          }
    }
  });

  test('V10 the promise is not kept by silence: what has the minimum in each of its parts is said in full', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 20 }), people, people, people, (minimum, short, medium, long) => {
        const counted = { short: minimum + short, medium: minimum + medium, long: minimum + long };
        const longer = counted.medium + counted.long;
        expect(whatMayLeave(counted, minimum)).toEqual({ ...counted, longer, absent: counted.short + longer });
      }),
    );
  });

  test.each(Object.entries(FAULTS))('V10 it is noticed when %s', (_, faulty) => {
    expect(fc.check(nothingIsDetermined(faulty), { numRuns: 2_000 }).failed).toBe(true);
  });
});
