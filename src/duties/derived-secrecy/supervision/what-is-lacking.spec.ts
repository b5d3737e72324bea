import { describe, expect, test } from '@jest/globals';
import { assistant, doctor, held, NOW, SECRECY, signed, TEXTS, UNDERTAKING } from '../people.fixture.js';
import { whatIsLacking, type HeldUnder } from './what-is-lacking.js';

const lacking = (otherwise: Partial<HeldUnder>): readonly string[] =>
  whatIsLacking(
    { assistant: assistant(), doctor: doctor(), employerIds: ['acme'], stillResponsible: true, ...otherwise },
    TEXTS,
    NOW,
  );

describe('what derived secrecy lacks', () => {
  test('S2 nothing, when everything is in order', () => {
    expect(lacking({})).toEqual([]);
  });

  test.each<[string, string[], Partial<HeldUnder>]>([
    ['S7', ['account-not-active'], { assistant: assistant({ status: 'suspended' }) }],
    ['S7', ['account-not-active'], { assistant: assistant({ kind: 'hired', hiredUntil: '2026-03-09' }) }],
    ['S7', ['account-not-active', 'undertaking'], { assistant: assistant({ declarations: [SECRECY] }) }],
    ['S2', ['assistants-role'], { assistant: assistant({ roles: [] }) }],
    ['S3', ['declaration'], { assistant: assistant({ declarations: [UNDERTAKING] }) }],
    [
      'S3',
      ['declaration'],
      {
        assistant: assistant({
          declarations: [UNDERTAKING, signed('secrecy', 'derived-secrecy', '2026-03-10T11:00:00Z')],
        }),
      },
    ],
    [
      'S3',
      ['declaration'],
      { assistant: assistant({ declarations: [UNDERTAKING, signed('old', 'derived-secrecy')] }) },
    ],
    [
      'S3',
      ['instruction'],
      { assistant: assistant({ instructions: [{ givenOn: '2025-03-09', validUntil: '2026-03-09' }] }) },
    ],
    [
      'S10',
      ['on-the-employers-side'],
      { assistant: assistant({ roles: [held('derived-secrecy'), held('casework', 'acme')] }) },
    ],
    ['S15', ['doctors-registration'], { doctor: doctor({ registrations: [] }) }],
    ['S5', ['responsibility'], { stillResponsible: false }],
  ])('%s names %j', (_, expected, otherwise) => {
    expect(lacking(otherwise)).toEqual(expected);
  });

  test('S10 not that somebody does casework for another employer', () => {
    expect(lacking({ assistant: assistant({ roles: [held('derived-secrecy'), held('casework', 'globex')] }) })).toEqual(
      [],
    );
  });
});
