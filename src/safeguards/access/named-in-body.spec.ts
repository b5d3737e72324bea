import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { employeesIn } from './named-in-body.js';

const [jan, piet] = [randomUUID(), randomUUID()];

describe('whom a body names', () => {
  test('A1 one employee or several, each once, by the key that the route declares', () => {
    expect(employeesIn({ employeeId: jan, ground: 'curiosity' }, 'employeeId')).toEqual([jan]);
    expect(employeesIn({ employeeIds: [jan, 'nobody', piet, jan] }, 'employeeIds')).toEqual([jan, piet]);
    expect(employeesIn({ employeeId: jan }, 'employeeIds')).toEqual([]);
  });

  test('A1 nobody where there is no such key, or no id', () => {
    for (const body of [undefined, null, 'text', [jan], {}, { employeeId: 7 }, { employeeId: 'jan' }]) {
      expect(employeesIn(body, 'employeeId')).toEqual([]);
    }
  });

  test('A1 a hundred at most, however many are sent', () => {
    const employeeIds = Array.from({ length: 101 }, () => randomUUID());
    expect(employeesIn({ employeeIds }, 'employeeIds')).toEqual(employeeIds.slice(0, 100));
  });
});
