import { describe, expect, test } from '@jest/globals';
import { Sealed } from '../access/sealed.js';
import { asCursor, compare, fromCursor, placeOf, Turn, type Candidate, type Place } from './turn.js';

const ONE = '00000000-0000-4000-8000-000000000001';
const TWO = '00000000-0000-4000-8000-000000000002';
const place = (otherwise: Partial<Place> = {}): Place => ({
  until: '2026-02-01',
  since: '2026-01-01',
  id: ONE,
  what: 'role-to-approve',
  ...otherwise,
});
const candidate = (otherwise: Partial<Place> = {}): Candidate => {
  const { id, since, until } = place(otherwise);
  return { since, until, sealed: new Sealed('RoleHeld', { id }, {}) };
};
const ids = (candidates: readonly Candidate[]): readonly string[] => candidates.map(({ sealed }) => sealed.id);

describe('the turn of what waits', () => {
  test('S7 what is due first comes first, what never ends comes last; then what is oldest', () => {
    const inOrder = [
      place({ until: '2026-01-31', since: '2026-01-20' }),
      place(),
      place({ id: TWO }),
      place({ id: TWO, what: 'role-to-confirm' }),
      place({ since: '2026-01-02' }),
      place({ until: null, since: '2020-01-01' }),
    ];
    expect(inOrder.toReversed().sort(compare)).toEqual(inOrder);
    expect(compare(place(), place())).toBe(0);
  });

  test('S7 a page goes on where the one before ended, also with the other thing that the same record waits for', () => {
    const all = [candidate({ until: null }), candidate({ id: TWO }), candidate()];
    const among = (what: string, after: Place | null, limit = 9) => ids(new Turn(what, after, limit).among(all));
    expect(among('role-to-approve', null)).toEqual([ONE, TWO, ONE]);
    expect(among('role-to-approve', place(), 1)).toEqual([TWO]);
    expect(among('role-to-confirm', place(), 1)).toEqual([ONE]);
    expect(among('role-to-approve', place({ until: null }))).toEqual([]);
  });

  test('S7 where fewer came than were asked for, nothing follows', () => {
    const read = [candidate(), candidate({ id: TWO })];
    expect(new Turn('role-to-approve', null, 3).following(read)).toBeNull();
    expect(new Turn('role-to-approve', null, 2).following([])).toBeNull();
    expect(new Turn('role-to-approve', null, 2).following(read)?.after).toEqual(place({ id: TWO }));
  });

  test('S7 a cursor brings back the place that it was made of', () => {
    for (const one of [place(), place({ until: null })]) expect(fromCursor(asCursor(one))).toEqual(one);
    expect(placeOf('role-to-approve', candidate())).toEqual(place());
  });
});
