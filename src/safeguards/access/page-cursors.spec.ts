import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Context } from './context.js';
import { PageCursors } from './page-cursors.js';
import { Sealed } from './sealed.js';

const cursors = new PageCursors(createSecretKey(randomBytes(32)));

/** Cursors look at account, role and route alone; opening is tried in sealed.spec.ts. */
function reader(accountId: string, role: string, route = 'GET /v1/things'): Context {
  return {
    actor: { accountId, role, employerIds: [], employeeIds: [] },
    trail: { facts: { route } },
  } as unknown as Context;
}

class Shown extends Sealed<{ readonly id: string }> {
  constructor(private readonly shown: { readonly id: string }) {
    super('Thing', shown, {});
  }

  override open(): { readonly id: string } {
    return this.shown;
  }
}

function firstPage(context: Context, count = 3): { ids: string[]; next: string | null } {
  const ids = Array.from({ length: count }, () => randomUUID()).sort();
  return {
    ids,
    next: cursors.page(
      context,
      'jan',
      ids.map((id) => new Shown({ id })),
      2,
    ).next,
  };
}

describe('cursors of pages', () => {
  test('D5 a cursor leads on for who got it, and shows no id', () => {
    const vos = reader('dr-vos', 'doctor');
    const { ids, next } = firstPage(vos);
    expect(cursors.read(vos, { after: next ?? '' }, 'jan')).toEqual({ after: ids[1], limit: 20 });
    expect(Buffer.from(next ?? '', 'base64url').toString('latin1')).not.toContain(ids[1]);
    expect(firstPage(vos, 2).next).toBeNull();
  });

  test('D5 another account, role, list or query, and a forged cursor, get one and the same refusal', () => {
    const { next } = firstPage(reader('dr-vos', 'doctor'));
    const after = next ?? '';
    const forged = Buffer.from(after, 'base64url');
    forged[forged.length - 1] = (forged.at(-1) ?? 0) ^ 1;
    const attempts: [Context, string, string][] = [
      [reader('dr-smit', 'doctor'), after, 'jan'],
      [reader('dr-vos', 'deputy'), after, 'jan'],
      [reader('dr-vos', 'doctor'), after, 'piet'],
      [reader('dr-vos', 'doctor', 'GET /v1/others'), after, 'jan'],
      [reader('dr-vos', 'doctor'), forged.toString('base64url'), 'jan'],
      [reader('dr-vos', 'doctor'), 'A'.repeat(60), 'jan'],
    ];
    for (const [context, cursor, query] of attempts) {
      expect(() => cursors.read(context, { after: cursor }, query)).toThrow('The input is not what this route accepts');
    }
  });
});
