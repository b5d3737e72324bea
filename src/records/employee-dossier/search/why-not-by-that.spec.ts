import { expect, test } from '@jest/globals';
import { whyNotByThat } from './why-not-by-that.js';

test('S7 one seeks by what one is shown, and one field that is not shown refuses all of it', () => {
  const shown = new Set(['familyName', 'birthDate']);
  expect(whyNotByThat(shown, { familyName: 'Wit', birthDate: '1980-02-29' })).toBeNull();
  expect(whyNotByThat(shown, { familyName: 'Wit', staffNumber: undefined })).toBeNull();
  const refused = whyNotByThat(shown, { familyName: 'Wit', staffNumber: 'A1' });
  expect(refused).toMatchObject({ status: 403, code: 'sought-by-what-is-not-shown', extra: { rule: 'S7' } });
});
