import { describe, expect, test } from '@jest/globals';
import { howAnotherPerson, isSameFamilyName } from './how-another-person.js';

const BORN = '1989-05-05';

describe('a row about a staff number on record', () => {
  test('D1 with another birth date is about another person, whatever the name', () => {
    const recorded = { birthDate: BORN, familyName: 'Strijbosch' };
    expect(howAnotherPerson(recorded, { birthDate: '1990-05-05', familyName: 'Strijbosch' })).toBe('birthDate');
  });

  test('D1 with the same birth date is about the same person, also who married', () => {
    expect(
      howAnotherPerson({ birthDate: BORN, familyName: 'Strijbosch' }, { birthDate: BORN, familyName: 'Smit' }),
    ).toBeNull();
  });

  test('S1 where no birth date is recorded the family name has to be the same', () => {
    const recorded = { birthDate: null, familyName: 'Strijbosch' };
    expect(howAnotherPerson(recorded, { birthDate: BORN, familyName: 'STRIJBOSCH' })).toBeNull();
    expect(howAnotherPerson(recorded, { birthDate: BORN, familyName: 'Smit' })).toBe('familyName');
  });
});

describe('two spellings of a family name', () => {
  test.each([
    ['Strijbosch-Verhagen', 'strijbosch verhagen', true],
    ['Çelik', 'CELIK', true],
    ["O'Brien", 'Obrien', true],
    ['Smit', 'Smits', false],
    ['王', '李', false],
  ])('D1 %j and %j are the same: %s', (one, other, expected) => {
    expect(isSameFamilyName(one, other)).toBe(expected);
  });
});
