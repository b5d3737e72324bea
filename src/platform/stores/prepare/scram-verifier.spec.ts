import { describe, expect, test } from '@jest/globals';
import { scramVerifier } from './scram-verifier.js';

describe("the stored form of a login's password", () => {
  test('D2 is what PostgreSQL would store, so that the password itself is sent nowhere', () => {
    // PostgreSQL's own for the password 'pencil' and the salt of RFC 7677, section 3.
    const salt = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64');
    expect(scramVerifier('pencil', salt)).toBe(
      'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:' +
        'wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
    );
  });

  test('D2 differs each time', () => {
    expect(scramVerifier('pencil')).not.toBe(scramVerifier('pencil'));
  });

  const unusable = ['', 'pass\nword', 'wachtwoord-é'];
  test.each(unusable)('D2 an unusable password is refused without repeating it', (password) => {
    expect(() => scramVerifier(password)).toThrow('outside printable ASCII');
  });
});
