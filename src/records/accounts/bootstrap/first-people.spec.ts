import { describe, expect, test } from '@jest/globals';
import { firstPeopleOf } from './first-people.js';

const told = {
  'accounts-keeper': ' A. de Boer',
  doctor: 'B. Vos',
  'doctor-registration': '19012345601',
  'doctor-registered-until': '2030-01-31',
};

describe('the first two people', () => {
  test('S15 are named, the doctor with the registration that was looked up', () => {
    expect(firstPeopleOf(told)).toEqual({
      accountsKeeper: 'A. de Boer',
      doctor: 'B. Vos',
      registrationNumber: '19012345601',
      registeredUntil: '2030-01-31',
    });
  });

  test.each([
    ['accounts-keeper', undefined],
    ['doctor', '  '],
    ['doctor', 'B.\u202eVos'],
    ['doctor-registration', '1901234560'],
    ['doctor-registered-until', '2030-02-30'],
  ])('S15 an ill-formed --%s (%s) is named without its value', (option, value) => {
    expect(() => firstPeopleOf({ ...told, [option]: value })).toThrow(`Missing or ill-formed: --${option}.`);
  });

  test('S7 are two', () => {
    expect(() => firstPeopleOf({ ...told, doctor: 'a. de boer' })).toThrow('two people');
    expect(() => firstPeopleOf({})).toThrow(
      /--accounts-keeper, --doctor, --doctor-registration, --doctor-registered-until/,
    );
  });
});
